package io.zongji.conversation;

import io.zongji.flow.Trigger;
import io.zongji.staff.StaffId;
import java.util.List;
import java.util.Optional;

/// The rules of a conversation: pure, total, without clock, database or memory.
///
/// `decide` may refuse and changes nothing; `apply` changes and cannot refuse. The server and
/// every replay use the same two.
public final class Rules {
  private Rules() {}

  /// What becomes of a command about this conversation.
  public static Verdict decide(
      Conversation conversation, Command command, Circumstances circumstances) {
    var draft = new Draft(conversation, circumstances);
    return switch (command) {
      case Command.Enter _ -> draft.accepted();
      case Command.CustomerSays says -> CustomerRules.says(draft, says);
      case Command.CustomerLeaves _ -> CustomerRules.leaves(draft);
      case Command.CustomerAway _ -> CustomerRules.away(draft);
      case Command.CustomerBack _ -> CustomerRules.back(draft);
      case Command.Rate rate -> CustomerRules.rates(draft, rate);
      case Command.AgentSays says -> AgentRules.says(draft, says);
      case Command.Accept accept -> AgentRules.accepts(draft, accept);
      case Command.Decline decline -> AgentRules.declines(draft, decline);
      case Command.AgentEnds ends -> AgentRules.ends(draft, ends.staff());
      case Command.AgentFinishes finishes -> AgentRules.finishes(draft, finishes);
      case Command.TransferTo transfer -> AgentRules.transfers(draft, transfer);
      case Command.AgentNotes notes -> AgentRules.notes(draft, notes);
      case Command.Offer offer -> DistributionRules.offer(draft, offer);
      case Command.Announce(_, var group, var ahead) ->
          DistributionRules.announce(draft, group, ahead);
      case Command.NobodyOnline _ -> DistributionRules.nobodyOnline(draft);
      case Command.SomebodyOnline _ -> DistributionRules.somebodyOnline(draft);
      case Command.Withdraw(_, var offer, var why) -> DistributionRules.withdraw(draft, offer, why);
      case Command.PutBack putBack -> DistributionRules.putBack(draft, putBack);
      case Command.OfCall ofCall -> CallRules.decide(draft, ofCall);
      case Command.Tick _ -> ClockRules.tick(draft);
    };
  }

  /// What becomes of a customer's coming in, there being no open conversation.
  public static Verdict.Accepted enter(Command.Enter enter, Circumstances circumstances) {
    var entered =
        new Fact.Entered(
            enter.mode(),
            enter.channel(),
            enter.channelKind(),
            enter.customer(),
            enter.flow(),
            enter.flowVersion());
    return Draft.begin(enter.conversation(), entered, circumstances)
        .goOn(new Trigger.Entered())
        .accepted();
  }

  /// The conversation with one more entry.
  public static Conversation apply(Conversation conversation, Entry entry) {
    return Fold.apply(conversation, entry);
  }

  /// The conversation that a whole timeline makes; none for an empty one.
  public static Optional<Conversation> fold(ConversationId id, List<Entry> timeline) {
    if (timeline.isEmpty()) {
      return Optional.empty();
    }
    if (!(timeline.getFirst().fact() instanceof Fact.Entered entered)) {
      throw new IllegalArgumentException(
          "a timeline begins with ENTERED, this one with " + timeline.getFirst().kind());
    }
    var conversation = Fold.begin(id, timeline.getFirst(), entered);
    for (var entry : timeline.subList(1, timeline.size())) {
      conversation = Fold.apply(conversation, entry);
    }
    return Optional.of(conversation);
  }

  /// Whether the agent has ended or finished, or never held it.
  static ConversationFault notHolding(Conversation conversation, StaffId staff) {
    if (conversation.wrapUps().stream().anyMatch(wrapUp -> wrapUp.staff().equals(staff))) {
      return ConversationFault.SERVICE_ENDED;
    }
    return conversation.ended() ? ConversationFault.ENDED : ConversationFault.NOT_YOURS;
  }
}
