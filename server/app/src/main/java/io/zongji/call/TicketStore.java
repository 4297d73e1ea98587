package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.ConversationId;
import io.zongji.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tickets at rest: hashes only.
@Repository
class TicketStore {
  /// How long one that is late or used is known as such.
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final InstantSource clock;

  TicketStore(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// What a ticket is for.
  record Ticket(
      CustomerId customer,
      ConversationId conversation,
      Call.Media media,
      Instant expiresAt,
      boolean used) {}

  /// Keeps a ticket unless the customer has too many that are good; says whether it did.
  boolean add(byte[] hash, Ticket ticket) {
    return jdbc.sql(
                """
                insert into call_ticket (hash, customer_id, conversation_id, media, expires_at)
                select :hash, :customer, :conversation, :media, :expires
                where (select count(*) from call_ticket
                       where customer_id = :customer and expires_at > :now and used_at is null)
                  < :max
                """)
            .param("hash", hash)
            .param("customer", ticket.customer().value())
            .param("conversation", ticket.conversation().value())
            .param("media", ticket.media().name())
            .param("expires", ticket.expiresAt().atOffset(ZoneOffset.UTC))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("max", Limits.TICKETS_MAX)
            .update()
        == 1;
  }

  Optional<Ticket> find(byte[] hash) {
    return jdbc.sql(
            """
            select customer_id, conversation_id, media, expires_at, used_at is not null as used
            from call_ticket where hash = ?
            """)
        .param(hash)
        .query(
            (row, _) ->
                new Ticket(
                    new CustomerId(row.getObject("customer_id", UUID.class)),
                    new ConversationId(row.getObject("conversation_id", UUID.class)),
                    Call.Media.valueOf(row.getString("media")),
                    row.getTimestamp("expires_at").toInstant(),
                    row.getBoolean("used")))
        .optional();
  }

  /// Uses it up; false when somebody else was faster.
  boolean use(byte[] hash) {
    return jdbc.sql("update call_ticket set used_at = ? where hash = ? and used_at is null")
            .params(clock.instant().atOffset(ZoneOffset.UTC), hash)
            .update()
        == 1;
  }

  void removeOld() {
    jdbc.sql("delete from call_ticket where expires_at < ?")
        .param(clock.instant().minus(REMEMBERED).atOffset(ZoneOffset.UTC))
        .update();
  }
}
