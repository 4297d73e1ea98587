package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Conversations and timelines, from the database.
final class ConversationStore implements ConversationReads {
  private final JdbcClient jdbc;

  ConversationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<ConversationId, Conversation> findAll(Collection<ConversationId> ids) {
    var found = new HashMap<ConversationId, Conversation>();
    Rows.ofIds(
            jdbc,
            "select " + Rows.CONVERSATION_COLUMNS + " from conversation where last_seq > 0 and id",
            ids.stream().map(ConversationId::value).toList())
        .query((row, _) -> Rows.conversation(row))
        .list()
        .forEach(conversation -> found.put(conversation.id(), conversation));
    return found;
  }

  @Override
  public Map<ConversationId, Set<StaffId>> holders(Collection<ConversationId> ids) {
    var holders = new HashMap<ConversationId, Set<StaffId>>();
    var texts = Rows.texts(ids.stream().map(ConversationId::value).toList());
    jdbc.sql(
            """
            select id, agent_id from conversation where id = any(?::uuid[]) and agent_id is not null
            union all
            select conversation_id, staff_id from wrap_up where conversation_id = any(?::uuid[])
            """)
        .params(texts, texts)
        .query(
            row -> {
              holders
                  .computeIfAbsent(
                      new ConversationId(row.getObject(1, UUID.class)), _ -> new HashSet<>())
                  .add(new StaffId(row.getObject(2, UUID.class)));
            });
    return holders;
  }

  @Override
  public Optional<ConversationId> findOpen(CustomerId customer, ChannelId channel) {
    return jdbc.sql(
            """
            select id from conversation
            where customer_id = ? and channel_id = ? and phase <> 'ENDED'
            """)
        .params(customer.value(), channel.value())
        .query(UUID.class)
        .optional()
        .map(ConversationId::new);
  }

  @Override
  public List<Conversation> queue(SkillGroupId group, int limit) {
    return jdbc.sql(
            """
            select %s from conversation
            where group_id = ? and place_at is not null
            order by place_rank, place_at, id
            limit ?
            """
                .formatted(Rows.CONVERSATION_COLUMNS))
        .params(group.value(), limit)
        .query((row, _) -> Rows.conversation(row))
        .list();
  }

  @Override
  public List<Conversation> tasks(StaffId agent) {
    return jdbc.sql(
            """
            select %1$s from conversation where agent_id = :agent
            union all
            select %1$s from wrap_up w join conversation c on c.id = w.conversation_id
            where w.staff_id = :agent
            """
                .formatted(Rows.CONVERSATION_COLUMNS))
        .param("agent", agent.value())
        .query((row, _) -> Rows.conversation(row))
        .list();
  }

  @Override
  public List<Entry> timeline(ConversationId id, long afterSeq, int limit) {
    return jdbc.sql(
            """
            select seq, at, kind, client_id, body from timeline_entry
            where conversation_id = ? and seq > ?
            order by seq
            limit ?
            """)
        .params(id.value(), afterSeq, page(limit))
        .query((row, _) -> Rows.entry(row))
        .list();
  }

  @Override
  public List<Entry> timelineBefore(ConversationId id, long beforeSeq, int limit) {
    return jdbc.sql(
            """
            select seq, at, kind, client_id, body from timeline_entry
            where conversation_id = ? and seq < ?
            order by seq desc
            limit ?
            """)
        .params(id.value(), beforeSeq, page(limit))
        .query((row, _) -> Rows.entry(row))
        .list()
        .reversed();
  }

  @Override
  public List<ConversationId> due(Instant now, int limit) {
    return jdbc
        .sql("select id from conversation where deadline_at <= ? order by deadline_at limit ?")
        .params(Rows.utc(now), limit)
        .query(UUID.class)
        .list()
        .stream()
        .map(ConversationId::new)
        .toList();
  }

  private static int page(int limit) {
    return Math.clamp(limit, 0, Limits.TIMELINE_PAGE_MAX);
  }
}
