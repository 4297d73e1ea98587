package io.zongji.realtime;

import io.zongji.platform.ServerSettings;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Empties the sockets of a server that was told to stop: nobody new, no further frames, what is
/// being done is done and answered, everybody gets what waits for them and is sent away.
///
/// A frame that came too late is not answered; its client says it again, with the same id, where
/// it comes back.
@Component
class Drain {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  /// How long the frames being handled may take; the door gives up on its database sooner.
  private static final Duration HANDLING = Duration.ofSeconds(12);

  /// How long clients may take to fetch what waits for them.
  private static final Duration FETCHING = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Sockets sockets;
  private final Duration notice;

  Drain(Sockets sockets, ServerSettings settings) {
    this.sockets = sockets;
    this.notice = settings.drain();
  }

  /// Returns when all sockets are closed, or the time is over.
  void run() {
    if (notice.isPositive()) {
      LOG.info("Stopping in {} seconds; not ready any more", notice.toSeconds());
      await(notice, () -> false);
    }
    int before = sockets.count();
    boolean answered = await(HANDLING, () -> sockets.refuse() == 0);
    sockets.leaveSoon();
    boolean fetched = await(FETCHING, () -> sockets.count() == 0);
    sockets.closeAll();
    if (before > 0) {
      LOG.info(
          "Sent {} sockets away{}{}",
          before,
          answered ? "" : "; some frames were not answered in time",
          fetched ? "" : "; some did not fetch what waited for them");
    }
  }

  private static boolean await(Duration most, BooleanSupplier condition) {
    var end = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
