package io.zongji.conversation;

import io.zongji.flow.Trigger;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.Optional;

/// What an agent may do.
final class AgentRules {
  private AgentRules() {}

  static Verdict says(Draft draft, Command.AgentSays says) {
    if (!serves(draft.conversation(), says.staff())) {
      return notHolding(draft, says.staff());
    }
    var fault = Words.faultOf(says.content());
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    return draft
        .add(
            new Fact.Message(
                Fact.Author.AGENT, Optional.of(says.staff()), Optional.empty(), says.content()))
        .accepted();
  }

  static Verdict accepts(Draft draft, Command.Accept accept) {
    var conversation = draft.conversation();
    if (conversation.stage() instanceof Stage.Served served
        && served.offer().equals(accept.offer())
        && served.agent().id().equals(accept.staff())) {
      return draft.accepted();
    }
    var agent = Optional.ofNullable(draft.circumstances().agents().get(accept.staff()));
    if (!(conversation.stage() instanceof Stage.Offered(var queueing, var offer))
        || !rings(offer, accept.offer(), accept.staff())
        || agent.isEmpty()) {
      return new Verdict.Refused(ConversationFault.OFFER_GONE);
    }
    var waited = Duration.between(queueing.since(), draft.now()).toMillis();
    draft.add(
        new Fact.Accepted(
            offer.id(),
            offer.agent(),
            agent.get().number(),
            agent.get().name(),
            agent.get().nickname(),
            Math.max(0, waited),
            CallRules.ringsAtAcceptance(draft, accept.withCall())));
    CallRules.taken(draft, offer.agent(), accept.withCall());
    return draft.tell(new Trigger.Accepted(agent.get().number())).accepted();
  }

  static Verdict declines(Draft draft, Command.Decline decline) {
    if (!(draft.conversation().stage() instanceof Stage.Offered(_, var offer))
        || !rings(offer, decline.offer(), decline.staff())) {
      return new Verdict.Refused(ConversationFault.OFFER_GONE);
    }
    return draft.add(new Fact.Declined(offer.id(), offer.agent())).accepted();
  }

  private static boolean rings(Stage.Ringing ringing, OfferId offer, StaffId agent) {
    return ringing.id().equals(offer) && ringing.agent().equals(agent);
  }

  static Verdict ends(Draft draft, StaffId staff) {
    if (!serves(draft.conversation(), staff)) {
      return notHolding(draft, staff);
    }
    return draft
        .add(new Fact.ServiceEnded(staff, Fact.EndedBy.AGENT))
        .goOn(new Trigger.ServiceEnded())
        .accepted();
  }

  static Verdict finishes(Draft draft, Command.AgentFinishes finishes) {
    var staff = finishes.staff();
    if (DistributionRules.isBack(draft, staff, finishes.goneBefore())) {
      return new Verdict.Refused(ConversationFault.AGENT_BACK);
    }
    var conversation = draft.conversation();
    if (conversation.wrapUps().stream().anyMatch(wrapUp -> wrapUp.staff().equals(staff))) {
      return draft.add(new Fact.Finished(staff)).accepted();
    }
    return serves(conversation, staff)
        ? new Verdict.Refused(ConversationFault.STILL_OPEN)
        : notHolding(draft, staff);
  }

  static Verdict transfers(Draft draft, Command.TransferTo transfer) {
    if (!serves(draft.conversation(), transfer.by())) {
      return notHolding(draft, transfer.by());
    }
    if (transfer.to().equals(Optional.of(transfer.by()))) {
      return new Verdict.Refused(ConversationFault.TRANSFER_TO_SELF);
    }
    var fault =
        Words.faultOf(
            transfer.note(), Limits.NOTE_CODE_POINTS_MAX, ConversationFault.NOTE_TOO_LONG);
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    return draft
        .add(
            new Fact.Transferred(
                transfer.by(),
                transfer.group(),
                transfer.to(),
                transfer.note(),
                DistributionRules.queueDeadline(draft)))
        .accepted();
  }

  static Verdict notes(Draft draft, Command.AgentNotes notes) {
    var fault = Words.faultOf(new Content.Text(notes.note()));
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    var agent = Optional.ofNullable(draft.circumstances().agents().get(notes.staff()));
    if (draft.conversation().ended() || agent.isEmpty()) {
      return new Verdict.Refused(ConversationFault.ENDED);
    }
    return draft
        .add(new Fact.Noted(notes.staff(), agent.get().number(), agent.get().name(), notes.note()))
        .accepted();
  }

  private static boolean serves(Conversation conversation, StaffId staff) {
    return conversation.stage() instanceof Stage.Served served && served.agent().id().equals(staff);
  }

  private static Verdict notHolding(Draft draft, StaffId staff) {
    return new Verdict.Refused(Rules.notHolding(draft.conversation(), staff));
  }
}
