package io.zongji.realtime;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Beats while the server runs, and sends everybody away politely when it stops. One beat that
/// waits for the database does not hold the others up, least of all the pings.
@Component
class Heart implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Heart.class);
  private static final long PAUSE_MILLIS = 200;

  private final List<Beat> beats;
  private final Drain drain;
  private final InstantSource clock;
  private volatile ScheduledExecutorService threads;
  private volatile boolean running;

  Heart(List<Beat> beats, Drain drain, InstantSource clock) {
    this.beats = List.copyOf(beats);
    this.drain = drain;
    this.clock = clock;
    this.threads = executor();
  }

  @Override
  public void start() {
    if (threads.isShutdown()) {
      threads = executor();
    }
    running = true;
    for (var beat : beats) {
      var _ =
          threads.scheduleWithFixedDelay(
              () -> beat(beat), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stop() {
    running = false;
    // It beats on meanwhile, so that nobody who is still here counts as gone.
    drain.run();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("the last beat of the sockets takes long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void beat(Beat beat) {
    try {
      beat.beat(clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("{} failed and will be tried again", beat.getClass().getSimpleName(), e);
    }
  }

  private ScheduledExecutorService executor() {
    return Executors.newScheduledThreadPool(
        beats.size(), Thread.ofPlatform().daemon().name("sockets-heart-", 1).factory());
  }
}
