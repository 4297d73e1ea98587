package io.zongji.conversation;

import java.time.Instant;
import java.util.Optional;

/// A conversation whose row is locked.
///
/// @param deadlineAt the moment in the row before which no deadline passes; it may lie before
///     the true deadline, so that a clock that is set anew with each message does not move the
///     row about
record Held(Conversation conversation, Optional<Instant> deadlineAt) {
  /// The row's moment for the conversation as it stands after a change.
  Optional<Instant> deadlineAfter(Conversation after, Instant now) {
    var exact = after.deadline();
    boolean early =
        exact.isPresent()
            && deadlineAt.filter(at -> at.isAfter(now) && !at.isAfter(exact.get())).isPresent();
    return early ? deadlineAt : exact;
  }
}
