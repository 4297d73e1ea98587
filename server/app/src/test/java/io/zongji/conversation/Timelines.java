package io.zongji.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads whole timelines out of a database.
public final class Timelines {
  private Timelines() {}

  /// Every timeline, each entry with the time of its commit instead of its own, for the commits of
  /// a database have an order. It must have `track_commit_timestamp` on.
  public static Map<ConversationId, List<Entry>> byCommit(JdbcClient jdbc) {
    return read(jdbc, "pg_xact_commit_timestamp(xmin)");
  }

  /// Every timeline with the times that stand in it.
  public static Map<ConversationId, List<Entry>> all(JdbcClient jdbc) {
    return read(jdbc, "at");
  }

  private static Map<ConversationId, List<Entry>> read(JdbcClient jdbc, String time) {
    var timelines = new LinkedHashMap<ConversationId, List<Entry>>();
    jdbc.sql(
            """
            select conversation_id, seq, coalesce(%s, at) at, kind, client_id, body
            from timeline_entry order by conversation_id, seq
            """
                .formatted(time))
        .query((ResultSet row) -> add(row, timelines));
    return timelines;
  }

  private static void add(ResultSet row, Map<ConversationId, List<Entry>> timelines)
      throws SQLException {
    var id = new ConversationId(row.getObject("conversation_id", UUID.class));
    var fact = TimelineJson.fact(Kind.valueOf(row.getString("kind")), row.getString("body"));
    var entry =
        new Entry(
            row.getLong("seq"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            java.util.Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
            fact);
    timelines.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry);
  }
}
