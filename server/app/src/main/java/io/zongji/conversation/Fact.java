package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flow.Choice;
import io.zongji.flow.ModuleId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happened in a conversation. Facts are only ever added; [TimelineJson] writes and reads
/// them.
public sealed interface Fact {
  /// The name of this kind of fact, as it stands in timelines.
  default Kind kind() {
    return Kind.of(this);
  }

  /// The customer came in; the first fact of every timeline.
  record Entered(
      Mode mode,
      ChannelId channel,
      ChannelKind channelKind,
      CustomerId customer,
      FlowId flow,
      int flowVersion)
      implements Fact {}

  /// The run came to a module.
  record ModuleReached(ModuleId moduleId, String label, Optional<String> byExit) implements Fact {}

  /// Somebody said something.
  ///
  /// @param staffId the agent, when it is the agent's
  /// @param moduleId the module that sent it, when it is the system's
  record Message(
      Author from, Optional<StaffId> staffId, Optional<ModuleId> moduleId, Content content)
      implements Fact {}

  /// The customer's last message was no answer to the Branch; the `count`-th wrong one.
  record AnswerWrong(int count) implements Fact {}

  /// The Branch waits for an answer; the choices may be shown for tapping.
  record AnswerAwaited(List<String> keywords, List<Choice> choices, Optional<Instant> deadline)
      implements Fact {
    /// Copies the lists.
    public AnswerAwaited {
      keywords = List.copyOf(keywords);
      choices = Choice.of(Optional.ofNullable(choices), keywords);
    }
  }

  /// The flow asked for an agent; the conversation joined the queue of the group at that place.
  ///
  /// @param silenceSeconds how long a customer may leave an agent's message without an answer
  record Asked(
      SkillGroupId groupId, Place place, Optional<Instant> queueDeadline, long silenceSeconds)
      implements Fact {}

  /// The customer was told to wait, so many being ahead at that moment.
  record Queued(int ahead) implements Fact {}

  /// The last agent of the group has left while the customer waits.
  record NobodyOnlineSince(Instant graceDeadline) implements Fact {}

  /// Somebody of the group came back in time.
  record SomebodyOnline() implements Fact {}

  /// No agent was to be had; the flow goes on.
  record TransferFailed(TransferFailure why) implements Fact {}

  /// It rings at an agent.
  ///
  /// @param deadline when it is missed; rings until answered when absent
  record Offered(
      OfferId offerId,
      StaffId staffId,
      SkillGroupId groupId,
      Optional<Instant> deadline,
      AgentTerms terms,
      boolean restAfterMiss,
      Reasons reasons)
      implements Fact {}

  /// The agent did not answer in time.
  ///
  /// @param rests whether the agent was put to rest for it
  record Missed(OfferId offerId, StaffId staffId, boolean rests) implements Fact {}

  /// The agent did not take it.
  record Declined(OfferId offerId, StaffId staffId) implements Fact {}

  /// The offer was taken back.
  record OfferWithdrawn(OfferId offerId, StaffId staffId, String why) implements Fact {}

  /// The agent took it and serves from now on.
  ///
  /// @param waitedMs milliseconds since the conversation joined this queue
  /// @param callDeadline until when the customer's call rings at the agent, if one rings
  record Accepted(
      OfferId offerId,
      StaffId staffId,
      String staffNumber,
      String staffName,
      String nickname,
      long waitedMs,
      Optional<Instant> callDeadline)
      implements Fact {}

  /// The agent handed the conversation on; it joined the end of the group's queue.
  ///
  /// @param to the agent who is asked first
  /// @param queueDeadline when the queue limit of the Transfer is reached again
  record Transferred(
      StaffId by,
      SkillGroupId groupId,
      Optional<StaffId> to,
      String note,
      Optional<Instant> queueDeadline)
      implements Fact {}

  /// An agent who has served left a note for whoever serves; customers never see it.
  record Noted(StaffId staffId, String staffNumber, String staffName, String note)
      implements Fact {}

  /// The conversation was taken from an agent who is gone and stands at the front of its queue
  /// again.
  record PutBack(StaffId staffId, String why, Optional<Instant> queueDeadline) implements Fact {}

  /// The agent serves no longer and is in wrap-up for it.
  record ServiceEnded(StaffId staffId, EndedBy by) implements Fact {}

  /// The agent's wrap-up is over.
  record Finished(StaffId staffId) implements Fact {}

