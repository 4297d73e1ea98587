package io.zongji.conversation;

/// Hears of what this server has committed. Every bean of this type is told.
///
/// Told after the commit, on the thread that committed, and for each conversation in the order
/// of its timeline. It must not block, must not wait for a command, and hears nothing of other
/// servers nor of what was committed right before a crash: whoever must not miss anything reads
/// the timeline.
@FunctionalInterface
public interface CommitListener {
  /// Takes note; whatever it throws is logged and harms nobody else.
  void committed(Commit commit);
}
