package io.zongji.platform;

import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Work that keeps a core busy for longer than a message takes: decoding pictures, hashing
/// passwords, reading and checking large files.
///
/// A virtual thread that computes keeps its carrier until it is done, and there are only as many
/// carriers as cores: a few pictures would stop everybody's talk. This work therefore runs on a few
/// threads of the operating system, and whoever asked for it waits without holding a carrier. What
/// waits is bounded; more is refused. No work of this kind waits for the database.
public final class HeavyWork {
  /// Work of some milliseconds for which somebody waits at a screen: a password, a flow.
  public static final HeavyWork SHORT = new HeavyWork("heavy-short", false);

  /// Work of up to some seconds: a picture, an import. Its threads step back for all others.
  public static final HeavyWork LONG = new HeavyWork("heavy-long", true);

  /// The most pieces of work of one kind that wait for their turn.
  public static final int WAITING_MAX = 64;

  private static final int KEPT_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  private HeavyWork(String name, boolean stepsBack) {
    threads =
        new ThreadPoolExecutor(
            threads(),
            threads(),
            KEPT_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            work -> new Worker(work, name, stepsBack));
    threads.allowCoreThreadTimeOut(true);
  }

  /// Half of the cores for each kind, and never none.
  static int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  /// Something to compute, which may fail in one way.
  public interface Work<T extends @Nullable Object, E extends Exception> {
    T compute() throws E;
  }

  /// Computes this and returns its result; what it throws is thrown here. Throws a fault
  /// (`request.overloaded`) at once when too much waits already.
  public <T extends @Nullable Object, E extends Exception> T compute(Work<T, E> work) throws E {
    if (Thread.currentThread() instanceof Worker) {
      return work.compute();
    }
    var task = new FutureTask<T>(work::compute);
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw new FaultException(RequestFault.OVERLOADED, 1);
    }
    return result(task);
  }

  /// Waits for it even when interrupted: the caller holds what the work reads.
  private static <T extends @Nullable Object, E extends Exception> T result(FutureTask<T> task)
      throws E {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw HeavyWork.<E>thrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// What the work threw: an `E` or something unchecked, by the signature of [Work].
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E thrown(@Nullable Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    return (E) Objects.requireNonNull(cause);
  }

  private static final class Worker extends Thread {
    private final boolean stepsBack;

    Worker(Runnable work, String name, boolean stepsBack) {
      super(null, work, name, 0, false);
      this.stepsBack = stepsBack;
      setDaemon(true);
    }

    @Override
    public void run() {
      if (stepsBack) {
        LowPriority.ofThisThread();
      }
      super.run();
    }
  }
}
