package io.zongji.channel;

import io.zongji.conversation.ConversationId;
import io.zongji.platform.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The leases by which it is known, whatever becomes of a server, that a customer's page is there.
///
/// A lease begins with the entry and is renewed while a socket of the page is open. It is held by
/// one server, each start of it being another one.
@Repository
public class CustomerPages {
  private final UUID server = Ids.next();
  private final JdbcClient jdbc;
  private final InstantSource clock;

  CustomerPages(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Begins or renews the leases of these conversations.
  public void renew(Collection<ConversationId> conversations) {
    if (conversations.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into customer_page (conversation_id, server_id, seen_at)
            select id, :server, :now from unnest(:ids) as t (id) order by id
            on conflict (conversation_id, server_id)
              do update set seen_at = greatest(customer_page.seen_at, excluded.seen_at)
            """)
        .param("server", server)
        .param("now", Timestamp.from(clock.instant()))
        .param("ids", conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
        .update();
  }

  /// Conversations whose every lease is older than that, at most so many.
  public List<ConversationId> stale(Instant before, int limit) {
    return jdbc.sql(
            """
            select distinct p.conversation_id from customer_page p
            where p.seen_at < :before
              and not exists (
                select 1 from customer_page f
                where f.conversation_id = p.conversation_id and f.seen_at >= :before)
            limit :limit
            """)
        .param("before", Timestamp.from(before))
        .param("limit", limit)
        .query((row, number) -> new ConversationId(row.getObject(1, UUID.class)))
        .list();
  }

  /// Whether another server holds a lease that was renewed since.
  public boolean heldElsewhere(ConversationId conversation, Instant since) {
    return jdbc.sql(
            """
            select exists (
              select 1 from customer_page
              where conversation_id = :id and server_id <> :server and seen_at >= :since)
            """)
        .param("id", conversation.value())
        .param("server", server)
        .param("since", Timestamp.from(since))
        .query(Boolean.class)
        .single();
  }

  /// Ends this server's lease of a conversation, and those that were not renewed since.
  public void end(ConversationId conversation, Instant since) {
    jdbc.sql(
            """
            delete from customer_page
            where conversation_id = :id and (server_id = :server or seen_at < :since)
            """)
        .param("id", conversation.value())
        .param("server", server)
        .param("since", Timestamp.from(since))
        .update();
  }
}
