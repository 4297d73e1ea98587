package io.zongji.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Background work on virtual threads.
enum VirtualThreads implements Background {
  INSTANCE;

  private static final ThreadLocal<@Nullable List<Thread>> HELD = new ThreadLocal<>();

  @Override
  public void run(String name, Runnable work) {
    var thread = Thread.ofVirtual().name(name).unstarted(work);
    var held = HELD.get();
    if (held == null) {
      thread.start();
    } else {
      held.add(thread);
    }
  }

  @Override
  public void before(Runnable work) {
    if (HELD.get() != null) {
      work.run();
      return;
    }
    var held = new ArrayList<Thread>();
    HELD.set(held);
    try {
      work.run();
    } finally {
      HELD.remove();
      held.forEach(Thread::start);
    }
  }

  @Override
  public void runAfter(Duration pause, String name, Runnable work) {
    run(
        name,
        () -> {
          try {
            Thread.sleep(pause);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
          work.run();
        });
  }
}
