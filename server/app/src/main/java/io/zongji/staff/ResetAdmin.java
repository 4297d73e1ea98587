package io.zongji.staff;

import io.zongji.audit.AuditLog;
import io.zongji.platform.Database;
import io.zongji.platform.DatabaseUrl;
import io.zongji.platform.Notice;
import io.zongji.platform.ServerSettings;
import io.zongji.platform.StartupException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// The command `reset-admin [NUMBER]`: gives an administrator who cannot sign in a new one-time
/// password, whether the server runs or not. Whoever can start the server may do so.
public final class ResetAdmin {
  private static final String NAME = "reset-admin";

  private final JdbcClient jdbc;
  private final StaffStore store;
  private final AuditLog audit;
  private final Passwords passwords = new Passwords();

  private ResetAdmin(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.store = new StaffStore(jdbc);
    this.audit = AuditLog.on(jdbc, InstantSource.system());
  }

  /// Who may sign in now, and how.
  record Given(Member member, String password) {
    @Override
    public String toString() {
      return "Given[member=" + member.number() + "]";
    }
  }

  /// Whether these arguments are this command.
  public static boolean isMeant(String[] arguments) {
    return arguments.length > 0 && arguments[0].equals(NAME);
  }

  /// Does the command; returns the exit code. What went wrong is told in one line.
  public static int run(String[] arguments) {
    try {
      if (arguments.length > 2) {
        throw new StartupException("The command is: reset-admin [NUMBER]");
      }
      var number = Optional.of(List.of(arguments)).filter(a -> a.size() == 2).map(a -> a.get(1));
      var given = given(ServerSettings.from(new StandardEnvironment()), number);
      System.out.print(
          Notice.of(
              List.of(
                  "Sign in as:        %s  (%s)"
                      .formatted(given.member().number(), given.member().email()),
                  "One-time password: " + given.password())));
      return 0;
    } catch (StartupException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  /// Resets it on the desk that these settings name.
  static Given given(ServerSettings settings, Optional<String> number) {
    var known = settings.databaseUrl().or(() -> Database.runningIn(settings.data()));
    if (known.isPresent()) {
      return given(known.get(), number);
    }
    if (!Database.isIn(settings.data())) {
      throw new StartupException(
          "The folder " + settings.data() + " (ZONGJI_DATA) holds no desk; nothing was changed");
    }
    try (var database = Database.open(settings)) {
      return given(database.url(), number);
    }
  }

  private static Given given(DatabaseUrl url, Optional<String> number) {
    var source =
        new SingleConnectionDataSource(
            url.jdbcUrl(), url.user().orElse(""), url.password().orElse(""), true);
    try {
      var transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
      var reset = new ResetAdmin(JdbcClient.create(source));
      return java.util.Objects.requireNonNull(transactions.execute(_ -> reset.given(number)));
    } catch (DataAccessException e) {
      throw new StartupException(
          "The database %s cannot be used: %s; nothing was changed"
              .formatted(
                  url.jdbcUrl(),
                  String.valueOf(e.getMostSpecificCause().getMessage())
                      .lines()
                      .findFirst()
                      .orElse("")),
          e);
    } finally {
      source.destroy();
    }
  }

  private Given given(Optional<String> number) {
    store.lock();
    var member = number.map(this::named).orElseGet(this::only);
    var password = passwords.random();
    store.setPassword(member.id(), passwords.hash(password), true);
    var account = member.id().value().toString();
    new Guesses(jdbc, InstantSource.system()).forgetAccount(account);
    jdbc.sql("delete from staff_session where principal_name = ?").param(account).update();
    audit.used("resetAdmin", Optional.empty(), StaffRegister.target(member), Map.of());
    return new Given(member, password);
  }

  private Member named(String login) {
    var member =
        store
            .findByLogin(login.strip())
            .orElseThrow(
                () ->
                    new StartupException(
                        "Nobody has the number or e-mail \"%s\"; nothing was changed. The administrators are: %s"
                            .formatted(login, numbers())));
    if (member.role() != Role.ADMIN) {
      throw new StartupException(
          "%s is an agent; an administrator can reset that password under 客服管理 (Agents). Nothing was changed. The administrators are: %s"
              .formatted(member.number(), numbers()));
    }
    return member;
  }

  private Member only() {
    var all = store.allAdministrators();
    if (all.size() == 1) {
      return all.getFirst();
    }
    throw new StartupException(
        all.isEmpty()
            ? "There is no administrator yet; start the server, which makes the first one"
            : "There are several administrators; say which: reset-admin NUMBER, with NUMBER one of "
                + numbers());
  }

  private String numbers() {
    return store.allAdministrators().stream().map(Member::number).collect(Collectors.joining(", "));
  }
}
