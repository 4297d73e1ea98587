package io.zongji.insight;

import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Kind;
import io.zongji.conversation.Phase;
import io.zongji.conversation.TimelineJson;
import io.zongji.customer.ChannelKind;
import io.zongji.platform.Mode;
import io.zongji.platform.Paging;
import io.zongji.platform.Reports;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Conversations as records list them.
@Repository
class RecordStore {
  /// What nobody sent anything in, or cannot be joined, is nothing to hear.
  private static final String RECORDINGS =
      """
      select true from recording r
      where r.conversation_id = c.id and r.state in ('RUNNING', 'DUE', 'MAKING', 'MADE')
      """;

  /// The limit keeps the database from reading all recordings for the rows of one page.
  private static final String HEAD =
      """
      select c.id, c.mode, c.customer_id, c.flow_id, c.flow_version, c.entered_at, c.phase,
        h.kind as channel_kind, h.name as channel_name, u.name as customer_name,
        f.name as flow_name, (%s limit 1) is not null as recorded
      """
          .formatted(RECORDINGS);
  private static final String FROM =
      """
      from conversation c
      left join channel h on h.id = c.channel_id
      left join customer u on u.id = c.customer_id
      left join flow f on f.id = c.flow_id
      """;

  private final JdbcClient jdbc;

  RecordStore(Reports reports) {
    this.jdbc = reports.jdbc();
  }

  /// Which records a list shows.
  ///
  /// @param to exclusive
  /// @param customer a part of the name, lower-case
  /// @param recorded only those with something to hear, or only those without
  record Filter(
      Optional<Mode> mode,
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<String> customer,
      Optional<UUID> agent,
      Optional<UUID> group,
      Optional<Fact.EndWhy> why,
      Optional<Boolean> recorded) {}

  /// A conversation and the names that stand beside it.
  record Head(
      UUID id,
      Mode mode,
      @Nullable ChannelKind channelKind,
      String channelName,
      UUID customer,
      String customerName,
      UUID flow,
      String flowName,
      int flowVersion,
      Instant enteredAt,
      Phase phase,
      boolean recorded) {}

  int count(Filter filter) {
    return filtered("select count(*) ", filter, "").query(Integer.class).single();
  }

  List<Head> page(Filter filter, Paging paging) {
    return filtered(
            HEAD, filter, " order by c.entered_at desc, c.id desc limit :size offset :offset")
        .param("size", paging.size())
        .param("offset", paging.offset())
        .query(RecordStore::head)
        .list();
  }

  Optional<Head> find(UUID id) {
    return jdbc.sql(HEAD + FROM + " where c.id = ? and c.last_seq > 0")
        .param(id)
        .query(RecordStore::head)
        .optional();
  }

  /// The entries that summaries are made of, by conversation, in order.
  Map<UUID, List<Entry>> landmarks(Collection<UUID> conversations) {
    var found = new HashMap<UUID, List<Entry>>();
    jdbc.sql(
            """
            select conversation_id, seq, at, kind, body from timeline_entry
            where conversation_id = any(?) and kind in ('ASKED', 'TRANSFERRED', 'PUT_BACK',
              'ACCEPTED', 'TRANSFER_FAILED', 'ABANDONED', 'SERVICE_ENDED', 'RATED', 'ENDED',
              'CALL_ASKED', 'CALL_CONNECTED', 'CALL_MEDIA', 'CALL_ENDED')
            order by conversation_id, seq
            """)
        .param(conversations.toArray(UUID[]::new))
        .query(
            row -> {
              found
                  .computeIfAbsent(
                      row.getObject("conversation_id", UUID.class), _ -> new ArrayList<>())
                  .add(entry(row));
            });
    return found;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        row.getTimestamp("at").toInstant(),
        Optional.empty(),
        TimelineJson.fact(Kind.valueOf(row.getString("kind")), row.getString("body")));
  }

  private JdbcClient.StatementSpec filtered(String select, Filter filter, String tail) {
    var sql = new StringBuilder(select).append(FROM).append(" where c.last_seq > 0");
    var values = new HashMap<String, Object>();
    filter.mode().ifPresent(mode -> add(sql, values, " and c.mode = :mode", "mode", mode.name()));
    filter
        .from()
        .ifPresent(
            at -> add(sql, values, " and c.entered_at >= :from", "from", Timestamp.from(at)));
    filter
        .to()
        .ifPresent(at -> add(sql, values, " and c.entered_at < :to", "to", Timestamp.from(at)));
    filter
        .customer()
        .ifPresent(
            part ->
                add(sql, values, " and strpos(lower(u.name), :customer) > 0", "customer", part));
    filter
        .agent()
        .ifPresent(
            id ->
                add(
                    sql,
                    values,
                    having("e.kind = 'ACCEPTED' and e.body->>'staffId' = :agent"),
                    "agent",
                    id.toString()));
    filter
        .group()
        .ifPresent(
            id ->
                add(
                    sql,
                    values,
                    having("e.kind in ('ASKED', 'TRANSFERRED') and e.body->>'groupId' = :group"),
                    "group",
                    id.toString()));
    filter
        .why()
        .ifPresent(
            why ->
                add(
                    sql,
                    values,
                    having("e.kind = 'ENDED' and e.body->>'why' = :why"),
                    "why",
                    why.name()));
    filter.recorded().ifPresent(is -> sql.append(recorded(is)));
    return jdbc.sql(sql.append(tail).toString()).params(values);
  }

  private static String recorded(boolean is) {
    return (is ? " and exists (" : " and not exists (") + RECORDINGS + ")";
  }

  private static String having(String condition) {
    return " and exists (select 1 from timeline_entry e where e.conversation_id = c.id and "
        + condition
        + ")";
  }

  private static void add(
      StringBuilder sql, Map<String, Object> values, String part, String name, Object value) {
    sql.append(part);
    values.put(name, value);
  }

  private static Head head(ResultSet row, int number) throws SQLException {
    return new Head(
        row.getObject("id", UUID.class),
        Mode.valueOf(row.getString("mode")),
        channelKind(row),
        text(row, "channel_name"),
        row.getObject("customer_id", UUID.class),
        text(row, "customer_name"),
        row.getObject("flow_id", UUID.class),
        text(row, "flow_name"),
        row.getInt("flow_version"),
        row.getTimestamp("entered_at").toInstant(),
        Phase.valueOf(row.getString("phase")),
        row.getBoolean("recorded"));
  }

  private static @Nullable ChannelKind channelKind(ResultSet row) throws SQLException {
    var kind = row.getString("channel_kind");
    return kind == null ? null : ChannelKind.valueOf(kind);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }
}
