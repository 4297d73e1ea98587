package io.zongji.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A platform thread for each lane.
final class LaneThreads implements Crew {
  private final List<Thread> threads = new ArrayList<>();

  @Override
  public void begin(List<Lane> lanes) {
    for (var lane : lanes) {
      threads.add(Thread.ofPlatform().name("door-" + (threads.size() + 1)).start(lane));
    }
  }

  @Override
  public Outcome await(CompletableFuture<Outcome> answer) {
    if (threads.contains(Thread.currentThread())) {
      throw new IllegalStateException("a lane must not wait for itself; use send");
    }
    return answer.join();
  }

  @Override
  public void end() {
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
