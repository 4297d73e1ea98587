package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows of the conversation's tables as values.
final class Rows {
  private Rows() {}

  static final String DESK_COLUMNS =
      """
      staff_id, chosen, chosen_at, load, cap, exclusive, wrap_ups, idle_since, served_on, \
      served_today, seen_at, window_id, left_at, presence_at, changed_at, version""";

  /// What [#conversation] needs.
  static final String CONVERSATION_COLUMNS = "last_seq, state, silence_at, unanswered_since";

  /// A question about these: about one by its id, which PostgreSQL plans once, about more by an
  /// array, which it plans anew each time.
  ///
  /// @param select ends with the column of the ids
  static JdbcClient.StatementSpec ofIds(JdbcClient jdbc, String select, Collection<UUID> ids) {
    return ids.size() == 1
        ? jdbc.sql(select + " = ?").param(ids.iterator().next())
        : jdbc.sql(select + " = any(?::uuid[])").param(texts(ids));
  }

  /// Ids as an array of text, which goes to the database as it is; others would be quoted.
  static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  static AgentDesk desk(ResultSet row) throws SQLException {
    return new AgentDesk(
        new StaffId(row.getObject("staff_id", UUID.class)),
        Chosen.valueOf(row.getString("chosen")),
        moment(row, "chosen_at"),
        row.getInt("load"),
        row.getInt("cap"),
        row.getBoolean("exclusive"),
        row.getInt("wrap_ups"),
        moment(row, "idle_since"),
        row.getObject("served_on", LocalDate.class),
        row.getInt("served_today"),
        moment(row, "seen_at"),
        Optional.ofNullable(row.getObject("window_id", UUID.class)),
        instant(row, row.findColumn("left_at")),
        moment(row, "presence_at"),
        moment(row, "changed_at"),
        row.getLong("version"));
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        moment(row, "at"),
        Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
        TimelineJson.fact(Kind.valueOf(row.getString("kind")), row.getString("body")));
  }

  static Conversation conversation(ResultSet row) throws SQLException {
    return TimelineJson.conversation(row.getString("state"), row.getLong("last_seq"), clocks(row));
  }

  private static Clocks clocks(ResultSet row) throws SQLException {
    return new Clocks(
        instant(row, row.findColumn("silence_at")),
        instant(row, row.findColumn("unanswered_since")));
  }

  static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
