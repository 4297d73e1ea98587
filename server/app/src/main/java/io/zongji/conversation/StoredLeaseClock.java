package io.zongji.conversation;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The clock of the leases, in the database.
final class StoredLeaseClock implements LeaseClock.Row {
  private final JdbcClient jdbc;

  StoredLeaseClock(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<LeaseClock.Wound> read() {
    return jdbc.sql("select wound_at, since from lease_clock where wound_at is not null")
        .query(
            (row, _) ->
                new LeaseClock.Wound(Rows.moment(row, "wound_at"), Rows.moment(row, "since")))
        .optional();
  }

  /// In one statement, as several servers wind it at once: the same as [LeaseClock.Wound#next].
  @Override
  public void wind(Instant now) {
    jdbc.sql(
            """
            update lease_clock
            set since = case when wound_at between ? and ? then since else ? end,
              wound_at = case when wound_at between ? and ? then wound_at else ? end
            """)
        .param(Rows.utc(now.minus(LeaseClock.GAP)))
        .param(Rows.utc(now.plus(LeaseClock.AHEAD_MAX)))
        .param(Rows.utc(now))
        .param(Rows.utc(now))
        .param(Rows.utc(now.plus(LeaseClock.AHEAD_MAX)))
        .param(Rows.utc(now))
        .update();
  }
}
