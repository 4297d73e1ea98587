package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.skill.SkillGroupId;
import java.util.Map;

/// Hears how the queue of a group stands whenever it has changed, at most once a second for each
/// group. Every bean of this type is told.
@FunctionalInterface
public interface PositionListener {
  /// Takes note; must not block for long.
  ///
  /// @param ahead for each conversation that waits or rings, how many are ahead of it, in order
  void positions(SkillGroupId group, Map<ConversationId, Integer> ahead);
}
