package io.zongji.conversation;

import io.zongji.flow.Closing;
import io.zongji.flow.ModuleId;
import io.zongji.flow.Run;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A conversation while facts are applied to it. Applying cannot refuse: a fact that does not
/// fit the stage leaves the stage as it is.
final class Fold {
  private final ConversationId id;
  private final Conversation.Header header;
  private long lastSeq;
  private Run run;
  private Stage stage;
  private Optional<Conversation.Ask> ask;
  private Optional<Conversation.Away> away;
  private List<Conversation.WrapUp> wrapUps;
  private List<String> path;
  private int services;
  private Optional<Fact.TransferFailure> failure;
  private boolean rated;
  private Optional<Calls> calls;

  private Fold(Conversation from) {
    id = from.id();
    header = from.header();
    lastSeq = from.lastSeq();
    run = from.run();
    stage = from.stage();
    ask = from.ask();
    away = from.away();
    wrapUps = from.wrapUps();
    path = from.path();
    services = from.services();
    failure = from.failure();
    rated = from.rated();
    calls = from.calls();
  }

  static Conversation begin(ConversationId id, Entry entry, Fact.Entered entered) {
    var header =
        new Conversation.Header(
            entered.mode(),
            entered.channel(),
            entered.channelKind(),
            entered.customer(),
            entered.flow(),
            entered.flowVersion(),
            entry.at());
    return new Conversation(
        id,
        header,
        entry.seq(),
        Run.BEGIN,
        new Stage.InFlow(Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        0,
        Optional.empty(),
        false,
        Optional.empty());
  }

  static Conversation apply(Conversation before, Entry entry) {
    var fold = new Fold(before);
    fold.lastSeq = entry.seq();
    fold.take(entry.fact(), entry.at());
    return fold.done();
  }

  private Conversation done() {
    return new Conversation(
        id, header, lastSeq, run, stage, ask, away, wrapUps, path, services, failure, rated, calls);
  }

  private void take(Fact fact, Instant at) {
    switch (fact) {
      case Fact.Entered _, Fact.Abandoned _, Fact.Noted _ -> {}
      case Fact.ModuleReached reached -> reached(reached, at);
      case Fact.Message message -> message(message, at);
      case Fact.AnswerWrong(var count) -> run = run(run.at(), count, run.closing());
      case Fact.AnswerAwaited(var keywords, var choices, var deadline) ->
          move(new Stage.InFlow(Optional.of(new Stage.Awaited(keywords, choices, deadline))), at);
      case Fact.Asked asked -> asked(asked, at);
      case Fact.Queued _ -> announced();
      case Fact.NobodyOnlineSince(var deadline) -> grace(Optional.of(deadline));
      case Fact.SomebodyOnline _ -> grace(Optional.empty());
      case Fact.TransferFailed(var why) -> {
        failure = Optional.of(why);
        move(new Stage.InFlow(Optional.empty()), at);
      }
      case Fact.Offered offered -> offered(offered, at);
      case Fact.Missed missed -> stopRinging(Optional.of(missed.staffId()), at);
      case Fact.Declined declined -> stopRinging(Optional.of(declined.staffId()), at);
      case Fact.OfferWithdrawn withdrawn -> withdrawn(withdrawn, at);
      case Fact.Accepted accepted -> accepted(accepted, at);
      case Fact.Transferred transferred -> transferred(transferred, at);
      case Fact.PutBack putBack -> putBack(putBack, at);
      case Fact.ServiceEnded ended -> serviceEnded(ended, at);
      case Fact.Finished(var staff) ->
          wrapUps = wrapUps.stream().filter(one -> !one.staff().equals(staff)).toList();
      case Fact.CustomerAway gone ->
          away =
              Optional.of(
                  new Conversation.Away(
                      at,
                      AwayTime.deadline(stage, gone, at),
                      gone.placeKeptSeconds(),
                      gone.flowAwaySeconds(),
                      gone.callKeptSeconds()));
      case Fact.CustomerBack _ -> away = Optional.empty();
      case Fact.Rated _ -> rated = true;
      case Fact.Ended(var why) -> {
        run = new Run(run.at(), run.wrongAnswers(), run.closing(), true);
        calls = calls.map(Calls::over);
        move(new Stage.Ended(why, at), at);
      }
      case Fact.OfCall ofCall -> ofCall(ofCall, at);
    }
  }

  private void ofCall(Fact.OfCall fact, Instant at) {
    calls = Optional.of(calls.orElse(Calls.NONE).after(fact, at));
    if (fact instanceof Fact.CallAccepted && stage instanceof Stage.Served served) {
      // Whoever talks is not silent, and has an answer.
      stage = served.clocks(Optional.empty(), Optional.empty());
    }
  }

  private boolean talking() {
    return calls
        .flatMap(Calls::present)
        .filter(call -> call.phase() == Call.Phase.TALKING)
        .isPresent();
  }

  private void reached(Fact.ModuleReached reached, Instant at) {
    run = run(reached.moduleId(), 0, run.closing());
    var longer = new ArrayList<>(path);
    longer.add(reached.label());
    path = longer.subList(Math.max(0, longer.size() - Limits.PATH_MAX), longer.size());
    move(new Stage.InFlow(Optional.empty()), at);
  }

  private void message(Fact.Message message, Instant at) {
    if (!(stage instanceof Stage.Served served)) {
      return;
    }
    switch (message.from()) {
      case CUSTOMER ->
          stage = served.clocks(Optional.empty(), served.customerWaitingSince().or(() -> some(at)));
      case AGENT -> {
        var silence =
            talking()
                ? Optional.<Instant>empty()
                : ask.map(Conversation.Ask::silence).map(at::plus);
        stage = served.clocks(silence, Optional.empty());
      }
      case SYSTEM -> {}
    }
  }

  private void asked(Fact.Asked asked, Instant at) {
    // Nothing that an earlier service left behind says how this one will end.
    run = run(run.at(), run.wrongAnswers(), Closing.NONE);
    failure = Optional.empty();
    ask =
        Optional.of(
            new Conversation.Ask(
                asked.groupId(),
                asked.queueDeadline().map(deadline -> Duration.between(at, deadline)),
                Duration.ofSeconds(asked.silenceSeconds())));
    join(
        new Stage.Queueing(
            asked.groupId(),
            asked.place(),
            at,
            false,
            false,
            Optional.empty(),
            asked.queueDeadline(),
            Set.of(),
            Optional.empty()),
        at);
  }

  private void transferred(Fact.Transferred transferred, Instant at) {
    calls = calls.map(Calls::unserved);
    join(
        new Stage.Queueing(
            transferred.groupId(),
            new Place(Place.JOINED, at),
            at,
            false,
            false,
            transferred.to(),
            transferred.queueDeadline(),
            Set.of(),
            some(transferred.note()).filter(note -> !note.isBlank())),
        at);
  }

  private void putBack(Fact.PutBack putBack, Instant at) {
    if (stage instanceof Stage.Served served) {
      calls = calls.map(Calls::unserved);
      join(
          new Stage.Queueing(
              served.group(),
              new Place(Place.PUT_BACK, served.place().at()),
              at,
              false,
              false,
              Optional.empty(),
              putBack.queueDeadline(),
              Set.of(),
              served.note()),
          at);
    }
  }

  private void join(Stage.Queueing queueing, Instant at) {
    move(new Stage.Waiting(queueing, Optional.empty()), at);
  }

  private void announced() {
    if (stage instanceof Stage.Waiting(var queueing, var grace)) {
      stage =
          new Stage.Waiting(
              queueing(queueing, true, queueing.rung(), queueing.direct(), queueing.passed()),
              grace);
    }
  }

  private void grace(Optional<Instant> deadline) {
    if (stage instanceof Stage.Waiting waiting) {
      stage = new Stage.Waiting(waiting.queueing(), deadline);
    }
  }

  private void offered(Fact.Offered offered, Instant at) {
    if (stage instanceof Stage.Waiting(var queueing, _)) {
      var ringing =
          new Stage.Ringing(
              offered.offerId(),
              offered.staffId(),
              at,
              offered.deadline(),
              offered.restAfterMiss());
      var rung =
          queueing(queueing, queueing.announced(), true, queueing.direct(), queueing.passed());
      move(new Stage.Offered(rung, ringing), at);
    }
  }

  private void withdrawn(Fact.OfferWithdrawn withdrawn, Instant at) {
    if (withdrawn.why().equals(CustomerRules.CUSTOMER_AWAY)
        && stage instanceof Stage.Offered(var queueing, _)) {
      move(new Stage.Waiting(queueing, Optional.empty()), at);
      return;
    }
    stopRinging(Optional.empty(), at);
  }

  private void stopRinging(Optional<StaffId> passedBy, Instant at) {
    if (stage instanceof Stage.Offered(var queueing, _)) {
      var passed = new HashSet<>(queueing.passed());
      passedBy.ifPresent(passed::add);
      // Whoever was asked by name has been asked; from here on it is the whole group's.
      var open =
          queueing(queueing, queueing.announced(), queueing.rung(), Optional.empty(), passed);
      move(new Stage.Waiting(open, Optional.empty()), at);
    }
  }

  private void accepted(Fact.Accepted accepted, Instant at) {
    if (stage instanceof Stage.Offered(var queueing, var offer)) {
      services++;
      calls = calls.map(before -> before.served(accepted.callDeadline()));
      failure = Optional.empty();
      var agent =
          new Stage.Agent(
              accepted.staffId(),
              accepted.staffNumber(),
              accepted.staffName(),
              accepted.nickname());
      move(
          new Stage.Served(
              queueing.group(),
              queueing.place(),
              agent,
              offer.id(),
              at,
              Optional.empty(),
              some(at),
              queueing.note()),
          at);
    }
  }

  private void serviceEnded(Fact.ServiceEnded ended, Instant at) {
    var more = new ArrayList<>(wrapUps);
    more.add(new Conversation.WrapUp(ended.staffId(), at));
    wrapUps = more;
    if (ended.by() == Fact.EndedBy.AGENT) {
      run = run(run.at(), run.wrongAnswers(), Closing.AGENT_ENDED);
    }
    move(new Stage.InFlow(Optional.empty()), at);
  }

  private void move(Stage to, Instant at) {
    away = away.map(gone -> AwayTime.carry(gone, stage, to, at));
    stage = to;
  }

  private static Run run(ModuleId at, int wrongAnswers, Closing closing) {
    return new Run(at, wrongAnswers, closing, false);
  }

  private static Stage.Queueing queueing(
      Stage.Queueing from,
      boolean announced,
      boolean rung,
      Optional<StaffId> direct,
      Set<StaffId> passed) {
    return new Stage.Queueing(
        from.group(),
        from.place(),
        from.since(),
        announced,
        rung,
        direct,
        from.deadline(),
        passed,
        from.note());
  }

  private static <T> Optional<T> some(T value) {
    return Optional.of(value);
  }
}
