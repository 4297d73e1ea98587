package io.zongji;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// How the process ends when it is told to (SIGTERM, Ctrl-C): the server closes in good order and
/// the exit code is 0; one that cannot within [#WITHIN] is ended with 1.
final class Leaving {
  private static final Duration WITHIN = Duration.ofSeconds(50);

  private volatile @Nullable ConfigurableApplicationContext server;
  private final AtomicBoolean failed = new AtomicBoolean();

  /// Has the virtual machine call it when it is told to end.
  void await() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "leaving"));
  }

  void serverIs(ConfigurableApplicationContext context) {
    server = context;
  }

  /// The process ends because it could not begin; its exit code stands.
  void hasFailed() {
    failed.set(true);
  }

  private void leave() {
    var closing = server;
    if (failed.get() || closing == null) {
      return;
    }
    Thread.ofPlatform().daemon().name("leaving-late").start(Leaving::cutOff);
    // Waits for whoever is closing it already.
    closing.close();
    System.out.flush();
    // A signal would leave its own number as the exit code.
    Runtime.getRuntime().halt(0);
  }

  private static void cutOff() {
    try {
      Thread.sleep(WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.println("Zongji could not stop within " + WITHIN.toSeconds() + " seconds");
    Runtime.getRuntime().halt(1);
  }
}
