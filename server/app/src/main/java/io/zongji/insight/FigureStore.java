package io.zongji.insight;

import io.zongji.platform.Mode;
import io.zongji.platform.Reports;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts in the timelines.
@Repository
class FigureStore {
  private final JdbcClient jdbc;

  FigureStore(Reports reports) {
    this.jdbc = reports.jdbc();
  }

  /// How many conversations something happened to for the first time in one hour.
  ///
  /// @param kind `ENTERED`, `ACCEPTED`, `ABANDONED` (while in a queue) or `TRANSFER_FAILED` (nobody
  ///     online)
  /// @param hour hours since the beginning of the span
  record Count(String kind, int hour, int conversations) {}

  /// Counts of a span; a conversation counts once for each kind, in the hour of the first time.
  List<Count> counts(Mode mode, Instant from, Instant to) {
    return jdbc.sql(
            """
            with first as (
              select t.conversation_id, t.kind, min(t.at) as at
              from timeline_entry t join conversation c on c.id = t.conversation_id
              where c.mode = :mode and t.at >= :from and t.at < :to
                and t.kind in ('ENTERED', 'ACCEPTED', 'ABANDONED', 'TRANSFER_FAILED')
                and (t.kind <> 'ABANDONED' or t.body->>'phase' = 'QUEUE')
                and (t.kind <> 'TRANSFER_FAILED' or t.body->>'why' = 'NOBODY_ONLINE')
              group by t.conversation_id, t.kind)
            select kind, floor(extract(epoch from at - :from) / 3600)::int as hour,
              count(*)::int as conversations
            from first group by kind, hour
            """)
        .param("mode", mode.name())
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .query(
            (row, _) ->
                new Count(row.getString("kind"), row.getInt("hour"), row.getInt("conversations")))
        .list();
  }

  /// The mean of the waits that ended with an acceptance in the span, in milliseconds.
  Optional<Double> averageWaitMs(Mode mode, Instant from, Instant to) {
    return jdbc.sql(
            """
            select avg((t.body->>'waitedMs')::bigint)::float8
            from timeline_entry t join conversation c on c.id = t.conversation_id
            where c.mode = :mode and t.kind = 'ACCEPTED' and t.at >= :from and t.at < :to
            """)
        .param("mode", mode.name())
        .param("from", Timestamp.from(from))
        .param("to", Timestamp.from(to))
        .query((row, _) -> Optional.ofNullable(row.getObject(1, Double.class)))
        .single();
  }

  /// Who waits or is being rung for now.
  ///
  /// @param since when the one who waits longest joined the queue
  record Waiting(int conversations, Optional<Instant> since) {}

  Waiting waiting(Mode mode) {
    return jdbc.sql(
            """
            select count(*)::int, min(place_at) from conversation
            where mode = ? and place_at is not null
            """)
        .param(mode.name())
        .query(
            (row, _) ->
                new Waiting(
                    row.getInt(1),
                    Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant)))
        .single();
  }
}
