package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flow.Run;
import io.zongji.flows.FlowId;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A conversation as it stands: the fold of its timeline by [Rules#apply], and nothing else.
///
/// @param lastSeq the sequence of the newest entry it holds; 0 before the first
/// @param ask what the flow asked for at its last Transfer
/// @param away set while the customer's page is gone
/// @param wrapUps agents who have served and not finished yet
/// @param path the labels of the modules the customer came by, the newest [Limits#PATH_MAX]
/// @param services how often an agent accepted it
/// @param failure why the last transfer failed, until an agent accepts or the flow asks again
/// @param rated whether the customer has judged the service
/// @param calls set from the first call on
public record Conversation(
    ConversationId id,
    Header header,
    long lastSeq,
    Run run,
    Stage stage,
    Optional<Ask> ask,
    Optional<Away> away,
    List<WrapUp> wrapUps,
    List<String> path,
    int services,
    Optional<Fact.TransferFailure> failure,
    boolean rated,
    Optional<Calls> calls) {

  /// Copies the lists.
  public Conversation {
    wrapUps = List.copyOf(wrapUps);
    path = List.copyOf(path);
  }

  /// What never changes.
  public record Header(
      Mode mode,
      ChannelId channel,
      ChannelKind channelKind,
      CustomerId customer,
      FlowId flow,
      int flowVersion,
      Instant enteredAt) {}

  /// What a Transfer asked for.
  ///
  /// @param queueLimit how long a customer waits at most
  /// @param silence how long a customer may leave an agent's message without an answer
  public record Ask(SkillGroupId group, Optional<Duration> queueLimit, Duration silence) {}

  /// The customer's page is gone.
  ///
  /// @param deadline when the customer is given up; none while served
  public record Away(
      Instant since,
      Optional<Instant> deadline,
      long placeKeptSeconds,
      long flowAwaySeconds,
      Optional<Long> callKeptSeconds) {}

  /// An agent who has served and has not finished.
  public record WrapUp(StaffId staff, Instant since) {}

  /// The label of its stage.
  public Phase phase() {
    return stage.phase();
  }

  /// Whether it is over.
  public boolean ended() {
    return stage instanceof Stage.Ended;
  }

  /// The stay in a queue, while waiting or ringing.
  public Optional<Stage.Queueing> queueing() {
    return switch (stage) {
      case Stage.Waiting waiting -> Optional.of(waiting.queueing());
      case Stage.Offered offered -> Optional.of(offered.queueing());
      case Stage.InFlow _, Stage.Served _, Stage.Ended _ -> Optional.empty();
    };
  }

  /// The group, while waiting, ringing or served.
  public Optional<SkillGroupId> group() {
    return stage instanceof Stage.Served served
        ? Optional.of(served.group())
        : queueing().map(Stage.Queueing::group);
  }

  /// The place in the queue, while waiting or ringing.
  public Optional<Place> place() {
    return queueing().map(Stage.Queueing::place);
  }

  /// The offer that rings.
  public Optional<Stage.Ringing> offer() {
    return stage instanceof Stage.Offered offered ? Optional.of(offered.offer()) : Optional.empty();
  }

  /// The agent it rings at or who serves it.
  public Optional<StaffId> agent() {
    return stage instanceof Stage.Served served
        ? Optional.of(served.agent().id())
        : offer().map(Stage.Ringing::agent);
  }

  /// Everybody in whose hands it is: the agent it rings at or who serves, and those in wrap-up.
  /// Each of them counts it once in the load.
  public Set<StaffId> holders() {
    var holders =
        wrapUps.stream()
            .map(WrapUp::staff)
            .collect(Collectors.toCollection(java.util.HashSet::new));
    agent().ifPresent(holders::add);
    return Set.copyOf(holders);
  }

  /// The call that rings or goes on.
  public Optional<Call> call() {
    return calls.flatMap(Calls::present);
  }

  /// Whether the customer may judge the service now.
  public boolean canRate() {
    return ended() && services > 0 && !rated;
  }

  /// The earliest deadline that is running.
  public Optional<Instant> deadline() {
    return Deadline.of(this).map(Deadline::at);
  }

  /// The same in another stage.
  Conversation in(Stage another) {
    return new Conversation(
        id, header, lastSeq, run, another, ask, away, wrapUps, path, services, failure, rated,
        calls);
  }

  /// The same with another sequence.
  Conversation at(long seq) {
    return new Conversation(
        id, header, seq, run, stage, ask, away, wrapUps, path, services, failure, rated, calls);
  }
}
