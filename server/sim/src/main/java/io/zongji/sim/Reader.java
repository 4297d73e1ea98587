package io.zongji.sim;

import io.zongji.conversation.ConversationId;
import java.util.List;

/// How a client follows one conversation, by the table of the realtime contract: append, pass over,
/// or fetch.
final class Reader {
  private final ConversationId id;
  private long last;

  Reader(ConversationId id) {
    this.id = id;
  }

  /// The last sequence the client has.
  long last() {
    return last;
  }

  /// Takes a range.
  ///
  /// @return whether something is missing before it
  boolean take(long after, long upTo, List<Long> seqs) {
    if (after > last) {
      return true;
    }
    for (var seq : seqs) {
      if (seq > last) {
        if (seq != last + 1) {
          throw new Violation(
              "R1 a client's view has no gaps",
              "conversation %s: range %d..%d of %s after %d"
                  .formatted(id.value(), after, upTo, seqs, last));
        }
        last = seq;
      }
    }
    if (upTo > last) {
      throw new Violation(
          "R1 a client's view has no gaps",
          "conversation %s: range %d..%d of %s ends at %d"
              .formatted(id.value(), after, upTo, seqs, last));
    }
    return false;
  }
}
