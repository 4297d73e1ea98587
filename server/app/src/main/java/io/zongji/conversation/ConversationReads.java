package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads conversations and timelines as they are committed. What each answers is told at the
/// question of the same name in [Conversations].
interface ConversationReads {
  Map<ConversationId, Conversation> findAll(Collection<ConversationId> ids);

  Map<ConversationId, Set<StaffId>> holders(Collection<ConversationId> ids);

  Optional<ConversationId> findOpen(CustomerId customer, ChannelId channel);

  List<Conversation> queue(SkillGroupId group, int limit);

  List<Conversation> tasks(StaffId agent);

  List<Entry> timeline(ConversationId id, long afterSeq, int limit);

  List<Entry> timelineBefore(ConversationId id, long beforeSeq, int limit);

  /// Conversations of which a deadline may have passed, the longest overdue first.
  List<ConversationId> due(Instant now, int limit);
}
