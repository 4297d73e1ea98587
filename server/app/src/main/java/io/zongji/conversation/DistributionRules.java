package io.zongji.conversation;

import io.zongji.flow.Trigger;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Optional;

/// What the desk may do.
final class DistributionRules {
  private DistributionRules() {}

  static Verdict offer(Draft draft, Command.Offer offer) {
    var conversation = draft.conversation();
    if (!(conversation.stage() instanceof Stage.Waiting(var queueing, _))) {
      return new Verdict.Refused(ConversationFault.NOT_WAITING);
    }
    if (conversation.away().isPresent()) {
      return new Verdict.Refused(ConversationFault.CUSTOMER_AWAY);
    }
    if (draft.circumstances().notFirst()) {
      return new Verdict.Refused(ConversationFault.NOT_FIRST);
    }
    var gone = draft.circumstances().policy().agentGone();
    var desk = Optional.ofNullable(draft.circumstances().desks().get(offer.agent()));
    if (desk.filter(one -> one.free(offer.terms(), draft.now(), gone)).isEmpty()) {
      return new Verdict.Refused(ConversationFault.AGENT_NOT_FREE);
    }
    return draft
        .add(
            new Fact.Offered(
                offer.offer(),
                offer.agent(),
                queueing.group(),
                offer.ringFor().map(draft.now()::plus),
                offer.terms(),
                offer.restAfterMiss(),
                offer.reasons()))
        .accepted();
  }

  static Verdict announce(Draft draft, SkillGroupId group, int ahead) {
    if (!(draft.conversation().stage() instanceof Stage.Waiting(var queueing, _)
        && queueing.group().equals(group))) {
      return new Verdict.Refused(ConversationFault.NOT_WAITING);
    }
    if (queueing.announced()) {
      return draft.accepted();
    }
    return draft.add(new Fact.Queued(ahead)).tell(new Trigger.Queued(ahead)).accepted();
  }

  static Verdict nobodyOnline(Draft draft) {
    if (!(draft.conversation().stage() instanceof Stage.Waiting(var queueing, var grace))) {
      return new Verdict.Refused(ConversationFault.NOT_WAITING);
    }
    if (grace.isPresent()) {
      return draft.accepted();
    }
    // Somebody was there when this customer began to wait, so the place is kept for a time.
    boolean hopeful =
        queueing.announced() || queueing.rung() || draft.conversation().services() > 0;
    if (!hopeful) {
      return fail(draft, Fact.TransferFailure.NOBODY_ONLINE).accepted();
    }
    var deadline = draft.now().plus(draft.circumstances().policy().nobodyOnlineGrace());
    return draft.add(new Fact.NobodyOnlineSince(deadline)).accepted();
  }

  static Verdict somebodyOnline(Draft draft) {
    if (!(draft.conversation().stage() instanceof Stage.Waiting(_, var grace))) {
      return new Verdict.Refused(ConversationFault.NOT_WAITING);
    }
    if (grace.isPresent()) {
      draft.add(new Fact.SomebodyOnline());
    }
    return draft.accepted();
  }

  static Verdict withdraw(Draft draft, OfferId offer, String why) {
    if (!(draft.conversation().stage() instanceof Stage.Offered(_, var ringing))
        || !ringing.id().equals(offer)) {
      return new Verdict.Refused(ConversationFault.OFFER_GONE);
    }
    return draft.add(new Fact.OfferWithdrawn(offer, ringing.agent(), why)).accepted();
  }

  static Verdict putBack(Draft draft, Command.PutBack putBack) {
    var agent = putBack.agent();
    if (!(draft.conversation().stage() instanceof Stage.Served served)
        || !served.agent().id().equals(agent)) {
      return new Verdict.Refused(Rules.notHolding(draft.conversation(), agent));
    }
    if (isBack(draft, agent, putBack.goneBefore())) {
      return new Verdict.Refused(ConversationFault.AGENT_BACK);
    }
    return draft.add(new Fact.PutBack(agent, putBack.why(), queueDeadline(draft))).accepted();
  }

  /// Whether an agent who was found gone has been seen since.
  static boolean isBack(Draft draft, StaffId agent, Optional<Instant> goneBefore) {
    return goneBefore
        .flatMap(
            before ->
                Optional.ofNullable(draft.circumstances().desks().get(agent))
                    .filter(desk -> desk.seenSince(before)))
        .isPresent();
  }

  /// No agent is to be had: the flow says so and goes on.
  static Draft fail(Draft draft, Fact.TransferFailure why) {
    return draft
        .add(new Fact.TransferFailed(why))
        .goOn(
            switch (why) {
              case NOBODY_ONLINE -> new Trigger.NobodyOnline();
              case QUEUE_LIMIT -> new Trigger.QueueTimeUp();
            });
  }

  /// When the queue limit is reached by a conversation that joins a queue again now.
  static Optional<Instant> queueDeadline(Draft draft) {
    return draft
        .conversation()
        .ask()
        .flatMap(Conversation.Ask::queueLimit)
        .map(limit -> draft.now().plus(limit));
  }
}
