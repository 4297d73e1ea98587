package io.zongji.conversation;

import io.zongji.skill.SkillGroupId;
import java.util.Comparator;

/// Coming to a queue. An offer waits for those who come, and they wait for it: so an offer is made
/// on the queue as it is when the offer is committed, and nobody is overtaken
/// (`decisions/0016-offers-at-the-head.md`).
final class Joins {
  /// The order in which queues are locked, so that nobody waits in a ring.
  static final Comparator<SkillGroupId> IN_ORDER =
      Comparator.comparing(group -> group.value().toString());

  private Joins() {}

  /// Whether it waits in a queue with its customer there.
  static boolean waitsHere(Conversation conversation) {
    return conversation.stage() instanceof Stage.Waiting && conversation.away().isEmpty();
  }

  /// Whether it waits there now and did not before, or not in this place.
  static boolean joins(Decisions.Work work) {
    var after = work.after();
    return waitsHere(after)
        && work.before()
            .map(Held::conversation)
            .filter(Joins::waitsHere)
            .filter(
                before ->
                    before.group().equals(after.group()) && before.place().equals(after.place()))
            .isEmpty();
  }
}
