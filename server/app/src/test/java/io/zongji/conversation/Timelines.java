package io.zongji.conversation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads whole timelines out of a database.
public final class Timelines {
  private Timelines() {}

  /// When each entry was committed, by its sequence, for commits of a database have an order. The
  /// database must have `track_commit_timestamp` on.
  public static Map<ConversationId, Map<Long, Instant>> commits(JdbcClient jdbc) {
    var commits = new HashMap<ConversationId, Map<Long, Instant>>();
    jdbc.sql(
            """
            select conversation_id, seq, coalesce(pg_xact_commit_timestamp(xmin), at) at
            from timeline_entry
            """)
        .query(
            (ResultSet row) -> {
              commits
                  .computeIfAbsent(
                      new ConversationId(row.getObject("conversation_id", UUID.class)),
                      _ -> new HashMap<>())
                  .put(row.getLong("seq"), row.getObject("at", OffsetDateTime.class).toInstant());
            });
    return commits;
  }

  /// Every entry and every change of presence in the order of their commits, one a line, to be read
  /// when something went wrong.
  public static List<String> lines(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select concat_ws(' ', pg_xact_commit_timestamp(xmin), conversation_id, seq, at, kind, body) line,
              pg_xact_commit_timestamp(xmin) at from timeline_entry
            union all
            select concat_ws(' ', pg_xact_commit_timestamp(xmin), staff_id, at, presence),
              pg_xact_commit_timestamp(xmin) from presence_log
            order by at
            """)
        .query((row, _) -> row.getString("line"))
        .list();
  }

  /// Every timeline.
  public static Map<ConversationId, List<Entry>> all(JdbcClient jdbc) {
    var timelines = new LinkedHashMap<ConversationId, List<Entry>>();
    jdbc.sql(
            """
            select conversation_id, seq, at, kind, client_id, body
            from timeline_entry order by conversation_id, seq
            """)
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
