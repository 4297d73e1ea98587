package io.zongji.conversation;

import java.time.Instant;
import java.util.Optional;

/// One line of a timeline. The sequence of a conversation begins at 1 and has no gaps.
///
/// @param at when it was decided, to the microsecond
/// @param clientId the name its author gave to the command whose first fact this is
public record Entry(long seq, Instant at, Optional<ClientId> clientId, Fact fact) {
  /// The kind of its fact.
  public Kind kind() {
    return fact.kind();
  }
}
