package io.zongji.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Background work on virtual threads, and on threads of the operating system what goes first.
enum VirtualThreads implements Background {
  INSTANCE;

  /// How long a thread of the operating system is kept for the next work.
  private static final long FIRST_KEPT_SECONDS = 10;

  private static final ThreadLocal<@Nullable List<Thread>> HELD = new ThreadLocal<>();

  private static final Executor FIRST =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          FIRST_KEPT_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> new FirstThread("first", work));

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
  public void runFirst(String name, Runnable work) {
    FIRST.execute(
        () -> {
          Thread.currentThread().setName(name);
          work.run();
        });
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
