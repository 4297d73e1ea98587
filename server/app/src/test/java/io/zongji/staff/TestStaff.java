package io.zongji.staff;

import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/// Makes members of staff for tests, all with the same password and no need to change it.
public final class TestStaff {
  public static final String PASSWORD = "Zongji-2026";

  private final StaffRegister register;
  private final StaffStore store;
  private final Passwords passwords;

  public TestStaff(ApplicationContext context) {
    this.register = context.getBean(StaffRegister.class);
    this.store = context.getBean(StaffStore.class);
    this.passwords = context.getBean(Passwords.class);
  }

  /// The first administrator, which every server makes.
  public Member administrator() {
    var member = store.findByLogin(FirstAdministrator.EMAIL).orElseThrow();
    store.setPassword(member.id(), passwords.hash(PASSWORD), false);
    return member;
  }

  /// Adds a member with the e-mail `<number>@example.com`.
  public Member add(String number, String name, Role role, Set<UUID> groups) {
    var added =
        register.add(
            new NewMember(
                number,
                name,
                number.toLowerCase(java.util.Locale.ROOT) + "@example.com",
                "",
                "",
                role,
                groups));
    store.setPassword(added.member().id(), passwords.hash(PASSWORD), false);
    return added.member();
  }
}
