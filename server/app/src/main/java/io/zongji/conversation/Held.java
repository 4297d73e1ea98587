package io.zongji.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A conversation whose row is locked.
///
/// @param deadlineAt the moment in the row before which no deadline passes; it may lie before
///     the true deadline, so that a clock that each message sets anew, or stops, does not move
///     the row about
record Held(Conversation conversation, Optional<Instant> deadlineAt) {
  /// How far ahead an earlier moment has to lie to be kept. One that is near would ring for
  /// nothing, which takes a lock: while people talk at least this often, none ever does.
  private static final Duration AHEAD_MIN = Duration.ofSeconds(30);

  /// The row's moment for the conversation as it stands after a change.
  Optional<Instant> deadlineAfter(Conversation after, Instant now) {
    var exact = after.deadline();
    return deadlineAt
        .filter(at -> !at.isBefore(now.plus(AHEAD_MIN)) && holds(at, after, exact))
        .or(() -> exact);
  }

  // In a service the clock that the customer has stopped starts again with the next answer.
  private static boolean holds(Instant at, Conversation after, Optional<Instant> exact) {
    return exact
        .map(deadline -> !at.isAfter(deadline))
        .orElseGet(() -> after.phase() == Phase.SERVED);
  }
}
