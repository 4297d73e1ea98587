package io.zongji.staff;

import io.zongji.platform.Notice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the first administrator on an empty database and prints how to sign in.
///
/// As long as that administrator is alone and has not chosen a password, each start prints a new
/// one: whoever can start the server may have it, and nobody else can be locked out by it.
@Component
class FirstAdministrator {
  static final String NUMBER = "000001";
  static final String EMAIL = "admin@zongji.local";

  private final StaffStore store;
  private final StaffRegister register;
  private final Accounts accounts;
  private final TransactionTemplate transactions;

  FirstAdministrator(
      StaffStore store,
      StaffRegister register,
      Accounts accounts,
      TransactionTemplate transactions) {
    this.store = store;
    this.register = register;
    this.accounts = accounts;
    this.transactions = transactions;
  }

  @EventListener
  @Order(0)
  void ready(ApplicationReadyEvent event) {
    var password = make();
    if (event.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() != null) {
      print("http://localhost:" + context.getWebServer().getPort(), password);
    }
  }

  /// The one-time password of the first administrator, if there is still one to give.
  Optional<String> make() {
    return transactions.execute(
        _ -> {
          store.lock();
          if (!store.everHadStaff()) {
            return Optional.of(register.add(first()).password());
          }
          // Until an administrator has chosen a password, a printed one that was lost is renewed.
          return store
              .findByLogin(EMAIL)
              .filter(_ -> !store.anybodyAdministers())
              .map(member -> accounts.reset(member.id()));
        });
  }

  private static NewMember first() {
    return new NewMember(NUMBER, "管理员", EMAIL, "", "", Role.ADMIN, Set.of());
  }

  private static void print(String address, Optional<String> password) {
    var lines = new java.util.ArrayList<String>();
    lines.add("Zongji is ready:   " + address);
    password.ifPresent(
        text ->
            lines.addAll(
                List.of(
                    "Sign in as:        " + EMAIL + "  (or " + NUMBER + ")",
                    "One-time password: " + text)));
    System.out.print(Notice.of(lines));
  }
}
