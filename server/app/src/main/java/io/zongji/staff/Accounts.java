package io.zongji.staff;

import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import java.util.ArrayList;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// Passwords of members and the sessions that hang on them.
@Component
class Accounts {
  private final StaffStore store;
  private final Passwords passwords;
  private final SignIns signIns;
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  Accounts(
      StaffStore store,
      Passwords passwords,
      SignIns signIns,
      FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.store = store;
    this.passwords = passwords;
    this.signIns = signIns;
    this.sessions = sessions;
  }

  /// Refuses a wrong password; too many of them lock for a while.
  void checkPassword(StaffId id, String current) {
    living(id);
    var key = id.value().toString();
    signIns.count(key);
    var tooLong = current.length() > 4 * Passwords.LENGTH_MAX;
    if (tooLong || !passwords.matches(current, store.passwordHash(id))) {
      throw FaultException.of(
          StaffFault.WRONG_PASSWORD, java.util.List.of(FieldError.of("current", "wrong")));
    }
    signIns.forget(key);
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
    store.setPassword(id, passwords.hash(chosen), false);
    endSessions(id);
    return living(id);
  }

  /// Gives a member a random password that has to be changed, and ends all of the member's
  /// sessions.
  String reset(StaffId id) {
    var password = passwords.random();
    if (!store.setPassword(id, passwords.hash(password), true)) {
      throw new FaultException(StaffFault.UNKNOWN);
    }
    signIns.forget(id.value().toString());
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
