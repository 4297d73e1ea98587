package io.zongji.conversation;

/// The answer to a command; it is given only after the commit.
public sealed interface Outcome {
  /// It is done, and what it added to the timeline is committed.
  ///
  /// @param conversation the one it was done to; for an Enter that found an open conversation,
  ///     that one
  /// @param firstSeq the first entry it added; `lastSeq + 1` when it changed nothing
  /// @param lastSeq the last entry it added
  /// @param repeated whether it had been done before, so that nothing was added now
  record Done(ConversationId conversation, long firstSeq, long lastSeq, boolean repeated)
      implements Outcome {}

  /// It was refused, and nothing has changed.
  record Refused(ConversationFault fault) implements Outcome {}
}
