package io.zongji.conversation;

import io.zongji.flow.Trigger;
import io.zongji.staff.StaffId;
import java.util.Optional;

/// What happens when nobody does anything.
final class ClockRules {
  /// Deadlines acted on in one go; a flow may open new ones that have passed already.
  private static final int STEPS_MAX = 16;

  private static final String QUEUE_LIMIT = "QUEUE_LIMIT";
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
      case AWAY -> CustomerRules.lose(draft, Fact.AbandonedBy.AWAY);
      case GRACE -> DistributionRules.fail(draft, Fact.TransferFailure.NOBODY_ONLINE);
      case QUEUE -> queueLimit(draft);
      case OFFER -> missed(draft);
      case CALL -> CallRules.timeUp(draft);
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

  private static void missed(Draft draft) {
    draft
        .conversation()
        .offer()
        .ifPresent(
            offer ->
                draft.add(
                    isHere(draft, offer.agent())
                        ? new Fact.Missed(offer.id(), offer.agent(), offer.restAfterMiss())
                        : new Fact.OfferWithdrawn(offer.id(), offer.agent(), AGENT_GONE)));
  }

  /// Nobody has missed what rang where no window was.
  private static boolean isHere(Draft draft, StaffId agent) {
    return Optional.ofNullable(draft.circumstances().desks().get(agent))
        .filter(desk -> desk.here(draft.now()))
        .isPresent();
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
