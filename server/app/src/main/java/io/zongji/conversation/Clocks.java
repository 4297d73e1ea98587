package io.zongji.conversation;

import java.time.Instant;
import java.util.Optional;

/// The clocks of a service, which every message sets anew; the row has them in columns of their
/// own.
///
/// @param silenceAt when the service ends, unless the customer answers
/// @param unansweredSince the customer's first message that has no answer yet
record Clocks(Optional<Instant> silenceAt, Optional<Instant> unansweredSince) {
  static final Clocks NONE = new Clocks(Optional.empty(), Optional.empty());

  static Clocks of(Conversation conversation) {
    return conversation.stage() instanceof Stage.Served served
        ? new Clocks(served.silenceDeadline(), served.customerWaitingSince())
        : NONE;
  }

  /// The conversation with these clocks instead of its own.
  Conversation in(Conversation conversation) {
    return conversation.stage() instanceof Stage.Served served
        ? conversation.in(served.clocks(silenceAt, unansweredSince))
        : conversation;
  }
}
