package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Optional;

/// What may be done about calls.
final class CallRules {
  private CallRules() {}

  static Verdict decide(Draft draft, Command.OfCall command) {
    return switch (command) {
      case Command.AskCall ask -> asks(draft, ask);
      case Command.AcceptCall accept -> accepts(draft, accept);
      case Command.EndCall end -> ends(draft, end);
      case Command.SwitchCall change -> switches(draft, change);
      case Command.ReportCall report -> reports(draft, report);
      case Command.MoveCall move -> moves(draft, move);
      case Command.FailCall fail -> fails(draft, fail);
    };
  }

  private static Verdict asks(Draft draft, Command.AskCall ask) {
    var conversation = draft.conversation();
    var stranger = strange(conversation, ask);
    if (conversation.ended()) {
      return new Verdict.Refused(ConversationFault.ENDED);
    }
    if (stranger.isPresent()) {
      return new Verdict.Refused(stranger.get());
    }
    if (conversation.call().isPresent()) {
      return new Verdict.Refused(ConversationFault.CALL_ALREADY);
    }
    var since = draft.now().minus(Limits.CALLS_ASKED_WITHIN);
    long asked = conversation.calls().orElse(Calls.NONE).askedSince(ask.side(), since);
    if (asked >= Limits.CALLS_ASKED_MAX) {
      return new Verdict.Refused(ConversationFault.CALL_TOO_OFTEN);
    }
    var deadline =
        conversation.stage() instanceof Stage.Served
            ? Optional.of(ringsUntil(draft))
            : Optional.<Instant>empty();
    return draft
        .add(
            new Fact.CallAsked(
                ask.call(), ask.side(), ask.staff(), ask.media(), ask.way(), deadline))
        .accepted();
  }

  private static Verdict accepts(Draft draft, Command.AcceptCall accept) {
    var fault = faultOf(draft.conversation(), accept);
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    var call = present(draft);
    if (call.by() == accept.side()) {
      return new Verdict.Refused(ConversationFault.CALL_NOT_YOURS_TO_ACCEPT);
    }
    if (call.phase() == Call.Phase.RINGING) {
      draft.add(new Fact.CallAccepted(call.id(), accept.side(), accept.staff()));
    }
    return draft.accepted();
  }

  private static Verdict ends(Draft draft, Command.EndCall end) {
    var fault = faultOf(draft.conversation(), end);
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    var call = present(draft);
    var why = Fact.CallEndWhy.HUNG_UP;
    if (call.phase() == Call.Phase.RINGING) {
      why = call.by() == end.side() ? Fact.CallEndWhy.CANCELLED : Fact.CallEndWhy.DECLINED;
    }
    var by = end.side() == Call.Side.CUSTOMER ? Fact.Author.CUSTOMER : Fact.Author.AGENT;
    return draft.add(ended(call, draft.now(), by, end.staff(), why)).accepted();
  }

  private static Verdict switches(Draft draft, Command.SwitchCall change) {
    var fault = faultOf(draft.conversation(), change);
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    var call = present(draft);
    if (call.media() != change.media()) {
      draft.add(new Fact.CallMedia(call.id(), change.side(), change.media()));
    }
    return draft.accepted();
  }

  private static Verdict reports(Draft draft, Command.ReportCall report) {
    var fault = faultOf(draft.conversation(), report);
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    if (report.tookMs() < 0 || report.tookMs() > Limits.CALL_TOOK_MAX.toMillis()) {
      return new Verdict.Refused(ConversationFault.CALL_TOOK_OUT_OF_RANGE);
    }
    var call = present(draft);
    if (call.phase() != Call.Phase.TALKING) {
      return draft.accepted();
    }
    switch (report.what()) {
      case CONNECTED -> {
        if (call.connectedAt().isEmpty()) {
          draft.add(new Fact.CallConnected(call.id(), report.tookMs()));
        }
      }
      case FIRST_FRAME -> {
        if (!call.firstFrames().contains(report.side())) {
          draft.add(new Fact.CallFirstFrame(call.id(), report.side(), report.tookMs()));
        }
      }
    }
    return draft.accepted();
  }

  private static Verdict moves(Draft draft, Command.MoveCall move) {
    if (absent(draft.conversation(), move.call())) {
      return new Verdict.Refused(ConversationFault.CALL_GONE);
    }
    if (present(draft).way() != move.way()) {
      draft.add(new Fact.CallMoved(move.call(), move.way(), move.why()));
    }
    return draft.accepted();
  }

