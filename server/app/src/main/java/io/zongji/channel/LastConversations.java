package io.zongji.channel;

import io.zongji.conversation.ConversationId;
import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds what a customer was here for last.
@Repository
class LastConversations {
  private final JdbcClient jdbc;

  LastConversations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The customer's newest conversation by that channel, if it ended since.
  Optional<ConversationId> endedSince(CustomerId customer, ChannelId channel, Instant since) {
    return jdbc.sql(
            """
            select id from (
              select id, ended_at from conversation
              where customer_id = :customer and channel_id = :channel
              order by entered_at desc limit 1) newest
            where ended_at >= :since
            """)
        .param("customer", customer.value())
        .param("channel", channel.value())
        .param("since", Timestamp.from(since))
        .query((row, number) -> new ConversationId(row.getObject(1, UUID.class)))
        .optional();
  }
}
