package io.zongji.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.platform.Json;
import io.zongji.staff.TestStaff;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Headers, cookies and limits that hold whatever is asked.
final class HardeningTest extends ServerTest {
  @Override
  protected List<String> furtherSettings() {
    return List.of("--zongji.write-rate-times=0.01");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address().resolve(path));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return String.join("; ", answer.headers().allValues(name));
  }

  @Test
  void pagesRunTheirOwnScriptsAloneAndAreNotFramed() {
    var console = send(request("/"));
    assertThat(console.statusCode()).isEqualTo(200);
    assertThat(header(console, "Content-Security-Policy"))
        .contains("default-src 'self'", "connect-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval")
        .doesNotContain("script-src");
    assertThat(header(console, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(console, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(console, "Referrer-Policy")).isEqualTo("same-origin");
    var customer = send(request("/c/"));
    assertThat(header(customer, "Content-Security-Policy"))
        .contains("default-src 'self'", "connect-src 'self';", "frame-ancestors 'self'");
    assertThat(header(customer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(send(request("/call")), "Content-Security-Policy"))
        .contains("default-src 'self'", "script-src 'self' https://res.wx.qq.com")
        .doesNotContain("unsafe-eval");
    var answer = send(request("/api/session"));
    assertThat(header(answer, "Cache-Control"))
        .as(answer.headers().map().toString())
        .contains("no-store");
    assertThat(header(answer, "Server")).isEmpty();
  }

  @Test
  void cookiesAreForThisServerAndBehindTlsForTlsAlone() {
    var browser = client();
    browser.get("/api/session");
    var token = browser.cookie("XSRF-TOKEN").orElseThrow();
    var body = Map.of("login", testStaff().administrator().email(), "password", TestStaff.PASSWORD);
    var answer =
        send(
            request("/api/session")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "8.8.8.8, 203.0.113.9")
                .header("Forwarded", "for=8.8.4.4")
                .header("Content-Type", "application/json")
                .header("Cookie", browser.cookieHeader())
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(Json.write(body))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(text -> text.startsWith("ZONGJI_SESSION="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("Secure").contains("HttpOnly").contains("SameSite=Lax");
    assertThat(header(answer, "Strict-Transport-Security")).contains("max-age=");
    assertThat(
            jdbc()
                .sql(
                    "select address from audit_entry where operation = 'signIn' order by id desc limit 1")
                .query(String.class)
                .single())
        .isEqualTo("203.0.113.9");
  }

  @Test
  void cookiesOfAnotherInstallationOnTheSameHostAreLeftAlone() {
    agent("twins", "双胞胎");
    var foreign = "0badcafe.01234567-89ab-cdef-0123-456789abcdef";
    var theirs = "ZONGJI_SESSION=" + foreign + "; XSRF-TOKEN=0badcafe.x.y";
    var first = send(request("/api/session").header("Cookie", theirs));
    var token =
        first.headers().allValues("Set-Cookie").stream()
            .filter(text -> text.startsWith("XSRF-TOKEN_"))
            .findFirst()
            .orElseThrow()
            .split(";", 2)[0];
    var signedIn =
        send(
            request("/api/session")
                .header("Cookie", theirs + "; " + token)
                .header("X-XSRF-TOKEN", "0badcafe.x.y " + token.split("=", 2)[1])
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        Json.write(Map.of("login", "twins", "password", TestStaff.PASSWORD)))));
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(200);
    var set = signedIn.headers().allValues("Set-Cookie");
    assertThat(set).noneMatch(text -> text.matches("(ZONGJI_SESSION|XSRF-TOKEN)=.*"));
    var session =
        set.stream()
            .filter(text -> text.startsWith("ZONGJI_SESSION_"))
            .findFirst()
            .orElseThrow()
            .split(";", 2)[0];
    assertThat(send(request("/api/session").header("Cookie", theirs + "; " + session)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTokenAgainstForgeryIsForItsSignInAlone() {
    agent("forged", "小心");
    var stranger = client();
    stranger.get("/api/session");
    var planted = stranger.cookie("XSRF-TOKEN").orElseThrow();
    var victim = signIn("forged");
    var body = BodyPublishers.ofString("{}");
    var cookies = victim.cookieHeader().replaceAll("XSRF-TOKEN=[^;]*", "XSRF-TOKEN=" + planted);
    var forged =
        send(
            request("/api/session/password")
                .header("Cookie", cookies)
                .header("X-XSRF-TOKEN", planted)
                .header("Content-Type", "application/json")
                .POST(body));
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(forged.body()).contains("request.csrf");
    assertThat(victim.post("/api/session/password", Map.of()).status()).isEqualTo(400);
    assertThat(victim.delete("/api/session").status()).isEqualTo(204);
    assertThat(victim.post("/api/session", Map.of()).status()).as("at once").isEqualTo(400);
  }

  @Test
  void cookiesThatAreNoneAreNoReasonToFail() {
    for (var value : List.of("AAAA", "%00", "\"", "x".repeat(3_000), "AAA=", ".", "00000000.")) {
      for (var name : List.of("ZONGJI_SESSION", "XSRF-TOKEN", "ZONGJI_KNOWN")) {
        var answer = send(request("/api/session").header("Cookie", name + "=" + value));
        assertThat(answer.statusCode()).as(name + "=" + value).isBetween(400, 401);
      }
    }
  }

  @Test
  void aForeignPageIsToldNothing() {
    var answer = send(request("/api/session").header("Origin", "https://evil.example"));
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    var customer =
        send(
            request("/api/customer/conversations")
                .header("Origin", "https://evil.example")
                .header("Authorization", "Bearer x"));
    assertThat(header(customer, "Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void whoChangesTooMuchTooFastIsToldWhenToComeAgain() {
    var first = agent("rate1", "快手");
    agent("rate2", "慢手");
    var fast = signIn(first.email());
    var slow = signIn("rate2");
    for (int i = 0; ; i++) {
      var answer = fast.put("/api/workspace/customers/" + first.id().value() + "/note", Map.of());
      if (answer.status() == 429) {
        assertThat(answer.code()).isEqualTo("request.too-many");
        assertThat(answer.raw().headers().firstValue("Retry-After").orElse(""))
            .matches("[1-9]\\d*");
        break;
      }
      assertThat(i).as("never refused").isLessThan(200);
    }
    assertThat(fast.get("/api/session").status()).as("reading goes on").isEqualTo(200);
    assertThat(
            slow.put("/api/workspace/customers/" + first.id().value() + "/note", Map.of()).status())
        .as("others go on")
        .isNotEqualTo(429);
  }

  @Test
  void whatTheServerRefusesByItselfIsAProblemToo() throws IOException {
    for (var line : List.of("GET /%00", "PUT /api/records/%00", "GET /%zz", "GET /a%2fb/..;/")) {
      refused(line + " HTTP/1.1\r\n", 400, "request.invalid");
    }
    refused("GET / HTTP/1.1\r\nX-Long: " + "x".repeat(20_000) + "\r\n", 431, "request.invalid");
    refused("nonsense\r\n", 400, "request.invalid");
    refused("GET /%00 HTTP/1.1\r\nAccept: text/html\r\n", 400, "request.invalid");
  }

  /// Sends lines that no client library would, and a host.
  private void refused(String lines, int status, String code) throws IOException {
    try (var socket = new Socket(address().getHost(), address().getPort())) {
      var request = lines + "Host: localhost\r\nAccept-Language: zh\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer)
          .as(lines)
          .startsWith("HTTP/1.1 " + status)
          .contains("Content-Type: application/problem+json")
          .contains("\"status\":" + status, "\"code\":\"" + code + "\"")
          .doesNotContain("Server:", "jetty");
    }
  }

  @Test
  void whoIsRefusedBeforeTheBodyHasComeIsHeardOut() throws IOException {
    try (var socket = new Socket(address().getHost(), address().getPort())) {
      var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      var out = socket.getOutputStream();
      var head =
          String.join(
              "\r\n",
              "POST /api/staff HTTP/1.1",
              "Host: localhost",
              "Content-Type: application/json",
              "Content-Length: 2",
              "Expect: 100-continue",
              "",
              "");
      out.write(head.getBytes(US_ASCII));
      // Asked for by whoever reads, although it was refused already.
      assertThat(lines.readLine()).startsWith("HTTP/1.1 100");
      out.write("{}".getBytes(US_ASCII));
      var next = "GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close";
      out.write((next + "\r\n\r\n").getBytes(US_ASCII));
      assertThat(lines.lines().collect(Collectors.joining("\n")))
          .contains("HTTP/1.1 403 Forbidden", "request.csrf", "HTTP/1.1 200 OK");
    }
  }

  @Test
  void bodiesHaveALimitBeItToldBeforehandOrNot() {
    var large = new byte[4 * 1024 * 1024 + 1];
    java.util.Arrays.fill(large, (byte) ' ');
    for (var body :
        List.of(
            BodyPublishers.ofByteArray(large),
            BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))) {
      var answer =
          send(
              request("/api/customer/enter").header("Content-Type", "application/json").POST(body));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
      assertThat(answer.body()).contains("request.too-large");
    }
  }
}
