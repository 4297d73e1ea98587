package io.zongji;

import io.zongji.staff.Member;
import io.zongji.staff.Role;
import io.zongji.staff.TestStaff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// A whole server on a free port with a database of its own and a clock moved by hand, one for each
/// test class.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerTest {
  protected final TestClock clock = new TestClock();
  protected final TestDatabase database = TestDatabase.create();

  protected final Path data = newFolder();

  private @Nullable ConfigurableApplicationContext context;

  @BeforeAll
  void startServer() {
    var settings = new java.util.ArrayList<String>();
    settings.add("--ZONGJI_DATA=" + data);
    settings.addAll(furtherSettings());
    context = startServer(settings.toArray(String[]::new));
  }

  @AfterAll
  void stopServer() throws IOException {
    if (context != null) {
      context.close();
    }
    FileSystemUtils.deleteRecursively(data);
  }

  /// Starts a server on this test's database, with further settings as `--NAME=value`.
  protected ConfigurableApplicationContext startServer(String... settings) {
    var application = Zongji.application();
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(Map.of("springdoc.api-docs.enabled", "false"));
    application.addInitializers(
        target -> replaceClock((GenericApplicationContext) target, () -> clock));
    var all = new java.util.ArrayList<String>();
    all.add("--ZONGJI_PORT=0");
    databaseAddress().ifPresent(address -> all.add("--ZONGJI_DATABASE_URL=" + address));
    all.add("--zongji.pool-size=8");
    // A clock moved by hand jumps.
    all.add("--zongji.lease-clock=false");
    all.addAll(java.util.List.of(settings));
    return application.run(all.toArray(String[]::new));
  }

  /// Settings of this test's server as `--NAME=value`; a test class overrides it where it wants
  /// some.
  protected List<String> furtherSettings() {
    return List.of();
  }

  /// Where the servers of this test find their database; empty for one of their own as a child.
  protected Optional<String> databaseAddress() {
    return Optional.of(database.address());
  }

  /// A part of the running server.
  protected <T> T bean(Class<T> type) {
    return context().getBean(type);
  }

  protected URI address() {
    return address(context());
  }

  protected static URI address(ConfigurableApplicationContext server) {
    var port =
        Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer()).getPort();
    return URI.create("http://localhost:" + port);
  }

  /// A browser that has not been here before.
  protected TestClient client() {
    return new TestClient(address());
  }

  /// A browser in which the first administrator is signed in.
  protected TestClient admin() {
    return signIn(testStaff().administrator().email());
  }

  /// Adds an agent who belongs to these groups.
  protected Member agent(String number, String name, UUID... groups) {
    return testStaff().add(number, name, Role.AGENT, Set.of(groups));
  }

  /// A browser in which a member made by this class is signed in.
  protected TestClient signIn(String login) {
    var browser = client();
    browser.get("/api/session");
    var answer =
        browser.post("/api/session", Map.of("login", login, "password", TestStaff.PASSWORD));
    if (answer.status() != 200) {
      throw new IllegalStateException("cannot sign in: " + answer.text());
    }
    return browser;
  }

  protected TestStaff testStaff() {
    return new TestStaff(context());
  }

  protected JdbcClient jdbc() {
    return database.jdbc();
  }

  protected ConfigurableApplicationContext context() {
    if (context == null) {
      throw new IllegalStateException("the server has not been started");
    }
    return context;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("zongji-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replaceClock(GenericApplicationContext target, Supplier<TestClock> clock) {
    target.registerBean("testClock", TestClock.class, clock, definition -> asPrimary(definition));
  }

  private static void asPrimary(BeanDefinition definition) {
    definition.setPrimary(true);
  }
}
