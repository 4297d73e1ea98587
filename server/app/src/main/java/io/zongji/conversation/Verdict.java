package io.zongji.conversation;

import java.util.List;

/// What the rules say to a command.
public sealed interface Verdict {
  /// It is done by adding these facts; none when there is nothing to change.
  ///
  /// @param after the conversation with the facts applied
  record Accepted(Conversation after, List<Fact> facts) implements Verdict {
    /// Copies the list.
    public Accepted {
      facts = List.copyOf(facts);
    }
  }

  /// It is refused and changes nothing.
  record Refused(ConversationFault fault) implements Verdict {}
}
