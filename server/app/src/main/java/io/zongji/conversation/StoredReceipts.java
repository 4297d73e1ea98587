package io.zongji.conversation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Receipts, in the database.
final class StoredReceipts implements Receipts {
  private final JdbcClient jdbc;

  StoredReceipts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Receipt mark(ConversationId conversation, Side side, long delivered, long read) {
    return jdbc.sql(
            """
            insert into receipt as r (conversation_id, side, delivered, read)
            select id, :side, least(greatest(:delivered, :read), last_seq), least(:read, last_seq)
            from conversation where id = :conversation
            on conflict (conversation_id, side) do update
            set delivered = greatest(r.delivered, excluded.delivered),
                read = greatest(r.read, excluded.read)
            returning delivered, read
            """)
        .param("side", side.name())
        .param("delivered", Math.max(0, delivered))
        .param("read", Math.max(0, read))
        .param("conversation", conversation.value())
        .query((row, _) -> new Receipt(row.getLong(1), row.getLong(2)))
        .optional()
        .orElse(Receipt.NONE);
  }

  @Override
  public Map<ConversationId, Receipt> delivered(Side side, Map<ConversationId, Long> upTo) {
    var stand = new HashMap<ConversationId, Receipt>();
    // In one order, so that two servers that do the same at once do not wait for each other.
    var sorted = new TreeMap<UUID, Long>();
    upTo.forEach((id, seq) -> sorted.put(id.value(), seq));
    jdbc.sql(
            """
            insert into receipt as r (conversation_id, side, delivered, read)
            select c.id, ?, least(greatest(u.delivered, 0), c.last_seq), 0
            from unnest(?::uuid[], ?::bigint[]) with ordinality u(id, delivered, place)
            join conversation c on c.id = u.id
            order by u.place
            on conflict (conversation_id, side) do update
            set delivered = greatest(r.delivered, excluded.delivered)
            returning conversation_id, delivered, read
            """)
        .param(side.name())
        .param(Rows.texts(sorted.keySet()))
        .param(sorted.values().stream().mapToLong(Long::longValue).toArray())
        .query(
            row -> {
              stand.put(
                  new ConversationId(row.getObject(1, UUID.class)),
                  new Receipt(row.getLong(2), row.getLong(3)));
            });
    return stand;
  }

  @Override
  public Map<ConversationId, Map<Side, Receipt>> find(Collection<ConversationId> conversations) {
    var found = new HashMap<ConversationId, Map<Side, Receipt>>();
    Rows.ofIds(
            jdbc,
            "select conversation_id, side, delivered, read from receipt where conversation_id",
            conversations.stream().map(ConversationId::value).toList())
        .query(
            row -> {
              var id = new ConversationId(row.getObject(1, UUID.class));
              found
                  .computeIfAbsent(id, _ -> new EnumMap<>(Side.class))
                  .put(Side.valueOf(row.getString(2)), new Receipt(row.getLong(3), row.getLong(4)));
            });
    return found;
  }
}
