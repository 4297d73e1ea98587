package io.zongji.staff;

import io.zongji.platform.FaultException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts wrong passwords, and makes whoever goes on wait longer each time.
///
/// The first [#FREE_FAILURES] failures cost nothing, each further one doubles a pause that begins
/// at a second, and from [#LOCKING_FAILURES] on it lasts [#LOCK]. Failures are forgotten with a
/// success, and a [#MEMORY] after the last one.
@Component
class Guesses {
  static final int FREE_FAILURES = 3;
  static final int LOCKING_FAILURES = 10;
  static final Duration LOCK = Duration.ofMinutes(15);
  static final Duration MEMORY = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final InstantSource clock;

  Guesses(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Counts an attempt before it is judged, so that many at once do not get more guesses than one
  /// after another; throws a fault while there is a pause.
  ///
  /// @param key of the account and of where it is tried from, beginning with the account
  void count(String key) {
    var now = clock.instant();
    jdbc.sql("delete from sign_in_failure where last_at < ?")
        .param(Timestamp.from(now.minus(MEMORY)))
        .update();
    var counted =
        jdbc.sql(
                """
                insert into sign_in_failure as f (login, failures, last_at, blocked_until)
                values (:key, 1, :now, :now)
                on conflict (login) do update set
                  failures = f.failures + 1,
                  last_at = :now,
                  blocked_until = cast(:now as timestamptz) + case
                    when f.failures + 1 >= :locking then make_interval(secs => :lock)
                    when f.failures + 1 > :free
                      then make_interval(secs => power(2, f.failures - :free))
                    else interval '0' end
                where f.blocked_until <= :now
                """)
            .param("key", key)
            .param("now", Timestamp.from(now))
            .param("locking", LOCKING_FAILURES)
            .param("lock", LOCK.toSeconds())
            .param("free", FREE_FAILURES)
            .update();
    if (counted == 0) {
      throw new FaultException(StaffFault.SIGN_IN_BLOCKED, secondsLeft(key, now));
    }
  }

  void forget(String key) {
    jdbc.sql("delete from sign_in_failure where login = ?").param(key).update();
  }

  /// Forgets what was tried with an account, from wherever.
  void forgetAccount(String account) {
    jdbc.sql("delete from sign_in_failure where login = ? or starts_with(login, ? || ' ')")
        .param(account)
        .param(account)
        .update();
  }

  /// A write that changes nothing, where other refusals write something: how long an answer takes
  /// must not tell which accounts exist.
  void writeNothing(String key) {
    jdbc.sql("update sign_in_failure set last_at = last_at where login = ?").param(key).update();
  }

  private long secondsLeft(String key, Instant now) {
    return jdbc.sql("select blocked_until from sign_in_failure where login = ?")
        .param(key)
        .query(OffsetDateTime.class)
        .optional()
        .map(until -> Duration.between(now, until.toInstant()).toMillis())
        .map(millis -> Math.max(1, (millis + 999) / 1000))
        .orElse(1L);
  }
}
