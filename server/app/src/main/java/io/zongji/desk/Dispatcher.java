package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.platform.Background;
import io.zongji.skill.SkillGroupId;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Runs the rounds: never two for one group at a time, neither here nor on another server, and once
/// more when something changed during one.
///
/// A wake-up costs an entry in a set. Groups take turns: one that is woken again and again lets
/// the others go before. A round that fails is logged and forgotten; the next wake-up or the sweep
/// tries again.
@Component
class Dispatcher {
  /// Rounds under way at a time on this server, beside those of the sweep; each holds a connection.
  static final int ROUNDS_MAX = 4;

  /// How long a stopping server waits for rounds under way.
  static final Duration STOP_MAX = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Round round;
  private final Queues queues;
  private final TransactionOperations transactions;
  private final Background background;

  /// Groups to be distributed, longest wanted first.
  private final LinkedHashSet<SkillGroupId> wanted = new LinkedHashSet<>();

  private final Set<SkillGroupId> underWay = new HashSet<>();
  private boolean stopping;

  Dispatcher(
      Round round, Queues queues, TransactionOperations transactions, Background background) {
    this.round = round;
    this.queues = queues;
    this.transactions = transactions;
    this.background = background;
  }

  /// Has the group distributed soon. Returns at once; does nothing while the server stops.
  synchronized void wake(SkillGroupId group) {
    if (!stopping && wanted.add(group)) {
      begin();
    }
  }

  /// Whether no round is under way or wanted on this server.
  synchronized boolean atRest() {
    return wanted.isEmpty() && underWay.isEmpty();
  }

  /// Distributes now and on this thread, after any round of the group that is under way.
  Done run(SkillGroupId group) {
    var done =
        transactions.execute(
            _ -> {
              queues.lock(group);
              return round.run(group);
            });
    return new Done(done.offered(), round.tellToWait(group, done.notTold()), done.settled());
  }

  /// What was done for a group.
  ///
  /// @param told who was told to wait
  /// @param settled whether nothing is left to do now; otherwise the door refused again and again
  record Done(List<Round.Offered> offered, List<ConversationId> told, boolean settled) {}

  /// Lets the rounds under way come to their end, for a bounded time.
  @PreDestroy
  synchronized void stop() throws InterruptedException {
    stopping = true;
    wanted.clear();
    long end = System.nanoTime() + STOP_MAX.toNanos();
    while (!underWay.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        LOG.warn(
            "Distributions are still under way; another server or the next start repairs them");
        return;
      }
      wait(left);
    }
  }

  /// Has as many groups distributed at a time as may be.
  private void begin() {
    for (var group = next(); group.isPresent(); group = next()) {
      var begun = group.get();
      wanted.remove(begun);
      underWay.add(begun);
      background.runFirst("desk-" + begun.value(), () -> work(begun));
    }
  }

  /// The next group to distribute.
  private Optional<SkillGroupId> next() {
    return underWay.size() < ROUNDS_MAX
        ? wanted.stream().filter(group -> !underWay.contains(group)).findFirst()
        : Optional.empty();
  }

  private void work(SkillGroupId group) {
    try {
      run(group);
    } catch (RuntimeException | Error e) {
      LOG.warn("A distribution of group {} failed; it will be tried again", group.value(), e);
    } finally {
      done(group);
    }
  }

  private synchronized void done(SkillGroupId group) {
    underWay.remove(group);
    begin();
    notifyAll();
  }
}
