package io.zongji.api;

import io.zongji.conversation.Entry;
import io.zongji.conversation.Kind;
import io.zongji.conversation.TalkTimes;
import io.zongji.conversation.TimelineJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// When was spoken in which conversation.
@Repository
class Talks {
  private final JdbcClient jdbc;

  Talks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Those of the conversations that had calls.
  Map<UUID, TalkTimes> of(Collection<UUID> conversations) {
    var found = new HashMap<UUID, List<Entry>>();
    jdbc.sql(
            """
            select conversation_id, seq, at, kind, body from timeline_entry
            where conversation_id = any(?)
              and kind in ('CALL_ASKED', 'CALL_CONNECTED', 'CALL_MEDIA', 'CALL_ENDED')
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
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> TalkTimes.of(each.getValue())));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("seq"),
        row.getTimestamp("at").toInstant(),
        Optional.empty(),
        TimelineJson.fact(Kind.valueOf(row.getString("kind")), row.getString("body")));
  }
}
