package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Place;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Reads the queues of the groups. A queue is who waits or rings, in the order of the places.
interface Queues {
  /// Positions told at most for one group; who stands farther back sees the number told on joining.
  int POSITIONS_MAX = 10_000;

  /// Waits until no other server distributes for this group, and keeps them out until this
  /// transaction ends.
  void lock(SkillGroupId group);

  /// The first that wait and are there.
  List<ConversationId> heads(SkillGroupId group, int limit);

  /// The first that wait and were not told so yet, with how many are ahead of each.
  List<NotTold> notTold(SkillGroupId group, int limit);

  /// The first that wait with no time of grace running.
  List<ConversationId> withoutGrace(SkillGroupId group, int limit);

  /// The first that wait with a time of grace running.
  List<ConversationId> inGrace(SkillGroupId group, int limit);

  /// How many wait or ring in the group before that place, at most [#POSITIONS_MAX].
  int ahead(SkillGroupId group, Place place, ConversationId conversation);

  /// How many are ahead of each that waits or rings, up to [#POSITIONS_MAX] of them.
  Map<ConversationId, Integer> positions(SkillGroupId group);

  /// Who served the customer of each of these conversations last, in this one or an earlier one.
  Map<ConversationId, StaffId> lastAgents(Collection<ConversationId> conversations);

  /// Somebody who waits without knowing.
  record NotTold(ConversationId conversation, int ahead) {}
}
