package io.zongji.sim;

import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Place;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// One conversation as the simulation itself understands its timeline, without the product's rules:
/// who holds it, where it stands in which queue, what is to happen when.
final class Case {
  /// Where it is.
  enum At {
    FLOW,
    WAITING,
    RINGING,
    SERVED,
    ENDED
  }

  /// What is to happen at a moment unless somebody acts.
  record Alarm(String what, Instant at) {}

  private At at = At.FLOW;
  private Optional<SkillGroupId> group = Optional.empty();
  private Place place = new Place(Place.JOINED, Instant.EPOCH);
  private Optional<StaffId> agent = Optional.empty();
  private AgentTerms terms = new AgentTerms(1, true);
  private final Set<StaffId> wrapUps = new LinkedHashSet<>();
  private boolean away;
  private Optional<Instant> flowAlarm = Optional.empty();
  private Optional<Instant> queueAlarm = Optional.empty();
  private Optional<Instant> graceAlarm = Optional.empty();
  private Optional<Instant> ringAlarm = Optional.empty();
  private Optional<Instant> silenceAlarm = Optional.empty();
  private final CaseCall call = new CaseCall();
  private Optional<String> wrongCall = Optional.empty();
  private Duration silence = Duration.ZERO;

  At at() {
    return at;
  }

  Optional<SkillGroupId> group() {
    return group;
  }

  Place place() {
    return place;
  }

  Optional<StaffId> agent() {
    return agent;
  }

  AgentTerms terms() {
    return terms;
  }

  boolean holds(StaffId staff) {
    return agent.filter(staff::equals).isPresent() || wrapUps.contains(staff);
  }

  boolean wrapsUp(StaffId staff) {
    return wrapUps.contains(staff);
  }

  Set<StaffId> holders() {
    var holders = new LinkedHashSet<>(wrapUps);
    agent.ifPresent(holders::add);
    return holders;
  }

  boolean isAway() {
    return away;
  }

  boolean inLine() {
    return at == At.WAITING && !away;
  }

  /// Whether it waits although nobody is there, for a time.
  boolean inGrace() {
    return graceAlarm.isPresent();
  }

  /// What must not be of its calls and was, once.
  Optional<String> wrongCall() {
    return wrongCall;
  }

  /// The earliest thing that is to happen.
  Optional<Alarm> alarm() {
    return earliest(alarmOfStage(), call.alarm().map(when -> new Alarm("call", when)));
  }

  private Optional<Alarm> alarmOfStage() {
    return switch (at) {
      case FLOW -> flowAlarm.map(when -> new Alarm("answer limit", when));
      case WAITING ->
          earliest(
              queueAlarm.map(when -> new Alarm("queue limit", when)),
              graceAlarm.map(when -> new Alarm("time of grace", when)));
      case RINGING ->
          earliest(
              ringAlarm.map(when -> new Alarm("offer", when)),
              queueAlarm.map(when -> new Alarm("queue limit", when)));
      case SERVED -> silenceAlarm.map(when -> new Alarm("silence", when));
      case ENDED -> Optional.empty();
    };
  }

  private static Optional<Alarm> earliest(Optional<Alarm> one, Optional<Alarm> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().at().isAfter(other.get().at()) ? other : one;
  }

  /// Takes one more entry.
  void take(Entry entry) {
    wrongCall = wrongCall.or(() -> call.take(entry.fact(), entry.at(), at == At.SERVED));
    change(entry.fact(), entry.at());
  }

  private void change(Fact fact, Instant when) {
    switch (fact) {
      case Fact.Entered _, Fact.Queued _, Fact.AnswerWrong _, Fact.Rated _, Fact.Abandoned _ -> {}
      case Fact.Noted _ -> {}
      case Fact.ModuleReached _ -> {
        at = At.FLOW;
        flowAlarm = Optional.empty();
      }
      case Fact.AnswerAwaited(_, _, var deadline) -> {
        at = At.FLOW;
        flowAlarm = deadline;
      }
      case Fact.Message message -> said(message, when);
      case Fact.Asked asked -> {
        silence = Duration.ofSeconds(asked.silenceSeconds());
        join(asked.groupId(), new Place(Place.JOINED, when), asked.queueDeadline());
      }
      case Fact.Transferred to ->
          join(to.groupId(), new Place(Place.JOINED, when), to.queueDeadline());
      case Fact.PutBack back ->
          join(group.orElseThrow(), new Place(Place.PUT_BACK, place.at()), back.queueDeadline());
      case Fact.NobodyOnlineSince(var deadline) -> graceAlarm = Optional.of(deadline);
      case Fact.SomebodyOnline _ -> graceAlarm = Optional.empty();
      case Fact.TransferFailed _ -> at = At.FLOW;
      case Fact.Offered offered -> rings(offered);
      case Fact.Missed _, Fact.Declined _, Fact.OfferWithdrawn _ -> {
        at = At.WAITING;
        agent = Optional.empty();
        graceAlarm = Optional.empty();
      }
      case Fact.Accepted _ -> {
        at = At.SERVED;
        silenceAlarm = Optional.empty();
      }
      case Fact.ServiceEnded ended -> {
        at = At.FLOW;
        flowAlarm = Optional.empty();
        agent = Optional.empty();
        wrapUps.add(ended.staffId());
      }
      case Fact.Finished(var staff) -> wrapUps.remove(staff);
      case Fact.CustomerAway _ -> away = true;
      case Fact.CustomerBack _ -> away = false;
      case Fact.Ended _ -> at = At.ENDED;
      case Fact.CallAccepted _ -> silenceAlarm = Optional.empty();
      case Fact.OfCall _ -> {}
    }
  }

  private void said(Fact.Message message, Instant when) {
    switch (message.from()) {
      case CUSTOMER -> silenceAlarm = Optional.empty();
      case AGENT ->
          silenceAlarm = call.talking() ? Optional.empty() : Optional.of(when.plus(silence));
      case SYSTEM -> {}
    }
  }

  private void join(SkillGroupId to, Place where, Optional<Instant> limit) {
    at = At.WAITING;
    group = Optional.of(to);
    place = where;
    queueAlarm = limit;
    graceAlarm = Optional.empty();
    agent = Optional.empty();
  }

  private void rings(Fact.Offered offered) {
    at = At.RINGING;
    agent = Optional.of(offered.staffId());
    terms = offered.terms();
    ringAlarm = offered.deadline();
    graceAlarm = Optional.empty();
  }
}
