package io.zongji.staff;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Members of staff as a set-up needs them, beside what administrators do by hand.
@Component
public class StaffSetup {
  private final StaffStore store;
  private final StaffRegister register;
  private final Accounts accounts;

  StaffSetup(StaffStore store, StaffRegister register, Accounts accounts) {
    this.store = store;
    this.register = register;
    this.accounts = accounts;
  }

  /// Somebody who was added, with the one-time password.
  public record Added(StaffId id, String password) {}

  /// The first administrator, unless deleted meanwhile.
  public Optional<Member> firstAdministrator() {
    return store.findByLogin(FirstAdministrator.EMAIL);
  }

  /// Adds an agent who belongs to no group yet.
  public Added addAgent(String number, String name, String email) {
    var agent = new NewMember(number, name, email, "", "", Role.AGENT, Set.of());
    var added = register.add(agent);
    return new Added(added.member().id(), added.password());
  }

  /// A new one-time password for a member who has not chosen one yet; empty for all others.
  public Optional<String> renewed(StaffId id) {
    return store
        .find(id)
        .filter(member -> member.living() && member.mustChange())
        .map(member -> accounts.reset(member.id()));
  }
}
