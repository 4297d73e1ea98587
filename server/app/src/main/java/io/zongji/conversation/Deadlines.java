package io.zongji.conversation;

import io.zongji.platform.FirstThread;
import io.zongji.platform.Trail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks again and again for conversations of which a deadline has passed, and lets the clock
/// ring. Deadlines stand in the database, so any server finds those of one that died. Several
/// servers may ring for the same one: the second finds nothing to do.
final class Deadlines {
  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

  /// How often it looks.
  private static final Duration INTERVAL = Duration.ofMillis(200);

  /// Conversations of one look.
  private static final int LOOK_MAX = 1_000;

  private final ConversationReads store;
  private final Conversations conversations;
  private final InstantSource clock;
  private final LeaseClock leases;
  private final Set<ConversationId> ringing = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Thread thread;

  Deadlines(
      ConversationReads store,
      Conversations conversations,
      InstantSource clock,
      LeaseClock leases) {
    this.store = store;
    this.conversations = conversations;
    this.clock = clock;
    this.leases = leases;
  }

  void start() {
    // Named before it runs, or it could take itself for stopped already.
    var started = new FirstThread("deadlines", this::run);
    thread = started;
    started.start();
  }

  void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run() {
    try {
      while (thread != null) {
        lookSafely();
        Thread.sleep(INTERVAL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("Deadlines cannot be read", e);
    }
  }

  /// Rings for every conversation that is due and does not ring already. After a time in which
  /// nobody could act, whoever comes back acts first.
  void look() {
    var due = store.due(clock.instant(), LOOK_MAX);
    if (due.isEmpty() || leases.returning()) {
      return;
    }
    for (var id : due) {
      if (ringing.add(id)) {
        var _ =
            conversations
                .send(new Command.Tick(id))
                .whenComplete((_, failure) -> rung(id, failure));
      }
    }
  }

  private void rung(ConversationId id, @Nullable Throwable failure) {
    ringing.remove(id);
    if (failure != null) {
      Trail.ofConversation(id.value(), () -> LOG.error("The clock failed", failure));
    }
  }
}
