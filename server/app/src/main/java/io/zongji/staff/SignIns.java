package io.zongji.staff;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.zongji.audit.AuditLog;
import io.zongji.platform.Buckets;
import io.zongji.platform.FaultException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Checks who signs in, and slows down whoever guesses, without letting a stranger lock anybody
/// out.
///
/// Guesses are counted by the account together with where they come from ([Guesses]): the browser
/// that somebody has signed in with ([KnownDevices]), else the network address. What strangers try
/// elsewhere does not count there. Strangers are held to so many guesses of one account, and to so
/// many of all; from a network that somebody has signed in from before ([KnownAddresses]) those do
/// not hold that account up.
@Component
class SignIns {
  static final int LOGIN_LENGTH_MAX = 254;

  /// Failures at once from one network address, behind which a whole company may stand.
  static final int ADDRESS_FAILURES_MAX = 100;

  /// Failures from one network address in each minute after that.
  static final int ADDRESS_FAILURES_PER_MINUTE_MAX = 10;

  /// Attempts at one account at once, from all networks that it has not been used from.
  static final int ACCOUNT_ATTEMPTS_MAX = 100;

  /// Attempts at one account in each hour after that.
  static final int ACCOUNT_ATTEMPTS_PER_HOUR_MAX = 10;

  /// Attempts at all accounts at once, from networks that they have not been used from.
  static final int ATTEMPTS_MAX = 1_000;

  /// Attempts at all accounts in each second after that.
  static final int ATTEMPTS_PER_SECOND_MAX = 2;

  private final StaffStore store;
  private final Passwords passwords;
  private final Guesses guesses;
  private final KnownAddresses addresses;
  private final KnownDevices devices;
  private final TransactionTemplate transactions;
  private final AuditLog audit;
  private final Counter failures;
  private final Buckets failing =
      new Buckets(ADDRESS_FAILURES_PER_MINUTE_MAX / 60.0, ADDRESS_FAILURES_MAX);
  private final Buckets tried =
      new Buckets(ACCOUNT_ATTEMPTS_PER_HOUR_MAX / 3600.0, ACCOUNT_ATTEMPTS_MAX);
  private final Buckets all = new Buckets(ATTEMPTS_PER_SECOND_MAX, ATTEMPTS_MAX);

  SignIns(
      StaffStore store,
      Passwords passwords,
      Guesses guesses,
      KnownAddresses addresses,
      KnownDevices devices,
      TransactionTemplate transactions,
      AuditLog audit,
      MeterRegistry meters) {
    this.store = store;
    this.passwords = passwords;
    this.guesses = guesses;
    this.addresses = addresses;
    this.devices = devices;
    this.transactions = transactions;
    this.audit = audit;
    this.failures =
        Counter.builder("zongji.sign.in.failures")
            .description("Sign-ins refused, for whatever reason")
            .register(meters);
  }

  /// Somebody who wants to sign in.
  ///
  /// @param network where it comes from
  /// @param device what the browser shows of having been used before
  record Attempt(String login, String password, String network, String device) {
    @Override
    public String toString() {
      return "Attempt[network=" + network + "]";
    }
  }

  /// The member with this login and password; throws a fault for anybody else.
  Member signIn(Attempt attempt) {
    try {
      return check(attempt);
    } catch (FaultException e) {
      failures.increment();
      throw e;
    }
  }

  private Member check(Attempt attempt) {
    if (attempt.login().length() > LOGIN_LENGTH_MAX
        || attempt.login().chars().anyMatch(Character::isISOControl)
        || attempt.password().length() > 4 * Passwords.LENGTH_MAX) {
      admit(failing.pause(attempt.network(), System.nanoTime()));
      failing.take(attempt.network(), System.nanoTime());
      throw new FaultException(StaffFault.WRONG_CREDENTIALS);
    }
    var member = store.findByLogin(attempt.login());
    // One key per account, so that e-mail and number do not give twice as many guesses.
    var account =
        member.map(known -> known.id().value().toString()).orElse(keyOfStranger(attempt.login()));
    var device = member.flatMap(known -> devices.number(attempt.device(), known.id().value()));
    var key =
        account
            + device.map(number -> " device ").orElse(" from ")
            + device.orElse(attempt.network());
    if (device.isEmpty()) {
      limit(attempt, account, member);
    }
    count(key, attempt, device.isPresent());
    if (!passwords.matchesTyped(
        attempt.password(), member.map(known -> store.passwordHash(known.id())))) {
      if (device.isEmpty()) {
        failing.take(attempt.network(), System.nanoTime());
      }
      noteRefused(member, key);
      throw new FaultException(StaffFault.WRONG_CREDENTIALS);
    }
    var known = member.orElseThrow();
    guesses.forget(key);
    addresses.remember(known.id(), attempt.network());
    note(known, "signIn", Optional.of(known.id().value()));
    return known;
  }

  /// Holds whoever comes without a known browser to what one network, and what all strangers may
  /// try.
  private void limit(Attempt attempt, String account, Optional<Member> member) {
    var now = System.nanoTime();
    admit(failing.pause(attempt.network(), now));
    // Asked for strangers' accounts too, which takes as long.
    var id = member.map(known -> known.id().value()).orElse(new UUID(0, 0));
    if (!addresses.knows(id, attempt.network())) {
      admit(tried.pause(account, now));
      admit(all.take("", now));
      tried.take(account, now);
    }
  }

  private void count(String key, Attempt attempt, boolean known) {
    try {
      guesses.count(key);
    } catch (FaultException e) {
      if (!known) {
        failing.take(attempt.network(), System.nanoTime());
      }
      throw e;
    }
  }

  private static void admit(OptionalLong pause) {
    if (pause.isPresent()) {
      throw new FaultException(StaffFault.SIGN_IN_BLOCKED, pause.getAsLong());
    }
  }

  private void noteRefused(Optional<Member> member, String key) {
    if (member.filter(known -> known.role() == Role.ADMIN).isPresent()) {
      note(member.get(), "signInRefused", Optional.empty());
    } else {
      guesses.writeNothing(key);
    }
  }

  /// Administrators' sign-ins are taken down, and what was tried with their accounts; how often it
  /// may be tried is limited.
  private void note(Member account, String operation, Optional<UUID> by) {
    if (account.role() == Role.ADMIN) {
      transactions.executeWithoutResult(
          _ -> audit.used(operation, by, StaffRegister.target(account), Map.of()));
    }
  }

  private static String keyOfStranger(String login) {
    return "? " + login.toLowerCase(Locale.ROOT);
  }
}
