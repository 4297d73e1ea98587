package io.zongji.staff;

import io.zongji.audit.AuditLog;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Passwords of members and the sessions that hang on them.
@Component
class Accounts {
  /// What the log says of a password.
  private static final Map<String, String> PASSWORD = Map.of("password", "…");

  private final StaffStore store;
  private final Passwords passwords;
  private final Guesses guesses;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final TransactionTemplate transactions;
  private final AuditLog audit;

  Accounts(
      StaffStore store,
      Passwords passwords,
      Guesses guesses,
      FindByIndexNameSessionRepository<? extends Session> sessions,
      TransactionTemplate transactions,
      AuditLog audit) {
    this.transactions = transactions;
    this.audit = audit;
    this.store = store;
    this.passwords = passwords;
    this.guesses = guesses;
    this.sessions = sessions;
  }

  /// Refuses a wrong password; too many of them lock for a while. They are counted apart from those
  /// at the sign-in, so that a stranger keeps nobody who is signed in from the own password.
  void checkPassword(StaffId id, String current) {
    living(id);
    var key = id.value() + " signed in";
    guesses.count(key);
    var tooLong = current.length() > 4 * Passwords.LENGTH_MAX;
    if (tooLong || !passwords.matchesTyped(current, Optional.of(store.passwordHash(id)))) {
      throw FaultException.of(
          StaffFault.WRONG_PASSWORD, java.util.List.of(FieldError.of("current", "wrong")));
    }
    guesses.forget(key);
  }

  /// Changes the own password and ends all sessions of the member.
  Member changePassword(StaffId id, String chosen) {
    var member = living(id);
    var errors = new ArrayList<>(Passwords.check("new", chosen, member.email()));
    if (errors.isEmpty() && passwords.matches(chosen, store.passwordHash(id))) {
      errors.add(FieldError.of("new", "same"));
    }
    if (!errors.isEmpty()) {
      throw FaultException.of(StaffFault.PASSWORD_RULES, errors);
    }
    var hash = passwords.hash(chosen);
    transactions.executeWithoutResult(
        _ -> {
          store.setPassword(id, hash, false);
          if (member.role() == Role.ADMIN) {
            audit.changed(StaffRegister.target(member), PASSWORD, PASSWORD);
          }
        });
    endSessions(id);
    return living(id);
  }

  /// Gives a member a random password that has to be changed, and ends all of the member's
  /// sessions.
  String reset(StaffId id) {
    var password = passwords.random();
    var hash = passwords.hash(password);
    transactions.executeWithoutResult(
        _ -> {
          if (!store.setPassword(id, hash, true)) {
            throw new FaultException(StaffFault.UNKNOWN);
          }
          audit.changed(StaffRegister.target(living(id)), PASSWORD, PASSWORD);
        });
    guesses.forgetAccount(id.value().toString());
    endSessions(id);
    return password;
  }

  void endSessions(StaffId id) {
    sessions.findByPrincipalName(id.value().toString()).keySet().forEach(sessions::deleteById);
  }

  private Member living(StaffId id) {
    return store
        .find(id)
        .filter(Member::living)
        .orElseThrow(() -> new FaultException(StaffFault.UNKNOWN));
  }
}
