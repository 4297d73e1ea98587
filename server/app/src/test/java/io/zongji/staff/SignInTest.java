package io.zongji.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SignInTest extends ServerTest {
  private static TestClient.Answer signIn(TestClient browser, String login, String password) {
    browser.get("/api/session");
    return browser.post("/api/session", Map.of("login", login, "password", password));
  }

  private static TestClient.Answer change(TestClient browser, String current, String chosen) {
    return browser.post("/api/session/password", Map.of("current", current, "new", chosen));
  }

  @Test
  void nobodyIsSignedInAtFirst() {
    var answer = client().get("/api/session");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("request.not-signed-in");
    assertThat(answer.body().path("detail").asString()).isEqualTo("请先登录");
    assertThat(client().language("en").get("/api/session").body().path("detail").asString())
        .isEqualTo("Please sign in first");
  }

  @Test
  void signsInByMailOrByNumberInAnyCaseAndOutAgain() {
    agent("Aa01", "小王");
    for (var login : List.of("aa01@example.com", "AA01@Example.COM", "aA01", " Aa01 ")) {
      var browser = client();
      var answer = signIn(browser, login, TestStaff.PASSWORD);
      assertThat(answer.status()).as(login).isEqualTo(200);
      assertThat(answer.body().path("name").asString()).isEqualTo("小王");
      assertThat(answer.body().path("mustChangePassword").asBoolean()).isFalse();
      var session = browser.cookie("ZONGJI_SESSION").orElseThrow();
      assertThat(browser.get("/api/session").status()).isEqualTo(200);
      assertThat(browser.cookie("ZONGJI_SESSION")).contains(session);
      assertThat(browser.delete("/api/session").status()).isEqualTo(204);
      assertThat(browser.get("/api/session").status()).isEqualTo(401);
    }
  }

  @Test
  void theSessionCookieIsNotForScriptsAndChangesWithTheSignIn() {
    agent("cookie", "小红");
    var browser = client();
    var answer = signIn(browser, "cookie", TestStaff.PASSWORD);
    var cookie =
        answer.raw().headers().allValues("Set-Cookie").stream()
            .filter(header -> header.startsWith("ZONGJI_SESSION="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax");
    var first = browser.cookie("ZONGJI_SESSION").orElseThrow();
    signIn(browser, "cookie", TestStaff.PASSWORD);
    assertThat(browser.cookie("ZONGJI_SESSION").orElseThrow()).isNotEqualTo(first);
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountLookTheSame() {
    agent("same", "小李");
    var wrong = signIn(client(), "same", "Wrong-2026");
    var unknown = signIn(client(), "nobody-at-all", "Wrong-2026");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("staff.wrong-credentials");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void badRequestsAreExplained() {
    var browser = client();
    browser.get("/api/session");
    assertThat(browser.post("/api/session", Map.of()).errors())
        .containsExactly("login required", "password required");
    var broken = browser.sendJson("POST", "/api/session", "{\"login\":");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.code()).isEqualTo("request.malformed");
    var mistyped = browser.sendJson("POST", "/api/session", "{\"login\":[],\"password\":\"x\"}");
    assertThat(mistyped.status()).isEqualTo(400);
    assertThat(mistyped.errors()).containsExactly("login wrong-type");
    assertThat(signIn(browser, "a".repeat(300), "x").code()).isEqualTo("staff.wrong-credentials");
    assertThat(signIn(browser, "a\u0000b", "x").status()).isEqualTo(401);
  }

  @Test
  void withoutTheTokenAgainstForgeryNothingIsDone() {
    agent("csrf", "小赵");
    // A fresh browser has no such cookie yet, so it sends no header either.
    var answer =
        client().post("/api/session", Map.of("login", "csrf", "password", TestStaff.PASSWORD));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("request.csrf");
  }

  @Test
  void repeatedFailuresSlowDownAndThenLockForAWhile() {
    agent("guess", "小周");
    for (int i = 0; i < Guesses.FREE_FAILURES + 1; i++) {
      assertThat(signIn(client(), "guess", "Wrong-2026").status()).isEqualTo(401);
    }
    var blocked = signIn(client(), "guess@example.com", TestStaff.PASSWORD);
    assertThat(blocked.status()).isEqualTo(429);
    assertThat(blocked.code()).isEqualTo("staff.sign-in-blocked");
    assertThat(blocked.raw().headers().firstValue("Retry-After")).contains("1");
    for (int i = Guesses.FREE_FAILURES + 1; i < Guesses.LOCKING_FAILURES; i++) {
      clock.forward(Duration.ofMinutes(5));
      assertThat(signIn(client(), "guess", "Wrong-2026").status()).isEqualTo(401);
    }
    clock.forward(Guesses.LOCK.minusSeconds(1));
    assertThat(signIn(client(), "guess", TestStaff.PASSWORD).status()).isEqualTo(429);
    clock.forward(Duration.ofSeconds(1));
    assertThat(signIn(client(), "guess", TestStaff.PASSWORD).status()).isEqualTo(200);
    assertThat(signIn(client(), "guess", "Wrong-2026").status()).isEqualTo(401);
  }

  @Test
  void anUnknownAccountIsSlowedDownAlike() {
    for (int i = 0; i < Guesses.FREE_FAILURES + 1; i++) {
      assertThat(signIn(client(), "ghost", "Wrong-2026").status()).isEqualTo(401);
    }
    assertThat(signIn(client(), "Ghost", "Wrong-2026").status()).isEqualTo(429);
  }

  @Test
  void aNewAccountMustChangeThePasswordBeforeAnythingElse() {
    var added =
        admin()
            .post("/api/staff", Map.of("name", "新人", "email", "new@example.com", "role", "ADMIN"));
    var password = added.body().path("oneTimePassword").asString();
    var browser = client();
    var first = signIn(browser, "new@example.com", password).body();
    assertThat(first.path("mustChangePassword").asBoolean()).isTrue();
    assertThat(browser.get("/api/session").status()).isEqualTo(200);
    var refused = browser.get("/api/staff");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("staff.password-change-required");
    assertThat(change(browser, password, "Better-2026").status()).isEqualTo(200);
    assertThat(browser.get("/api/staff").status()).isEqualTo(200);
    assertThat(signIn(client(), "new@example.com", password).status()).isEqualTo(401);
    assertThat(signIn(client(), "new@example.com", "Better-2026").status()).isEqualTo(200);
  }

  @Test
  void justAfterASignInWithAOneTimePasswordItIsNotAskedForAgain() {
    var password = newAccount("once@example.com");
    var browser = client();
    signIn(browser, "once@example.com", password);
    var same = browser.post("/api/session/password", Map.of("new", password));
    assertThat(same.code()).isEqualTo("staff.password-rules");
    assertThat(same.errors()).containsExactly("new same");
    assertThat(choose(browser, "Chosen-2026").status()).isEqualTo(200);
    // Once it has been changed, and in any other session, the current one is asked for.
    assertThat(choose(browser, "Again-2026").errors()).containsExactly("current required");
    var other = client();
    signIn(other, "once@example.com", "Chosen-2026");
    assertThat(choose(other, "Again-2026").errors()).containsExactly("current required");
  }

  @Test
  void aOneTimePasswordGivenLongAgoIsAskedForAgain() {
    var password = newAccount("slow@example.com");
    var browser = client();
    signIn(browser, "slow@example.com", password);
    clock.forward(SessionController.ONE_TIME_PASSWORD_KEPT_MAX);
    assertThat(choose(browser, "Chosen-2026").errors()).containsExactly("current required");
    assertThat(change(browser, password, "Chosen-2026").status()).isEqualTo(200);
  }

  @Test
  void aSessionFromBeforeAResetChoosesNoPassword() {
    testStaff().add("RESET", "重置", Role.AGENT, Set.of());
    var browser = signIn("reset@example.com");
    var id = browser.get("/api/session").body().path("id").asString();
    assertThat(admin().post("/api/staff/" + id + "/password-reset", Map.of()).status())
        .isEqualTo(200);
    assertThat(choose(browser, "Stolen-2026").status()).isEqualTo(401);
  }

  private String newAccount(String email) {
    return admin()
        .post("/api/staff", Map.of("name", "新人", "email", email, "role", "AGENT"))
        .body()
        .path("oneTimePassword")
        .asString();
  }

  private static TestClient.Answer choose(TestClient browser, String chosen) {
    return browser.post("/api/session/password", Map.of("new", chosen));
  }

  @Test
  void aChosenPasswordKeepsTheRules() {
    agent("rules", "小吴");
    var browser = signIn("rules");
    var expected =
        Map.of(
            "Ab1!xyz",
            "new too-short",
            "Ab1!" + "x".repeat(17),
            "new too-long",
            "Abcdefg!",
            "new needs-digit",
            "1234567!",
            "new needs-letter",
            "Abcdefg1",
            "new needs-symbol",
            "RULES@example.com",
            "new needs-digit");
    expected.forEach(
        (chosen, error) -> {
          var answer = change(browser, TestStaff.PASSWORD, chosen);
          assertThat(answer.status()).as(chosen).isEqualTo(400);
          assertThat(answer.code()).isEqualTo("staff.password-rules");
          assertThat(answer.errors()).contains(error);
        });
    assertThat(change(browser, TestStaff.PASSWORD, "RULES@example.com").errors())
        .contains("new equals-email");
    assertThat(change(browser, TestStaff.PASSWORD, TestStaff.PASSWORD).errors())
        .containsExactly("new same");
    assertThat(change(browser, "Wrong-2026", "Better-2026").code())
        .isEqualTo("staff.wrong-password");
    assertThat(browser.post("/api/session/password", Map.of()).errors())
        .containsExactly("current required");
    for (var fine : List.of("Ab1!xyzw", "Ab1!" + "x".repeat(16))) {
      var before = fine.length() == 8 ? TestStaff.PASSWORD : "Ab1!xyzw";
      assertThat(change(browser, before, fine).status()).as(fine).isEqualTo(200);
    }
  }

  @Test
  void aChangeOfPasswordEndsTheOtherSessions() {
    agent("twice", "小郑");
    var here = signIn("twice");
    var elsewhere = signIn("twice");
    assertThat(change(here, TestStaff.PASSWORD, "Better-2026").status()).isEqualTo(200);
    assertThat(here.get("/api/session").status()).isEqualTo(200);
    assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void sessionsOutliveTheServer() {
    agent("lasting", "小冯");
    var browser = signIn("lasting");
    try (var another = startServer("--ZONGJI_DATA=" + data)) {
      var there = new TestClient(address(another)).cookies(browser);
      assertThat(there.get("/api/session").status()).isEqualTo(200);
    }
  }

  @Test
  void anAgentMayNotAdminister() {
    agent("mere", "小陈");
    var browser = signIn("mere");
    for (var path : List.of("/api/staff", "/api/skill-groups")) {
      var answer = browser.get(path);
      assertThat(answer.status()).as(path).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("request.forbidden");
    }
    assertThat(browser.get("/api/settings/modes/OMNIMEDIA").status()).isEqualTo(200);
    assertThat(browser.put("/api/settings/modes/OMNIMEDIA", Map.of()).status()).isEqualTo(403);
  }

  /// Guesses until the account is locked for whoever guesses.
  private void lock(String login, String address) {
    for (int i = 0; i < Guesses.LOCKING_FAILURES; i++) {
      assertThat(signIn(client().from(address), login, "Wrong-2026").status()).isEqualTo(401);
      clock.forward(Duration.ofMinutes(5));
    }
    assertThat(signIn(client().from(address), login, TestStaff.PASSWORD).code())
        .isEqualTo("staff.sign-in-blocked");
  }

  @Test
  void aStrangerLocksNobodyOutElsewhere() {
    agent("victim", "小孙");
    lock("victim", "203.0.113.66");
    // Never seen before, from somewhere else.
    assertThat(signIn(client().from("203.0.113.7"), "victim", TestStaff.PASSWORD).status())
        .isEqualTo(200);
    assertThat(signIn(client().from("203.0.113.66"), "victim", TestStaff.PASSWORD).status())
        .isEqualTo(429);
  }

  @Test
  void aKnownBrowserGetsInThoughTheNeighbourIsLocked() {
    agent("neighbour", "小钱");
    var known = client().from("203.0.113.8");
    assertThat(signIn(known, "neighbour", TestStaff.PASSWORD).status()).isEqualTo(200);
    known.delete("/api/session");
    lock("neighbour", "203.0.113.8");
    assertThat(signIn(known, "neighbour", TestStaff.PASSWORD).status()).isEqualTo(200);
    // It has a lock of its own, which holds it alone.
    for (int i = 0; i < Guesses.LOCKING_FAILURES; i++) {
      assertThat(signIn(known, "neighbour", "Wrong-2026").status()).isEqualTo(401);
      clock.forward(Duration.ofMinutes(5));
    }
    assertThat(signIn(known, "neighbour", TestStaff.PASSWORD).status()).isEqualTo(429);
  }

  @Test
  void whatABrowserIsKnownByIsForItsAccountAndForATime() {
    agent("mine", "小甲");
    agent("other", "小乙");
    var browser = client().from("203.0.113.9");
    var cookie =
        signIn(browser, "mine", TestStaff.PASSWORD).raw().headers().allValues("Set-Cookie").stream()
            .filter(header -> header.startsWith(KnownDevices.COOKIE + "="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie)
        .contains("HttpOnly", "SameSite=Lax", "Path=/api/session", "Max-Age=15552000")
        .doesNotContain("mine");
    lock("other", "203.0.113.9");
    assertThat(signIn(browser, "other", TestStaff.PASSWORD).status()).isEqualTo(429);
    lock("mine", "203.0.113.9");
    clock.forward(KnownDevices.KEPT.minusDays(2));
    lock("mine", "203.0.113.9");
    assertThat(signIn(browser, "mine", TestStaff.PASSWORD).status()).as("still").isEqualTo(200);
    clock.forward(KnownDevices.KEPT.plusDays(2));
    lock("mine", "203.0.113.9");
    assertThat(signIn(browser, "mine", TestStaff.PASSWORD).status()).as("late").isEqualTo(429);
  }

  @Test
  void whoIsSignedInChangesThePasswordWhateverStrangersTry() {
    agent("inside", "小丙");
    var inside = client().from("203.0.113.10");
    signIn(inside, "inside", TestStaff.PASSWORD);
    lock("inside", "203.0.113.10");
    lock("inside", "203.0.113.66");
    assertThat(change(inside, TestStaff.PASSWORD, "Better-2026").status()).isEqualTo(200);
  }

  @Test
  void strangersTogetherAreHeldToSoManyGuesses() {
    agent("target", "小丁");
    assertThat(signIn(client().from("198.51.100.1"), "target", TestStaff.PASSWORD).status())
        .isEqualTo(200);
    int judged = 0;
    for (int i = 0; i < SignIns.ACCOUNT_ATTEMPTS_MAX + 20; i++) {
      var guess = signIn(client().from("192.0.2." + i), "target", "Wrong-2026");
      judged += guess.status() == 401 ? 1 : 0;
    }
    assertThat(judged).isBetween(SignIns.ACCOUNT_ATTEMPTS_MAX - 1, SignIns.ACCOUNT_ATTEMPTS_MAX);
    // From where the account has been used it still is, by whichever browser.
    assertThat(signIn(client().from("198.51.100.1"), "target", TestStaff.PASSWORD).status())
        .isEqualTo(200);
    assertThat(signIn(client().from("198.51.100.2"), "target", TestStaff.PASSWORD).status())
        .isEqualTo(429);
  }

  @Test
  void aPasswordThatWasCopiedWithBlanksIsRight() {
    var password = newAccount("copied@example.com");
    for (var copied :
        List.of(password + " ", "\t" + password + "\r\n", "\u00a0" + password + "\u200b")) {
      assertThat(signIn(client(), "copied@example.com", copied).status()).as(copied).isEqualTo(200);
    }
    assertThat(signIn(client(), "copied@example.com", password + " x").status()).isEqualTo(401);
    assertThat(signIn(client(), "copied@example.com", " ").status()).isEqualTo(401);
  }
}
