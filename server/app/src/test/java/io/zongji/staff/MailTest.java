package io.zongji.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.ServerTest;
import io.zongji.platform.StartupException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Passwords by e-mail, against a mail server that speaks the protocol.
final class MailTest extends ServerTest {
  private final MailBox box = new MailBox();

  @Override
  protected List<String> furtherSettings() {
    return List.of(
        "--ZONGJI_SMTP_HOST=127.0.0.1",
        "--ZONGJI_SMTP_PORT=" + box.port(),
        "--ZONGJI_SMTP_SECURITY=none",
        "--ZONGJI_SMTP_FROM=desk@example.com",
        "--ZONGJI_URL=https://desk.example.com");
  }

  @AfterAll
  void closeBox() throws IOException {
    box.close();
  }

  @Test
  void aPasswordGoesToItsOwnerAndNotToTheAdministrator() throws Exception {
    var admin = admin();
    var body = Map.of("name", "小邮", "email", "mail@example.com", "role", "AGENT");
    var answer = admin.post("/api/staff", body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().path("oneTimePassword").isNull()).isTrue();
    var mail = box.next();
    assertThat(mail).contains("RCPT TO:<mail@example.com>").contains("https://desk.example.com");
    var password = mail.lines().filter(line -> line.contains("one-time password")).findFirst();
    assertThat(password).isPresent();
    var browser = client();
    browser.get("/api/session");
    var text = password.get().replaceFirst(".*one-time password ", "").replaceFirst("\\.$", "");
    var signedIn =
        browser.post("/api/session", Map.of("login", "mail@example.com", "password", text));
    assertThat(signedIn.status()).isEqualTo(200);

    box.refuseNext();
    var id = answer.body().path("staff").path("id").asString();
    var reset = admin.post("/api/staff/" + id + "/password-reset", Map.of());
    assertThat(reset.body().path("oneTimePassword").asString()).isNotEmpty();
  }

  @Test
  void nonsenseSettingsAreNamed() {
    for (var wrong :
        Map.of("ZONGJI_SMTP_PORT", "mail", "ZONGJI_SMTP_SECURITY", "maybe").entrySet()) {
      var environment = new StandardEnvironment();
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test",
                  Map.of(
                      "ZONGJI_SMTP_HOST", "mail.example.com", wrong.getKey(), wrong.getValue())));
      assertThatThrownBy(() -> new Mail(environment))
          .isInstanceOf(StartupException.class)
          .hasMessageContaining(wrong.getKey());
    }
  }
}
