package io.zongji.staff;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.zongji.audit.AuditLog;
import io.zongji.platform.Buckets;
import io.zongji.platform.FaultException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Checks who signs in, and slows down whoever guesses.
///
/// The first [#FREE_FAILURES] failures cost nothing, each further one doubles a pause that begins
/// at a second, and from [#LOCKING_FAILURES] on the account is locked for [#LOCK]. Failures are
/// forgotten with a success, and a [#MEMORY] after the last one.
@Component
class SignIns {
  static final int FREE_FAILURES = 3;
  static final int LOCKING_FAILURES = 10;
  static final Duration LOCK = Duration.ofMinutes(15);
  static final Duration MEMORY = Duration.ofHours(24);
  static final int LOGIN_LENGTH_MAX = 254;

  /// Failures at once from one network address, behind which a whole company may stand.
  static final int ADDRESS_FAILURES_MAX = 100;

  /// Failures from one network address in each minute after that.
  static final int ADDRESS_FAILURES_PER_MINUTE_MAX = 10;

  private final StaffStore store;
  private final Passwords passwords;
  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final TransactionTemplate transactions;
  private final AuditLog audit;
  private final Counter failures;
  private final Buckets failing =
      new Buckets(ADDRESS_FAILURES_PER_MINUTE_MAX / 60.0, ADDRESS_FAILURES_MAX);

  SignIns(
      StaffStore store,
      Passwords passwords,
      JdbcClient jdbc,
      InstantSource clock,
      TransactionTemplate transactions,
      AuditLog audit,
      MeterRegistry meters) {
    this.transactions = transactions;
    this.audit = audit;
    this.failures =
        Counter.builder("zongji.sign.in.failures")
            .description("Sign-ins refused, for whatever reason")
            .register(meters);
    this.store = store;
    this.passwords = passwords;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// The member with this login and password; throws a fault for anybody else.
  ///
  /// @param address where it comes from; one from which too many fail is refused for a while
  Member signIn(String login, String password, String address) {
    var pause = failing.pause(address, System.nanoTime());
    try {
      if (pause.isPresent()) {
        throw new FaultException(StaffFault.SIGN_IN_BLOCKED, pause.getAsLong());
      }
      return check(login, password);
    } catch (FaultException e) {
      failures.increment();
      failing.take(address, System.nanoTime());
      throw e;
    }
  }

  private Member check(String login, String password) {
    if (login.length() > LOGIN_LENGTH_MAX
        || login.chars().anyMatch(Character::isISOControl)
        || password.length() > 4 * Passwords.LENGTH_MAX) {
      throw new FaultException(StaffFault.WRONG_CREDENTIALS);
    }
    var member = store.findByLogin(login);
    // One key per account, so that e-mail and number do not give twice as many guesses.
    var key = member.map(known -> known.id().value().toString()).orElse(keyOfStranger(login));
    count(key);
    if (!matches(member, password)) {
      member.ifPresent(known -> note(known, "signInRefused", Optional.empty()));
      throw new FaultException(StaffFault.WRONG_CREDENTIALS);
    }
    forget(key);
    note(member.orElseThrow(), "signIn", member.map(known -> known.id().value()));
    return member.orElseThrow();
  }

  /// Administrators' sign-ins are taken down, and what was tried with their accounts; how often it
  /// may be tried is limited.
  private void note(Member account, String operation, Optional<UUID> by) {
    if (account.role() == Role.ADMIN) {
      transactions.executeWithoutResult(
          _ -> audit.used(operation, by, StaffRegister.target(account), Map.of()));
    }
  }

  /// Counts an attempt against the account before it is judged, so that many at once do not get
  /// more guesses than one after another; throws a fault while the account is blocked.
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

  private boolean matches(Optional<Member> member, String password) {
    return member
        .map(known -> passwords.matches(password, store.passwordHash(known.id())))
        .orElseGet(() -> passwords.matchesNobody(password));
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

  private static String keyOfStranger(String login) {
    return "? " + login.toLowerCase(Locale.ROOT);
  }
}
