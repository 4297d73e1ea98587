package io.zongji.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.ServerTest;
import io.zongji.platform.ServerSettings;
import io.zongji.platform.StartupException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// The way back for an administrator who cannot sign in.
final class ResetAdminTest extends ServerTest {
  private ResetAdmin.Given reset(String number) {
    return ResetAdmin.given(settings(), Optional.of(number).filter(text -> !text.isEmpty()));
  }

  private ServerSettings settings() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of("ZONGJI_DATABASE_URL", database.address(), "ZONGJI_DATA", data.toString())));
    return ServerSettings.from(environment);
  }

  @Test
  void theOnlyAdministratorGetsAOneTimePasswordWhileTheServerRuns() {
    var signedIn = admin();
    var number = testStaff().administrator().number();
    for (int i = 0; i < Guesses.FREE_FAILURES + 1; i++) {
      assertThat(signIn(client(), number, "Wrong-2026").status()).isEqualTo(401);
    }
    var given = reset("");
    assertThat(given.toString()).doesNotContain(given.password());
    assertThat(signedIn.get("/api/session").status()).as("sessions end").isEqualTo(401);
    var browser = client();
    var answer = signIn(browser, number, given.password());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.body().path("mustChangePassword").asBoolean()).isTrue();
    assertThat(browser.post("/api/session/password", Map.of("new", "Chosen-2026")).status())
        .isEqualTo(200);
    var entry = browser.get("/api/audit?operation=resetAdmin").body().path("items").path(0);
    assertThat(entry.toString()).contains("resetAdmin", number).doesNotContain(given.password());
  }

  @Test
  void whomItDoesNotResetIsNamedAndNothingIsChanged() {
    testStaff().administrator();
    testStaff().add("A77", "客服", Role.AGENT, Set.of());
    assertThatThrownBy(() -> reset("A77"))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("A77 is an agent")
        .hasMessageContaining(FirstAdministrator.NUMBER);
    assertThatThrownBy(() -> reset("nobody"))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("nobody");
    assertThat(signIn("a77@example.com").get("/api/session").status()).isEqualTo(200);
    testStaff().add("ADM2", "管理员乙", Role.ADMIN, Set.of());
    assertThatThrownBy(() -> reset(""))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ADM2");
    jdbc().sql("update staff set deleted_at = now() where number = 'ADM2'").update();
  }

  private static io.zongji.TestClient.Answer signIn(
      io.zongji.TestClient browser, String login, String password) {
    browser.get("/api/session");
    return browser.post("/api/session", Map.of("login", login, "password", password));
  }
}
