package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.HeardLog;
import io.zongji.TestClient;
import io.zongji.TestProxy;
import io.zongji.TestProxy.Change;
import io.zongji.platform.Json;
import io.zongji.realtime.EdgeTest;
import io.zongji.realtime.TestSocket;
import io.zongji.staff.TestStaff;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The product behind real proxies: with the configurations that are handed out everything works,
/// and each usual mistake is named.
final class ProxyTest extends EdgeTest {
  private TestProxy front(TestProxy.Kind kind, Change... changes) {
    return TestProxy.start(kind, address().getPort(), changes);
  }

  private static TestClient browser(TestProxy proxy) {
    return new TestClient(proxy.address(), proxy.client());
  }

  private static URI socket(TestProxy proxy, String path) {
    return URI.create("wss://" + proxy.authority() + path);
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static TestClient.Answer signIn(TestClient browser, String login, String password) {
    browser.get("/api/session");
    return browser.post("/api/session", Map.of("login", login, "password", password));
  }

  @ParameterizedTest
  @EnumSource(TestProxy.Kind.class)
  void staffSignInAndWorkThroughIt(TestProxy.Kind kind) {
    var agent = agent();
    try (var proxy = front(kind)) {
      var browser = browser(proxy);
      var answer = signIn(browser, agent.email(), TestStaff.PASSWORD);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.raw().headers().allValues("Set-Cookie"))
          .allSatisfy(cookie -> assertThat(cookie).contains("Secure", "SameSite=Lax"));
      assertThat(answer.header("Strict-Transport-Security")).contains("max-age=");
      var headers =
          Map.of("Cookie", browser.cookieHeader(), "Origin", "https://" + proxy.authority());
      var http = proxy.client().build();
      try (var desk = TestSocket.open(http, socket(proxy, "/ws/workspace"), headers)) {
        var welcome = desk.ask("hello", workspaceHello(UUID.randomUUID(), true));
        assertThat(welcome.path("kind").asString()).as(welcome.toString()).isEqualTo("welcome");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TestProxy.Kind.class)
  void customersTalkAndSendLargeFilesThroughIt(TestProxy.Kind kind) {
    var visitor = enter();
    try (var proxy = front(kind)) {
      var own = Map.of("Origin", "https://" + proxy.authority());
      var http = proxy.client().build();
      try (var page = TestSocket.open(http, socket(proxy, "/ws/customer"), own)) {
        var welcome = page.ask("hello", hello(visitor, 0));
        assertThat(welcome.path("kind").asString()).as(welcome.toString()).isEqualTo("welcome");
      }
      var me = browser(proxy).bearer(visitor.token());
      var path = "/api/customer/media?conversationId=" + visitor.conversation();
      var largest = me.upload(path, "a.bin", "text/plain", new byte[20 * 1024 * 1024]);
      assertThat(largest.status()).as(largest.text()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @EnumSource(TestProxy.Kind.class)
  void nobodyChoosesTheOwnAddressThroughIt(TestProxy.Kind kind) {
    var administrator = testStaff().administrator();
    try (var proxy = front(kind)) {
      var liar = browser(proxy).from("8.8.8.8");
      assertThat(signIn(liar, administrator.email(), TestStaff.PASSWORD).status()).isEqualTo(200);
      var address =
          jdbc()
              .sql(
                  "select address from audit_entry where operation = 'signIn' order by id desc limit 1")
              .query(String.class)
              .single();
      assertThat(address).isEqualTo("127.0.0.1");
      var seen =
          send(
              proxy.client().build(),
              HttpRequest.newBuilder(proxy.address().resolve("/api/connection"))
                  .header("Forwarded", "for=8.8.4.4;proto=http;host=evil.example")
                  .header("X-Forwarded-For", "unknown, 8.8.8.8")
                  .header("X-Forwarded-Proto", "http")
                  .header("X-Forwarded-Host", "evil.example")
                  .header("X-Forwarded-Port", "1"));
      var told = Json.tree(seen.body());
      assertThat(told.path("address").asString()).isEqualTo("127.0.0.1");
      assertThat(told.path("scheme").asString()).isEqualTo("https");
      assertThat(told.path("host").asString()).isEqualTo(proxy.authority());
      assertThat(told.path("troubles").size()).isZero();
      int judged = 0;
      for (int i = 0; i < 12; i++) {
        var guess = signIn(browser(proxy).from("8.8.8." + i), "guessed-" + kind, "Wrong-2026");
        judged += guess.status() == 401 ? 1 : 0;
      }
      assertThat(judged).as("guesses from one address under many").isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(TestProxy.Kind.class)
  void plainRequestsAreSentToTlsAndWhatIsInsideStaysThere(TestProxy.Kind kind) {
    try (var proxy = front(kind)) {
      var http = proxy.client().build();
      var plain =
          send(http, HttpRequest.newBuilder(proxy.plainAddress().resolve("/workspace?a=1")));
      assertThat(plain.statusCode()).isEqualTo(308);
      assertThat(plain.headers().firstValue("Location").orElse(""))
          .startsWith("https://localhost")
          .endsWith("/workspace?a=1");
      var inside = HttpRequest.newBuilder(proxy.address().resolve("/actuator/health"));
      assertThat(send(http, inside).statusCode()).isEqualTo(404);
    }
  }

  /// What a page is told of the way its requests come.
  private static List<String> troubles(TestProxy proxy) {
    var answer =
        send(
            proxy.client().build(),
            HttpRequest.newBuilder(proxy.address().resolve("/api/connection"))
                .header("Referer", "https://" + proxy.authority() + "/workspace")
                .header("Sec-Fetch-Site", "same-origin"));
    return Json.tree(answer.body()).path("troubles").valueStream().map(t -> t.asString()).toList();
  }

  @Test
  void aProxyThatKeepsUpgradesIsNamed() {
    try (var log = new HeardLog();
        var proxy =
            front(
                TestProxy.Kind.NGINX,
                new Change("proxy_set_header Upgrade .*", ""),
                new Change("proxy_set_header Connection .*", ""))) {
      var http = proxy.client().build();
      assertThat(troubles(proxy)).isEmpty();
      var address = socket(proxy, "/ws/customer");
      assertThatThrownBy(() -> TestSocket.open(http, address, Map.of()).close())
          .hasStackTraceContaining("400");
      assertThat(troubles(proxy)).containsExactly("UPGRADE");
      assertThat(log.lines())
          .filteredOn(line -> line.contains("Upgrade"))
          .singleElement()
          .asString()
          .contains("127.0.0.1", "proxy_set_header Upgrade", "docs/operate/proxy.md");
      clock.forward(java.time.Duration.ofMinutes(3));
      assertThat(troubles(proxy)).isEmpty();
    }
  }

  @Test
  void aProxyThatChangesTheHostIsNamed() {
    for (var host : List.of("\\$host", "zongji")) {
      clock.forward(java.time.Duration.ofHours(1));
      try (var log = new HeardLog();
          var proxy =
              front(
                  TestProxy.Kind.NGINX,
                  new Change("proxy_set_header Host .*", "proxy_set_header Host " + host + ";"),
                  new Change("proxy_set_header X-Forwarded-Host .*", ""))) {
        assertThat(troubles(proxy)).as(host).containsExactly("HOST");
        assertThat(log.lines()).anyMatch(line -> line.contains("Host $http_host"));
      }
    }
  }

  @Test
  void aProxyThatForgetsTlsIsNamed() {
    try (var log = new HeardLog();
        var proxy =
            front(TestProxy.Kind.NGINX, new Change("proxy_set_header X-Forwarded-Proto .*", ""))) {
      assertThat(troubles(proxy)).containsExactly("SCHEME");
      assertThat(log.lines()).anyMatch(line -> line.contains("X-Forwarded-Proto"));
    }
  }

  @Test
  void aPathInFrontIsRefusedByName() {
    try (var log = new HeardLog();
        var proxy =
            front(
                TestProxy.Kind.NGINX,
                new Change(
                    "proxy_set_header X-Forwarded-Prefix .*",
                    "proxy_set_header X-Forwarded-Prefix /desk;"))) {
      assertThat(troubles(proxy)).containsExactly("SUB_PATH");
      assertThat(log.lines()).anyMatch(line -> line.contains("below a path"));
    }
  }

  @Test
  void aProxyThatIsNotTrustedIsNamed() {
    try (var other = startServer("--ZONGJI_DATA=" + data, "--ZONGJI_TRUSTED_PROXIES=198.51.100.7");
        var log = new HeardLog();
        var proxy = TestProxy.start(TestProxy.Kind.CADDY, address(other).getPort())) {
      assertThat(troubles(proxy)).containsExactly("UNTRUSTED_PROXY", "SCHEME");
      assertThat(log.lines()).anyMatch(line -> line.contains("ZONGJI_TRUSTED_PROXIES"));
    }
  }
}
