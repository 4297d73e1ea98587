package io.zongji.desk;

import io.zongji.platform.Background;
import io.zongji.skill.SkillGroupId;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Runs the rounds: never two for one group at a time, neither here nor on another server, and once
/// more when something changed during one.
///
/// A wake-up costs a map entry and, when the group is at rest, a virtual thread. A round that fails
/// is logged and forgotten; the next wake-up or the sweep tries again.
@Component
class Dispatcher {
  /// Rounds under way at a time on this server; each holds a connection of the pool.
  static final int ROUNDS_MAX = 4;

  /// How long a stopping server waits for rounds under way.
  static final int STOP_SECONDS_MAX = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Round round;
  private final Queues queues;
  private final TransactionOperations transactions;
  private final Background background;
  private final Semaphore permits = new Semaphore(ROUNDS_MAX, true);
  private final ConcurrentHashMap<SkillGroupId, Next> running = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  Dispatcher(
      Round round, Queues queues, TransactionOperations transactions, Background background) {
    this.round = round;
    this.queues = queues;
    this.transactions = transactions;
    this.background = background;
  }

  /// Has the group distributed soon. Returns at once; does nothing while the server stops.
  void wake(SkillGroupId group) {
    if (!stopping && running.put(group, Next.AGAIN) == null) {
      background.run("desk-" + group.value(), () -> runWhileWanted(group));
    }
  }

  /// Whether no round is under way or wanted on this server.
  boolean atRest() {
    return running.isEmpty();
  }

  /// Distributes now and on this thread, after any round that is under way.
  Round.Done run(SkillGroupId group) {
    permits.acquireUninterruptibly();
    try {
      return transactions.execute(
          _ -> {
            queues.lock(group);
            return round.run(group);
          });
    } finally {
      permits.release();
    }
  }

  /// Lets the rounds under way come to their end, for a bounded time.
  @PreDestroy
  void stop() throws InterruptedException {
    stopping = true;
    if (!permits.tryAcquire(ROUNDS_MAX, STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
      LOG.warn("Distributions are still under way; another server or the next start repairs them");
    }
  }

  private void runWhileWanted(SkillGroupId group) {
    while (running.computeIfPresent(group, (_, next) -> next.after()) != null) {
      if (stopping) {
        continue;
      }
      try {
        run(group);
      } catch (RuntimeException | Error e) {
        LOG.warn("A distribution of group {} failed; it will be tried again", group.value(), e);
      }
    }
  }

  /// What comes after the round under way.
  private enum Next {
    AGAIN,
    REST;

    /// What is left when this is taken: a rest that is taken removes the group.
    @org.jspecify.annotations.Nullable
    Next after() {
      return this == AGAIN ? REST : null;
    }
  }
}