  /// The customer's page is gone.
  ///
  /// @param deadline when it is given up for lost, as things stand; none while served
  /// @param placeKeptSeconds how long the place in a queue is kept from now or from joining it
  /// @param flowAwaySeconds how long the flow waits
  /// @param callKeptSeconds how long a call goes on without the customer
  record CustomerAway(
      Optional<Instant> deadline,
      long placeKeptSeconds,
      long flowAwaySeconds,
      Optional<Long> callKeptSeconds)
      implements Fact {}

  /// The customer's page is back.
  record CustomerBack() implements Fact {}

  /// The customer was lost before being served.
  record Abandoned(AbandonedIn phase, AbandonedBy by) implements Fact {}

  /// The customer judged the service.
  record Rated(int score, String comment) implements Fact {}

  /// The conversation is over. Only `FINISHED` and `RATED` may follow.
  record Ended(EndWhy why) implements Fact {}

  /// What happened to a call.
  sealed interface OfCall extends Fact {
    /// The call.
    CallId callId();
  }

  /// Somebody asked for a call.
  ///
  /// @param staffId the agent, when it is the agent's
  /// @param deadline until when it rings; none while nobody serves
  record CallAsked(
      CallId callId,
      Call.Side by,
      Optional<StaffId> staffId,
      Call.Media media,
      Call.Way way,
      Optional<Instant> deadline)
      implements OfCall {}

  /// The other side accepted it.
  record CallAccepted(CallId callId, Call.Side by, Optional<StaffId> staffId) implements OfCall {}

  /// Media flow, as the first page to notice told; durations count from here.
  ///
  /// @param tookMs milliseconds from the acceptance, as that page measured them
  record CallConnected(CallId callId, long tookMs) implements OfCall {}

  /// A side saw (or, of voice, heard) the other for the first time.
  ///
  /// @param tookMs milliseconds from the acceptance, as that page measured them
  record CallFirstFrame(CallId callId, Call.Side by, long tookMs) implements OfCall {}

  /// A side switched between voice and video.
  record CallMedia(CallId callId, Call.Side by, Call.Media media) implements OfCall {}

  /// The next agent took the call over with the conversation.
  record CallJoined(CallId callId, StaffId staffId) implements OfCall {}

  /// Its media travel another way from here on.
  record CallMoved(CallId callId, Call.Way way, CallMoveWhy why) implements OfCall {}

  /// It is over; the conversation goes on.
  ///
  /// @param staffId the agent, when the agent ended it
  /// @param voiceMs milliseconds of voice since media flowed
  /// @param videoMs milliseconds of video since media flowed
  record CallEnded(
      CallId callId,
      Author by,
      Optional<StaffId> staffId,
      CallEndWhy why,
      long voiceMs,
      long videoMs)
      implements OfCall {}

  /// Why a call's media travel another way.
  enum CallMoveWhy {
    /// The media server was lost.
    JANUS_LOST
  }

  /// Why a call is over.
  enum CallEndWhy {
    HUNG_UP,
    /// The side that was called did not want it.
    DECLINED,
    /// The side that asked thought better of it.
    CANCELLED,
    NOT_ANSWERED,
    /// The service or the conversation ended, or no agent was to be had any more.
    SERVICE_ENDED,
    /// The customer's page stayed away.
    CUSTOMER_GONE,
    /// Media could not travel any more.
    FAILED
  }

  /// Who says something.
  enum Author {
    CUSTOMER,
    AGENT,
    SYSTEM
  }

  /// Who ended a service.
  enum EndedBy {
    AGENT,
    SILENCE,
    CUSTOMER
  }

  /// Where a customer was lost.
  enum AbandonedIn {
    QUEUE,
    FLOW
  }

  /// How a customer was lost.
  enum AbandonedBy {
    /// Left on purpose.
    LEFT,
    /// The page stayed away for too long.
    AWAY
  }

  /// Why no agent was to be had.
  enum TransferFailure {
    NOBODY_ONLINE,
    QUEUE_LIMIT
  }

  /// Why a conversation is over.
  enum EndWhy {
    /// The flow came to its end.
    COMPLETED,
    /// The agent ended the service and the flow came to its end.
    AGENT_ENDED,
    /// The customer was silent for too long.
    SILENCE,
    /// The customer left after or during a service.
    CUSTOMER_LEFT,
    /// The customer was lost before being served.
    ABANDONED,
    /// The flow came to its end after a transfer that found nobody online.
    NOBODY_ONLINE,
    /// The flow came to its end after a transfer that met its queue limit.
    QUEUE_LIMIT,
    /// The flow had no way on; cannot happen to a published one.
    FLOW_FAULT
  }
}
