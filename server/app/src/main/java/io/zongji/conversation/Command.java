package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What somebody wants of a conversation. [Rules#decide] answers each with facts or a refusal.
///
/// Commands of people carry a client id, so that a repetition changes nothing.
public sealed interface Command {
  /// The conversation it is about.
  ConversationId conversation();

  /// The name its author gave it, if any.
  default Optional<ClientId> clientId() {
    return Optional.empty();
  }

  /// A customer comes in and the flow begins. When the customer has an open conversation by that
  /// channel already, the answer names that one and nothing changes.
  record Enter(
      ConversationId conversation,
      Mode mode,
      ChannelId channel,
      ChannelKind channelKind,
      CustomerId customer,
      FlowId flow,
      int flowVersion,
      Optional<ClientId> clientId)
      implements Command {}

  /// The customer sends a message; refused after the end.
  record CustomerSays(ConversationId conversation, Optional<ClientId> clientId, Content content)
      implements Command {}

  /// The customer cancels the queue or ends the conversation.
  record CustomerLeaves(ConversationId conversation, Optional<ClientId> clientId)
      implements Command {}

  /// The customer's page is gone; changes nothing when it was gone before.
  record CustomerAway(ConversationId conversation) implements Command {}

  /// The customer's page is back; changes nothing when it was not away.
  record CustomerBack(ConversationId conversation) implements Command {}

  /// The customer judges the service, once, after the end.
  ///
  /// @param score 1 to [Limits#SCORE_MAX]
  /// @param comment may be empty, at most [Limits#COMMENT_CODE_POINTS_MAX] code points
  record Rate(ConversationId conversation, Optional<ClientId> clientId, int score, String comment)
      implements Command {}

  /// The agent who serves sends a message.
  record AgentSays(
      ConversationId conversation, Optional<ClientId> clientId, StaffId staff, Content content)
      implements Command {}

  /// 接听: the agent takes the offer that rings.
  ///
  /// @param withCall whether a call that the customer asked for is accepted with it
  record Accept(
      ConversationId conversation,
      Optional<ClientId> clientId,
      StaffId staff,
      OfferId offer,
      boolean withCall)
      implements Command {
    /// Takes the offer; a call, if one rings, rings on.
    public Accept(
        ConversationId conversation, Optional<ClientId> clientId, StaffId staff, OfferId offer) {
      this(conversation, clientId, staff, offer, false);
    }
  }

  /// The agent does not take the offer; the conversation keeps its place.
  record Decline(
      ConversationId conversation, Optional<ClientId> clientId, StaffId staff, OfferId offer)
      implements Command {}

  /// 结束会话: ends the service for the customer; the agent is in wrap-up for it.
  record AgentEnds(ConversationId conversation, Optional<ClientId> clientId, StaffId staff)
      implements Command {}

  /// 完成会话: the agent's wrap-up is over.
  ///
  /// @param goneBefore as in [PutBack], when it is not the agent who finishes
  record AgentFinishes(
      ConversationId conversation,
      Optional<ClientId> clientId,
      StaffId staff,
      Optional<Instant> goneBefore)
      implements Command {
    /// The agent finishes.
    public AgentFinishes(ConversationId conversation, Optional<ClientId> clientId, StaffId staff) {
      this(conversation, clientId, staff, Optional.empty());
    }
  }

  /// The agent hands the conversation to a group, or to one agent of it, who is asked first.
  ///
  /// @param note for the next agent, may be empty; at most [Limits#NOTE_CODE_POINTS_MAX] code
  /// points
  record TransferTo(
      ConversationId conversation,
      Optional<ClientId> clientId,
      StaffId by,
      SkillGroupId group,
      Optional<StaffId> to,
      String note)
      implements Command {}

  /// An agent who has the conversation, or once had it, leaves a note for the agents; refused after
  /// the end. Who may is known outside of the conversation.
  ///
  /// @param note not blank, at most [Limits#TEXT_CODE_POINTS_MAX] code points
  record AgentNotes(
      ConversationId conversation, Optional<ClientId> clientId, StaffId staff, String note)
      implements Command {}

  /// The desk rings at an agent. Refused with `conversation.not-waiting` when the conversation
  /// waits no more or rings already, `conversation.customer-away` while the customer is away,
  /// and `conversation.agent-not-free` when the agent may not take it.
  ///
  /// @param ringFor how long it rings; until accepted or declined when absent
  /// @param restAfterMiss whether the agent goes to rest when it is missed
  record Offer(
      ConversationId conversation,
      OfferId offer,
      StaffId agent,
      AgentTerms terms,
      Optional<Duration> ringFor,
      boolean restAfterMiss,
      Reasons reasons)
      implements Command {}

  /// The desk tells that all are busy: the queue text is sent, once for each time of joining a
  /// queue. Refused when it does not wait in that group's any more.
  ///
  /// @param ahead how many are ahead at this moment
  record Announce(ConversationId conversation, SkillGroupId group, int ahead) implements Command {}

  /// The desk found nobody of the group online: the failure text at once, or, for a customer who
  /// joined while somebody was online or who was served before, after a time of grace.
  record NobodyOnline(ConversationId conversation) implements Command {}

  /// Somebody of the group is online again; the time of grace, if one runs, is called off.
  record SomebodyOnline(ConversationId conversation) implements Command {}

  /// The desk takes back an offer; the conversation keeps its place.
  ///
  /// @param why a stable code, such as `AGENT_RESTS` or `AGENT_GONE`
  record Withdraw(ConversationId conversation, OfferId offer, String why) implements Command {}

  /// The desk takes the conversation from an agent who is gone and puts it to the front of its
  /// queue. Refused with `conversation.agent-back` when the agent has been seen meanwhile: a server
  /// that was frozen may come with what it found minutes ago.
  ///
  /// @param why a stable code, such as `AGENT_GONE`
  /// @param goneBefore the moment before which the agent was seen last; none when being seen makes
  ///     no difference
  record PutBack(
      ConversationId conversation, StaffId agent, String why, Optional<Instant> goneBefore)
      implements Command {
    /// From an agent who may not keep it, seen or not.
    public PutBack(ConversationId conversation, StaffId agent, String why) {
      this(conversation, agent, why, Optional.empty());
    }
  }

  /// The clock: acts on every deadline of the conversation that has passed.
  record Tick(ConversationId conversation) implements Command {}

  /// Something about a call. Refused with `conversation.call-gone` when it is not the present one,
  /// except asking for it.
  sealed interface OfCall extends Command {
    /// The call.
    CallId call();

    /// The agent who wants it; the customer does when absent, or the server itself.
    default Optional<StaffId> staff() {
      return Optional.empty();
    }

    /// Whose wish it is.
    default Call.Side side() {
      return staff().isPresent() ? Call.Side.AGENT : Call.Side.CUSTOMER;
    }
  }

  /// Somebody asks for a call. Refused with `conversation.call-already` while there is one, and
  /// with `conversation.call-too-often` past [Limits#CALLS_ASKED_MAX].
  ///
  /// @param call the name of the new call
  record AskCall(
      ConversationId conversation,
      Optional<ClientId> clientId,
      Optional<StaffId> staff,
      CallId call,
      Call.Media media,
      Call.Way way)
      implements OfCall {}

  /// The side that was called accepts; refused with `conversation.call-not-yours-to-accept` when
  /// the other one does.
  record AcceptCall(
      ConversationId conversation,
      Optional<ClientId> clientId,
      Optional<StaffId> staff,
      CallId call)
      implements OfCall {}

  /// Somebody declines, cancels or hangs up.
  record EndCall(
      ConversationId conversation,
      Optional<ClientId> clientId,
      Optional<StaffId> staff,
      CallId call)
      implements OfCall {}

  /// Somebody switches between voice and video.
  record SwitchCall(
      ConversationId conversation,
      Optional<ClientId> clientId,
      Optional<StaffId> staff,
      CallId call,
      Call.Media media)
      implements OfCall {}

  /// A page tells what it measured; each thing counts the first time.
  ///
  /// @param tookMs milliseconds since the acceptance, 0 to [Limits#CALL_TOOK_MAX]
  record ReportCall(
      ConversationId conversation,
      Optional<StaffId> staff,
      CallId call,
      CallReport what,
      long tookMs)
      implements OfCall {}

  /// The server sends the media of a call another way.
  record MoveCall(ConversationId conversation, CallId call, Call.Way way, Fact.CallMoveWhy why)
      implements OfCall {}

  /// A page gives up a call whose media cannot travel any more, however often it tried. Nobody has
  /// hung up. Refused with `conversation.call-not-accepted` while it rings: nothing is lost yet.
  record FailCall(
      ConversationId conversation,
      Optional<ClientId> clientId,
      Optional<StaffId> staff,
      CallId call)
      implements OfCall {}

  /// What a page tells of a call.
  enum CallReport {
    /// Media flow.
    CONNECTED,
    /// The first frame was decoded; of voice, the first sound.
    FIRST_FRAME
  }
}
