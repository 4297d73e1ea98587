package io.zongji.api;

import io.zongji.conversation.Fact;
import io.zongji.customer.CustomerId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Looks at what has been, in the timelines.
@Repository
class HistoryStore {
  private static final int OWN_MAX = 100;
  private static final int EPISODES_MAX = 30;

  private final JdbcClient jdbc;

  HistoryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One own conversation of a customer.
  record OwnConversation(UUID id, Instant at, @Nullable Instant endedAt) {}

  /// One conversation on a customer's card; what is not known yet is absent.
  record Episode(
      UUID id,
      Instant at,
      @Nullable String group,
      @Nullable String agent,
      Fact.@Nullable EndWhy why) {}

  List<OwnConversation> own(CustomerId customer) {
    return jdbc.sql(
            """
            select id, entered_at, ended_at from conversation
            where customer_id = :customer order by entered_at desc limit :limit
            """)
        .param("customer", customer.value())
        .param("limit", OWN_MAX)
        .query(
            (row, number) ->
                new OwnConversation(
                    row.getObject("id", UUID.class),
                    row.getTimestamp("entered_at").toInstant(),
                    instant(row, "ended_at")))
        .list();
  }

  /// The newest conversations of a customer, newest first.
  List<Episode> episodes(CustomerId customer) {
    return jdbc.sql(
            """
            select c.id, c.entered_at, g.name as group_name, a.name as agent_name, e.why
            from (
              select id, entered_at from conversation
              where customer_id = :customer order by entered_at desc limit :limit) c
            left join lateral (
              select body->>'groupId' as id from timeline_entry
              where conversation_id = c.id and kind in ('ASKED', 'TRANSFERRED')
              order by seq desc limit 1) asked on true
            left join skill_group g on g.id = asked.id::uuid
            left join lateral (
              select body->>'staffName' as name from timeline_entry
              where conversation_id = c.id and kind = 'ACCEPTED'
              order by seq desc limit 1) a on true
            left join lateral (
              select body->>'why' as why from timeline_entry
              where conversation_id = c.id and kind = 'ENDED'
              order by seq desc limit 1) e on true
            order by c.entered_at desc
            """)
        .param("customer", customer.value())
        .param("limit", EPISODES_MAX)
        .query(
            (row, number) ->
                new Episode(
                    row.getObject("id", UUID.class),
                    row.getTimestamp("entered_at").toInstant(),
                    row.getString("group_name"),
                    row.getString("agent_name"),
                    why(row)))
        .list();
  }

  /// Whether any conversation of the customer was ever offered to the agent.
  boolean wasOffered(StaffId staff, CustomerId customer) {
    return jdbc.sql(
            """
            select exists (
              select 1 from conversation c
              join timeline_entry t on t.conversation_id = c.id and t.kind = 'OFFERED'
              where c.customer_id = :customer and t.body->>'staffId' = :staff)
            """)
        .param("customer", customer.value())
        .param("staff", staff.value().toString())
        .query(Boolean.class)
        .single();
  }

  private static Fact.@Nullable EndWhy why(ResultSet row) throws SQLException {
    var why = row.getString("why");
    return why == null ? null : Fact.EndWhy.valueOf(why);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
