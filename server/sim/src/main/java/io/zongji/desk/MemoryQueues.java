package io.zongji.desk;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.conversation.Place;
import io.zongji.conversation.Stage;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The queues of the groups, from memory.
final class MemoryQueues implements Queues {
  private final MemoryDatabase database;

  MemoryQueues(MemoryDatabase database) {
    this.database = database;
  }

  @Override
  public void lock(SkillGroupId group) {
    database.lockGroup(group);
  }

  @Override
  public List<ConversationId> heads(SkillGroupId group, int limit) {
    return first(group, limit, one -> one.away().isEmpty());
  }

  @Override
  public List<NotTold> notTold(SkillGroupId group, int limit) {
    var found = new ArrayList<NotTold>();
    int ahead = 0;
    for (var one : database.queued(group)) {
      if (one.stage() instanceof Stage.Waiting(var stay, _) && !stay.announced()) {
        found.add(new NotTold(one.id(), ahead));
      }
      ahead++;
    }
    return List.copyOf(found.subList(0, Math.min(limit, found.size())));
  }

  @Override
  public List<ConversationId> withoutGrace(SkillGroupId group, int limit) {
    return first(group, limit, one -> !inGrace(one));
  }

  @Override
  public List<ConversationId> inGrace(SkillGroupId group, int limit) {
    return first(group, limit, MemoryQueues::inGrace);
  }

  @Override
  public int ahead(SkillGroupId group, Place place, ConversationId conversation) {
    return (int)
        database.queued(group).stream()
            .filter(
                one -> {
                  int order = one.queueing().orElseThrow().place().compareTo(place);
                  return order < 0
                      || (order == 0 && one.id().value().compareTo(conversation.value()) < 0);
                })
            .limit(POSITIONS_MAX)
            .count();
  }

  @Override
  public Map<ConversationId, Integer> positions(SkillGroupId group) {
    var ahead = new LinkedHashMap<ConversationId, Integer>();
    database.queued(group).stream()
        .limit(POSITIONS_MAX)
        .forEach(one -> ahead.put(one.id(), ahead.size()));
    return ahead;
  }

  @Override
  public Map<ConversationId, StaffId> lastAgents(Collection<ConversationId> conversations) {
    var last = new LinkedHashMap<ConversationId, StaffId>();
    for (var id : conversations) {
      database
          .find(id)
          .flatMap(one -> database.lastAgent(one.header().customer()))
          .ifPresent(agent -> last.put(id, agent));
    }
    return last;
  }

  private List<ConversationId> first(SkillGroupId group, int limit, Predicate<Conversation> which) {
    return database.queued(group).stream()
        .filter(one -> one.stage() instanceof Stage.Waiting)
        .filter(which)
        .limit(limit)
        .map(Conversation::id)
        .toList();
  }

  static boolean inGrace(Conversation conversation) {
    return conversation.stage() instanceof Stage.Waiting(_, var grace) && grace.isPresent();
  }
}
