package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Conversations and timelines, from memory.
final class MemoryReads implements ConversationReads {
  private final MemoryDatabase database;

  MemoryReads(MemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Map<ConversationId, Conversation> findAll(Collection<ConversationId> ids) {
    var found = new HashMap<ConversationId, Conversation>();
    ids.forEach(id -> database.find(id).ifPresent(one -> found.put(id, one)));
    return found;
  }

  @Override
  public Map<ConversationId, Set<StaffId>> holders(Collection<ConversationId> ids) {
    var holders = new HashMap<ConversationId, Set<StaffId>>();
    findAll(ids).forEach((id, one) -> holders.put(id, one.holders()));
    holders.values().removeIf(Set::isEmpty);
    return holders;
  }

  @Override
  public Optional<ConversationId> findOpen(CustomerId customer, ChannelId channel) {
    return database.opened(new MemoryDatabase.Comings(customer, channel));
  }

  @Override
  public List<Conversation> queue(SkillGroupId group, int limit) {
    return database.queued(group).stream().limit(limit).toList();
  }

  @Override
  public List<Conversation> tasks(StaffId agent) {
    var tasks = new ArrayList<>(database.held(agent));
    tasks.addAll(database.wrapUps(agent));
    return tasks;
  }

  @Override
  public List<Entry> timeline(ConversationId id, long afterSeq, int limit) {
    var all = database.timeline(id);
    int from = Math.clamp(afterSeq, 0, all.size());
    return List.copyOf(all.subList(from, Math.min(all.size(), from + page(limit))));
  }

  @Override
  public List<Entry> timelineBefore(ConversationId id, long beforeSeq, int limit) {
    var all = database.timeline(id);
    int until = Math.clamp(beforeSeq - 1, 0, all.size());
    return List.copyOf(all.subList(Math.max(0, until - page(limit)), until));
  }

  @Override
  public List<ConversationId> due(Instant now, int limit) {
    return database.due(now, limit);
  }

  private static int page(int limit) {
    return Math.clamp(limit, 0, Limits.TIMELINE_PAGE_MAX);
  }
}
