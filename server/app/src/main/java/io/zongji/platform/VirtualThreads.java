package io.zongji.platform;

import java.time.Duration;

/// Background work on virtual threads.
enum VirtualThreads implements Background {
  INSTANCE;

  @Override
  public void run(String name, Runnable work) {
    Thread.ofVirtual().name(name).start(work);
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
