package io.zongji.conversation;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// How long a customer may be away, by where the conversation is: in a queue the place is kept
/// for a time, a flow waits for a time, and a service has its own clock.
final class AwayTime {
  private AwayTime() {}

  /// When a customer who goes away now is given up.
  static Optional<Instant> deadline(Stage stage, Fact.CustomerAway away, Instant at) {
    return deadline(allowed(stage, away.placeKeptSeconds(), away.flowAwaySeconds()), at);
  }

  /// The same absence after the conversation has moved on. The time begins anew where another one
  /// counts; while it stays in the queue, whether ringing or not, it goes on.
  static Conversation.Away carry(Conversation.Away away, Stage from, Stage to, Instant at) {
    if (sort(from) == sort(to)) {
      return away;
    }
    var allowed = allowed(to, away.placeKeptSeconds(), away.flowAwaySeconds());
    return new Conversation.Away(
        away.since(),
        deadline(allowed, at),
        away.placeKeptSeconds(),
        away.flowAwaySeconds(),
        away.callKeptSeconds());
  }

  private enum Sort {
    FLOW,
    QUEUE,
    UNLIMITED
  }

  private static Sort sort(Stage stage) {
    return switch (stage.phase()) {
      case FLOW -> Sort.FLOW;
      case WAITING, OFFERED -> Sort.QUEUE;
      case SERVED, ENDED -> Sort.UNLIMITED;
    };
  }

  private static OptionalLong allowed(Stage stage, long placeKeptSeconds, long flowAwaySeconds) {
    return switch (sort(stage)) {
      case FLOW -> OptionalLong.of(flowAwaySeconds);
      case QUEUE -> OptionalLong.of(placeKeptSeconds);
      case UNLIMITED -> OptionalLong.empty();
    };
  }

  private static Optional<Instant> deadline(OptionalLong allowed, Instant at) {
    return allowed.isPresent()
        ? Optional.of(at.plusSeconds(allowed.getAsLong()))
        : Optional.empty();
  }
}
