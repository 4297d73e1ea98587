package io.zongji.conversation;

import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Optional;

/// The columns by which conversations are searched.
record Standing(
    Phase phase,
    Optional<SkillGroupId> group,
    Optional<Place> place,
    Optional<StaffId> agent,
    Optional<OfferId> offer,
    Optional<Instant> awaySince,
    Optional<Instant> endedAt,
    Optional<Boolean> announced,
    Optional<Instant> graceAt) {

  static Standing of(Conversation conversation) {
    return new Standing(
        conversation.phase(),
        conversation.group(),
        conversation.place(),
        conversation.agent(),
        conversation.offer().map(Stage.Ringing::id),
        conversation.away().map(Conversation.Away::since),
        conversation.stage() instanceof Stage.Ended ended
            ? Optional.of(ended.at())
            : Optional.empty(),
        conversation.queueing().map(Stage.Queueing::announced),
        conversation.stage() instanceof Stage.Waiting waiting
            ? waiting.graceDeadline()
            : Optional.empty());
  }

  /// Whether any of the columns is another one now.
  static boolean moved(Decisions.Work work) {
    var before = work.before();
    return before.isEmpty() || !of(before.get().conversation()).equals(of(work.after()));
  }

  /// Whether the state is another one now, which leaves out the sequence and the clocks.
  static boolean rewritten(Decisions.Work work) {
    var after = Clocks.NONE.in(work.after());
    return work.before()
        .map(Held::conversation)
        .filter(before -> Clocks.NONE.in(before).at(after.lastSeq()).equals(after))
        .isEmpty();
  }

  /// What stands in the row as the moment before which no deadline passes.
  static Optional<Instant> deadlineAt(Decisions.Work work, Instant now) {
    return work.before()
        .map(held -> held.deadlineAfter(work.after(), now))
        .orElseGet(() -> work.after().deadline());
  }
}
