package io.zongji.desk;

import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Kind;
import io.zongji.conversation.LeaseClock;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Looks over the whole desk: takes work from agents who are gone, and repairs what a crash or a
/// defect left behind. Every repair is recorded as an anomaly; giving up on gone agents is none.
/// What the door refuses has been overtaken by something else.
@Component
class Sweep {
  /// What took place within this time is left to the ordinary way.
  static final Duration ORDINARY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final Conversations conversations;
  private final AgentDesks desks;
  private final Dispatcher dispatcher;
  private final Roster roster;
  private final Watch watch;
  private final Anomalies anomalies;
  private final TransactionOperations transactions;
  private final LeaseClock leases;
  private final InstantSource clock;

  Sweep(
      Conversations conversations,
      AgentDesks desks,
      Dispatcher dispatcher,
      Roster roster,
      Watch watch,
      Anomalies anomalies,
      TransactionOperations transactions,
      LeaseClock leases,
      InstantSource clock) {
    this.conversations = conversations;
    this.desks = desks;
    this.dispatcher = dispatcher;
    this.roster = roster;
    this.watch = watch;
    this.anomalies = anomalies;
    this.transactions = transactions;
    this.leases = leases;
    this.clock = clock;
  }

  /// Looks over everything once. One part that fails does not keep the others from being done.
  void run() {
    alone("withdraw", this::withdrawIdleRinging);
    alone("give up", this::giveUpTheGone);
    alone("dispatch", this::dispatchNeglected);
    alone("loads", this::repairLoads);
  }

  private static void alone(String part, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("A part of the sweep failed: {}; it will be tried again", part, e);
    }
  }

  /// Takes back the offers that ring where nobody may answer them.
  void withdrawIdleRinging() {
    var unseen = Unseen.takingBack(clock.instant(), roster.absence().gone(), leases);
    conversations.submitAll(
        watch.idleRinging(unseen).stream()
            .map(found -> new Command.Withdraw(found.conversation(), found.offer(), found.why()))
            .toList());
  }

  /// Gives the work of agents who did not come back to others, and takes those agents offline.
  void giveUpTheGone() {
    var goneBefore = leases.overBefore(roster.absence().untilGivenUp());
    conversations.submitAll(
        watch.leftBehind(goneBefore).stream()
            .map(
                found ->
                    new Command.PutBack(
                        found.conversation(),
                        found.agent(),
                        found.why(),
                        unlessSeen(found.why(), goneBefore)))
            .toList());
    conversations.submitAll(
        watch.unfinished(goneBefore).stream()
            .map(
                found ->
                    new Command.AgentFinishes(
                        found.conversation(),
                        Optional.empty(),
                        found.agent(),
                        unlessSeen(found.why(), goneBefore)))
            .toList());
    watch
        .givenUp(goneBefore)
        .forEach((staff, why) -> desks.giveUp(staff, why, unlessSeen(why, goneBefore)));
  }

  /// What was found is judged again where it is committed: this server may have stood still since.
  private static Optional<Instant> unlessSeen(String why, Instant goneBefore) {
    return why.equals(Watch.AGENT_GONE) ? Optional.of(goneBefore) : Optional.empty();
  }

  private void dispatchNeglected() {
    var now = clock.instant();
    for (var group : watch.neglected(unseen(now))) {
      var unchanged = watch.unchanged(group, now.minus(ORDINARY));
      var done = dispatcher.run(group);
      if (!done.settled()) {
        anomalies.add(Anomaly.ofNoProgress(group), now);
      }
      done.offered().stream()
          .filter(offered -> unchanged.contains(offered.agent()))
          .filter(
              offered ->
                  lastChange(offered.conversation(), Kind.OFFERED, now)
                      .isBefore(now.minus(ORDINARY)))
          .forEach(offered -> anomalies.add(Anomaly.ofOffer(group, offered), now));
      done.told().stream()
          .filter(told -> lastChange(told, Kind.QUEUED, now).isBefore(now.minus(ORDINARY)))
          .forEach(told -> anomalies.add(Anomaly.ofWord(group, told), now));
    }
  }

  private Unseen unseen(Instant now) {
    return Unseen.at(now, roster.absence().gone(), leases);
  }

  /// When the entry before this sweep's own was made, which is the newest of its kind. What the
  /// sweep itself put back a moment ago has just changed, whatever other servers' clocks say.
  private Instant lastChange(ConversationId conversation, Kind own, Instant now) {
    return conversations.timelineBefore(conversation, Long.MAX_VALUE, 20).reversed().stream()
        .dropWhile(entry -> entry.kind() != own)
        .skip(1)
        .findFirst()
        .map(entry -> entry.at())
        .orElse(now);
  }

  private void repairLoads() {
    for (var staff : watch.wrongLoads()) {
      transactions.executeWithoutResult(_ -> repairLoad(staff));
    }
  }

  private void repairLoad(StaffId staff) {
    watch.lock(staff);
    // Read again under the lock: what looked wrong may have been a commit in between.
    watch
        .load(staff)
        .filter(load -> !load.right())
        .ifPresent(
            load -> {
              watch.repair(staff, load);
              anomalies.add(
                  Anomaly.ofLoad(
                      staff,
                      Map.of(
                          "load", load.load(),
                          "wrapUps", load.wrapUps(),
                          "trueLoad", load.trueLoad(),
                          "trueWrapUps", load.trueWrapUps())),
                  clock.instant());
            });
  }
}
