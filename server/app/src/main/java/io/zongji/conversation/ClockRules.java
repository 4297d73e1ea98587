package io.zongji.conversation;

import io.zongji.flow.Trigger;
import java.util.Optional;

/// What happens when nobody does anything.
final class ClockRules {
  /// Deadlines acted on in one go; a flow may open new ones that have passed already.
  private static final int STEPS_MAX = 16;

  private static final String QUEUE_LIMIT = "QUEUE_LIMIT";
  private static final String OUTAGE = "OUTAGE";
  private static final String AGENT_GONE = "AGENT_GONE";

  private ClockRules() {}

  static Verdict tick(Draft draft) {
    for (int i = 0; i < STEPS_MAX; i++) {
      var passed =
          Deadline.of(draft.conversation()).filter(deadline -> !deadline.at().isAfter(draft.now()));
      if (passed.isEmpty()) {
        break;
      }
      pass(draft, passed.get().of());
    }
    return draft.accepted();
  }

  private static void pass(Draft draft, Deadline.Of deadline) {
    switch (deadline) {
      case AWAY -> {
        if (!CustomerRules.awayAnew(draft)) {
          CustomerRules.lose(draft, Fact.AbandonedBy.AWAY);
        }
      }
      case GRACE -> DistributionRules.fail(draft, Fact.TransferFailure.NOBODY_ONLINE);
      case QUEUE -> queueLimit(draft);
      case OFFER -> missed(draft);
      case CALL -> call(draft);
      case SILENCE -> silence(draft);
      case ANSWER -> draft.goOn(new Trigger.AnswerTimeUp());
    }
  }

  private static void queueLimit(Draft draft) {
    draft
        .conversation()
        .offer()
        .ifPresent(
            offer -> draft.add(new Fact.OfferWithdrawn(offer.id(), offer.agent(), QUEUE_LIMIT)));
    DistributionRules.fail(draft, Fact.TransferFailure.QUEUE_LIMIT);
  }

  /// Nobody missed an offer whose time ran while nobody could answer it: it is taken back.
  private static void missed(Draft draft) {
    draft
        .conversation()
        .offer()
        .ifPresent(
            offer ->
                draft.add(
                    why(draft, offer)
                        .<Fact>map(why -> new Fact.OfferWithdrawn(offer.id(), offer.agent(), why))
                        .orElseGet(
                            () ->
                                new Fact.Missed(
                                    offer.id(), offer.agent(), offer.restAfterMiss()))));
  }

  /// Why nobody has missed what rang in vain: nobody could answer it, or no window was there.
  private static Optional<String> why(Draft draft, Stage.Ringing offer) {
    if (offer.since().isBefore(draft.circumstances().policy().backSince())) {
      return Optional.of(OUTAGE);
    }
    boolean here =
        Optional.ofNullable(draft.circumstances().desks().get(offer.agent()))
            .filter(desk -> desk.here(draft.now()))
            .isPresent();
    return here ? Optional.empty() : Optional.of(AGENT_GONE);
  }

  /// A call that goes on without its customer's page is kept as long as the customer could return.
  private static void call(Draft draft) {
    boolean talking =
        draft.conversation().call().filter(one -> one.phase() == Call.Phase.TALKING).isPresent();
    if (!talking || !CustomerRules.awayAnew(draft)) {
      CallRules.timeUp(draft);
    }
  }

  private static void silence(Draft draft) {
    Optional<Stage.Served> served =
        draft.conversation().stage() instanceof Stage.Served one
            ? Optional.of(one)
            : Optional.empty();
    served.ifPresent(
        one ->
            draft
                .add(new Fact.ServiceEnded(one.agent().id(), Fact.EndedBy.SILENCE))
                .goOn(new Trigger.SilenceTimeUp()));
  }
}