  private static Verdict fails(Draft draft, Command.FailCall fail) {
    var fault = faultOf(draft.conversation(), fail);
    if (fault.isPresent()) {
      return new Verdict.Refused(fault.get());
    }
    var call = present(draft);
    if (call.phase() == Call.Phase.RINGING) {
      return new Verdict.Refused(ConversationFault.CALL_NOT_ACCEPTED);
    }
    return draft.add(bySystem(call, draft.now(), Fact.CallEndWhy.FAILED)).accepted();
  }

  /// The agent has just accepted the conversation, and with it the call, if one is there: one that
  /// goes on is joined, one that rings is accepted when the agent wants so.
  static void taken(Draft draft, StaffId staff, boolean withCall) {
    var call = draft.conversation().call();
    if (call.filter(one -> one.phase() == Call.Phase.TALKING).isPresent()) {
      draft.add(new Fact.CallJoined(call.get().id(), staff));
    } else if (withCall && call.filter(Call::ringsByCustomer).isPresent()) {
      draft.add(new Fact.CallAccepted(call.get().id(), Call.Side.AGENT, Optional.of(staff)));
    }
  }

  /// Until when a call rings at an agent who accepts the conversation now.
  static Optional<Instant> ringsAtAcceptance(Draft draft, boolean withCall) {
    return draft
        .conversation()
        .call()
        .filter(call -> call.ringsByCustomer() && !withCall)
        .map(_ -> ringsUntil(draft));
  }

  /// Nobody did anything in time.
  static void timeUp(Draft draft) {
    var call = present(draft);
    var why =
        switch (call.phase()) {
          case RINGING -> Fact.CallEndWhy.NOT_ANSWERED;
          case TALKING -> Fact.CallEndWhy.CUSTOMER_GONE;
        };
    draft.add(bySystem(call, draft.now(), why));
  }

  /// The end of the present call that has to stand before a fact, if that ends it.
  static Optional<Fact> endBefore(Conversation conversation, Fact fact, Instant now) {
    return conversation
        .call()
        .flatMap(call -> whyBefore(call, fact).map(why -> bySystem(call, now, why)));
  }

  private static Optional<Fact.CallEndWhy> whyBefore(Call call, Fact fact) {
    boolean byAgent = call.phase() == Call.Phase.RINGING && call.by() == Call.Side.AGENT;
    if (fact instanceof Fact.ServiceEnded || fact instanceof Fact.Ended) {
      return Optional.of(Fact.CallEndWhy.SERVICE_ENDED);
    }
    if (fact instanceof Fact.TransferFailed) {
      // Nobody is on the way to this call any more.
      return Optional.of(
          call.phase() == Call.Phase.RINGING
              ? Fact.CallEndWhy.NOT_ANSWERED
              : Fact.CallEndWhy.SERVICE_ENDED);
    }
    boolean left = fact instanceof Fact.Transferred || fact instanceof Fact.PutBack;
    return left && byAgent ? Optional.of(Fact.CallEndWhy.SERVICE_ENDED) : Optional.empty();
  }

  private static Fact bySystem(Call call, Instant now, Fact.CallEndWhy why) {
    return ended(call, now, Fact.Author.SYSTEM, Optional.empty(), why);
  }

  private static Fact ended(
      Call call, Instant now, Fact.Author by, Optional<StaffId> staff, Fact.CallEndWhy why) {
    var spoken = call.spoken(now);
    return new Fact.CallEnded(call.id(), by, staff, why, spoken.voiceMs(), spoken.videoMs());
  }

  private static Instant ringsUntil(Draft draft) {
    return draft.now().plus(Limits.CALL_RINGS_MAX);
  }

  private static Call present(Draft draft) {
    return draft.conversation().call().orElseThrow();
  }

  private static boolean absent(Conversation conversation, CallId id) {
    return conversation.call().filter(call -> call.id().equals(id)).isEmpty();
  }

  private static Optional<ConversationFault> faultOf(
      Conversation conversation, Command.OfCall command) {
    return absent(conversation, command.call())
        ? Optional.of(ConversationFault.CALL_GONE)
        : strange(conversation, command);
  }

  /// Why this agent has no part in it; a customer always has.
  private static Optional<ConversationFault> strange(
      Conversation conversation, Command.OfCall command) {
    return command
        .staff()
        .filter(
            staff ->
                !(conversation.stage() instanceof Stage.Served served
                    && served.agent().id().equals(staff)))
        .map(staff -> Rules.notHolding(conversation, staff));
  }
}
