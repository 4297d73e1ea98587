package io.zongji.conversation;

import io.zongji.flow.Trigger;
import java.util.Optional;

/// What a customer may do.
final class CustomerRules {
  /// Why an offer is withdrawn whose customer went away: whoever was asked by name is asked again.
  static final String CUSTOMER_AWAY = "CUSTOMER_AWAY";

  private static final String CUSTOMER_LEFT = "CUSTOMER_LEFT";

  private CustomerRules() {}

  static Verdict says(Draft draft, Command.CustomerSays says) {
    if (draft.conversation().ended()) {
      return new Verdict.Refused(ConversationFault.ENDED);
    }
    var fault = Words.faultOf(says.content());
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    draft.add(
        new Fact.Message(Fact.Author.CUSTOMER, Optional.empty(), Optional.empty(), says.content()));
    if (draft.conversation().stage() instanceof Stage.InFlow) {
      draft.tell(answer(says.content()));
    }
    return draft.accepted();
  }

  private static Trigger answer(Content content) {
    return switch (content) {
      case Content.Text(var text) -> new Trigger.Answered(text);
      case Content.Media _ -> new Trigger.AnsweredOtherwise();
    };
  }

  static Verdict leaves(Draft draft) {
    if (draft.conversation().ended()) {
      return new Verdict.Refused(ConversationFault.ENDED);
    }
    return lose(draft, Fact.AbandonedBy.LEFT).accepted();
  }

  /// The customer is gone for good.
  static Draft lose(Draft draft, Fact.AbandonedBy by) {
    switch (draft.conversation().stage()) {
      case Stage.InFlow _ -> {
        if (draft.conversation().services() > 0) {
          return draft.add(new Fact.Ended(Fact.EndWhy.CUSTOMER_LEFT));
        }
        return abandon(draft, Fact.AbandonedIn.FLOW, by);
      }
      case Stage.Waiting _ -> {
        return abandon(draft, Fact.AbandonedIn.QUEUE, by);
      }
      case Stage.Offered(_, var offer) -> {
        draft.add(new Fact.OfferWithdrawn(offer.id(), offer.agent(), CUSTOMER_LEFT));
        return abandon(draft, Fact.AbandonedIn.QUEUE, by);
      }
      case Stage.Served served -> {
        draft.add(new Fact.ServiceEnded(served.agent().id(), Fact.EndedBy.CUSTOMER));
        return draft.add(new Fact.Ended(Fact.EndWhy.CUSTOMER_LEFT));
      }
      case Stage.Ended _ -> {
        return draft;
      }
    }
  }

  private static Draft abandon(Draft draft, Fact.AbandonedIn in, Fact.AbandonedBy by) {
    return draft.add(new Fact.Abandoned(in, by)).add(new Fact.Ended(Fact.EndWhy.ABANDONED));
  }

  static Verdict away(Draft draft) {
    if (draft.conversation().ended()) {
      return new Verdict.Refused(ConversationFault.ENDED);
    }
    if (draft.conversation().away().isPresent()) {
      return draft.accepted();
    }
    return goAway(draft).accepted();
  }

  /// Whoever could not come back for some time, because no server could be reached, is away from
  /// now on.
  ///
  /// @return whether that is so
  static boolean awayAnew(Draft draft) {
    var backSince = draft.circumstances().policy().backSince();
    var gone = draft.conversation().away().filter(away -> away.since().isBefore(backSince));
    gone.ifPresent(_ -> goAway(draft));
    return gone.isPresent();
  }

  private static Draft goAway(Draft draft) {
    var policy = draft.circumstances().policy();
    var away =
        new Fact.CustomerAway(
            Optional.empty(),
            policy.placeKept().toSeconds(),
            policy.flowAway().toSeconds(),
            Optional.of(Limits.CALL_KEPT_MAX.toSeconds()));
    var deadline = AwayTime.deadline(draft.conversation().stage(), away, draft.now());
    draft.add(
        new Fact.CustomerAway(
            deadline, away.placeKeptSeconds(), away.flowAwaySeconds(), away.callKeptSeconds()));
    // The agent is for somebody who is there; the place is kept (FR-9).
    draft
        .conversation()
        .offer()
        .ifPresent(
            offer -> draft.add(new Fact.OfferWithdrawn(offer.id(), offer.agent(), CUSTOMER_AWAY)));
    return draft;
  }

  static Verdict back(Draft draft) {
    if (draft.conversation().ended()) {
      return new Verdict.Refused(ConversationFault.ENDED);
    }
    if (draft.conversation().away().isPresent()) {
      draft.add(new Fact.CustomerBack());
    }
    return draft.accepted();
  }

  static Verdict rates(Draft draft, Command.Rate rate) {
    var conversation = draft.conversation();
    if (conversation.rated()) {
      return new Verdict.Refused(ConversationFault.ALREADY_RATED);
    }
    if (!conversation.canRate()) {
      return new Verdict.Refused(ConversationFault.NOT_RATEABLE);
    }
    if (rate.score() < 1 || rate.score() > Limits.SCORE_MAX) {
      return new Verdict.Refused(ConversationFault.SCORE_OUT_OF_RANGE);
    }
    var fault =
        Words.faultOf(
            rate.comment(), Limits.COMMENT_CODE_POINTS_MAX, ConversationFault.COMMENT_TOO_LONG);
    return fault.isPresent()
        ? new Verdict.Refused(fault.get())
        : draft.add(new Fact.Rated(rate.score(), rate.comment())).accepted();
  }
}
