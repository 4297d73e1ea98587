package io.zongji.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the PostgreSQL child: one that has died is started again, at once and then after
/// pauses that grow up to [#PAUSE_MAX]. One line in the log says that it died, one that it is back,
/// and one more if it does not come back soon.
final class PostgresWatch {
  static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  static final Duration PAUSE_MAX = Duration.ofSeconds(2);

  /// Tries after which it is said that it does not come back.
  private static final int TRIES_IN_SILENCE = 10;

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);

  private final BooleanSupplier alive;
  private final BooleanSupplier revive;
  private volatile @Nullable Thread thread;

  /// @param alive whether it lives
  /// @param revive one try to start it; whether it succeeded
  PostgresWatch(BooleanSupplier alive, BooleanSupplier revive) {
    this.alive = alive;
    this.revive = revive;
  }

  void start() {
    var started = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
    thread = started;
    started.start();
  }

  /// Stops looking; returns when no try is under way any more.
  void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      LockSupport.unpark(running);
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static void pause(Duration pause) {
    LockSupport.parkNanos(pause.toNanos());
  }

  private void watch() {
    while (thread != null) {
      if (!alive.getAsBoolean()) {
        bringBack();
      }
      pause(LOOK);
    }
  }

  private void bringBack() {
    long since = System.nanoTime();
    LOG.warn("PostgreSQL has died; it is started again");
    var pause = FIRST_PAUSE;
    for (int tries = 1; thread != null; tries++) {
      if (revive.getAsBoolean()) {
        LOG.warn("PostgreSQL is back after {} ms", (System.nanoTime() - since) / 1_000_000);
        return;
      }
      if (tries == TRIES_IN_SILENCE) {
        LOG.error("PostgreSQL does not start; see postgres.log in its folder. Trying on");
      }
      pause(pause);
      pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
    }
  }
}
