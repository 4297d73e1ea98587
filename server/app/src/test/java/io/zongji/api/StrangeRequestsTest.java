package io.zongji.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.zongji.ServerTest;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Requests that no client library would send, byte by byte: each is answered, none with a defect,
/// a refusal is always a problem, and the log says nothing.
final class StrangeRequestsTest extends ServerTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String PARTS = "Content-Type: multipart/form-data; boundary=b\r\n";
  private static final String CHUNKS = JSON + "Transfer-Encoding: chunked\r\n";
  private static final String ENTER = "/api/customer/enter";
  private static final String MEDIA = "/api/customer/media";
  private static final String SOCKET =
      String.join(
          "\r\n",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "");

  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  @BeforeEach
  void listen() {
    told.start();
    root().addAppender(told);
  }

  @AfterEach
  void nothingWasToldTheLog() {
    root().detachAppender(told);
    // One line an hour on what a proxy in front seems to do wrong is not about a single request.
    assertThat(told.list)
        .filteredOn(e -> e.getLevel().isGreaterOrEqual(Level.WARN))
        .filteredOn(e -> !e.getFormattedMessage().startsWith("The proxy at "))
        .isEmpty();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /// What the server answers to these bytes, after which nothing more comes.
  private String answer(String bytes) throws IOException {
    try (var socket = new Socket(address().getHost(), address().getPort())) {
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String request(String line, String headers, String body) {
    return line
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + headers
        + (headers.contains("Transfer-Encoding") || headers.contains("Content-Length")
            ? ""
            : "Content-Length: " + body.length() + "\r\n")
        + "\r\n"
        + body;
  }

  private void refused(int status, String bytes) throws IOException {
    var answer = answer(bytes);
    assertThat(answer)
        .as(bytes)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Content-Type: application/problem+json", "\"status\":" + status, "\"code\":\"");
  }

  private void refused(int status, String line, String headers) throws IOException {
    refused(status, request(line, headers, ""));
  }

  /// A cookie that is none is no sign-in; the pages are there for everybody.
  @Test
  void cookiesThatAreNoneAreNotLookedAt() throws IOException {
    for (var value :
        List.of("AAAA", "%%%", "\u00ff\u00fe", "A".repeat(4_000), "AA==", "\"AAAA\"")) {
      var cookie = "Cookie: ZONGJI_SESSION=" + value + "\r\n";
      refused(401, "GET /api/session", cookie);
      refused(404, "GET /api/nothing", cookie);
      assertThat(answer(request("GET /", cookie, ""))).as(value).startsWith("HTTP/1.1 200 ");
      assertThat(answer(request("GET /ws/workspace", cookie + SOCKET, "")))
          .as(value)
          .startsWith("HTTP/1.1 101 ");
    }
    refused(400, "GET /api/session", "Cookie: a b;=;;;\"x=\u0001\u00ff\r\n");
  }

  @Test
  void originsThatAreNoneBeginNoSocketAndMayNotCall() throws IOException {
    for (var origin : List.of("http://a b", "http://a:b", "http://%zz", "http://[zz]", "\u0001")) {
      for (var path : List.of("/ws/customer", "/ws/workspace")) {
        refused(400, "GET " + path, SOCKET + "Origin: " + origin + "\r\n");
      }
    }
    for (var origin : List.of("http://a b", "http://a:b", "http://%zz", "null", "://", "file:")) {
      var site = answer(request("GET /api/customer/site/x", "Origin: " + origin + "\r\n", ""));
      assertThat(site).as(origin).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }
  }

  @Test
  void whatBeginsNoSocketIsToldSo() throws IOException {
    var upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    refused(400, "GET /ws/customer", "");
    refused(400, "GET /ws/customer", upgrade + "Sec-WebSocket-Version: 13\r\n");
    refused(426, "GET /ws/customer", SOCKET.replace("13", "99"));
    refused(400, "GET /ws/workspace", SOCKET.replace("websocket", "h2c"));
  }

  @Test
  void errorsHaveNoPageOfTheirOwn() throws IOException {
    refused(404, "GET /actuator/env", "");
    assertThat(answer(request("GET /error", "", ""))).doesNotContain("HTTP/1.1 500", "999");
    assertThat(answer(request("GET /error", "Accept: text/html\r\n", "")))
        .doesNotContain("HTTP/1.1 500", "Whitelabel");
    refused(416, "GET /", "Range: bytes=9-1,zz\r\n");
  }

  @Test
  void whatTheDatabaseCannotHoldIsRefused() throws IOException {
    for (var field : List.of("appId", "channelKey", "token", "code")) {
      var body = "{\"appId\":\"x\",\"%s\":\"a\\u0000b\"}".formatted(field);
      var answer = answer(request("POST " + ENTER, JSON, body));
      assertThat(answer).as(body).startsWith("HTTP/1.1 4").contains("problem+json");
    }
    refused(400, "GET /api/session?x=a%00b", "");
    refused(400, "GET /api/x%00y", "");
  }

  @Test
  void headersThatMakeNoSenseAreRefusedOrIgnored() throws IOException {
    refused(401, "GET /api/session", "Accept: ;;;/x/q=\r\n");
    refused(401, "GET /api/session", "Accept-Language: ;;q=9,\u00ff\r\n");
    refused(401, "GET /api/session", "Accept-Language: zh;q=abc\r\n");
    refused(415, "POST " + ENTER, "Content-Type: ;;/\r\n");
    refused(415, request("POST " + ENTER, "Content-Type: application/json;charset=nope\r\n", "{}"));
    refused(403, request("POST /api/session", FORM, "a=%zz%ff"));
    refused(401, "GET /api/customer/conversations", "Authorization: Bearer AAAA\r\n");
    for (var host : List.of("a b", "a:999999", "[zz]:x", "")) {
      refused(400, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }
    refused(400, "GET / HTTP/1.1\r\n\r\n");
    refused(400, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    assertThat(answer(request("GET /", "Accept: ;;;/x/q=\r\n", ""))).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void methodsAndVersionsThatNobodyKnowsAreRefused() throws IOException {
    for (var method : List.of("TRACE", "FOO", "PROPFIND", "get", "CONNECT")) {
      var answer = answer(request(method + " " + ENTER, "", ""));
      assertThat(answer).as(method).startsWith("HTTP/1.1 4").contains("problem+json");
    }
    refused(505, "GET /\r\n");
    refused(505, "GET / HTTP/3.7\r\nHost: a\r\n\r\n");
    refused(426, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
    refused(
        400, "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003" + "\u00aa".repeat(60));
    refused(414, "GET /" + "a".repeat(20_000), "");
  }

  @Test
  void bodiesCutWronglyAreRefused() throws IOException {
    for (var body :
        List.of("zz\r\n", "-1\r\nx", "FFFFFFFFFFFFFFFF\r\nx", "5\r\nab", "2\r\n{}XX0\r\n\r\n")) {
      refused(400, request("POST " + ENTER, CHUNKS, body));
    }
    refused(
        400, request("POST " + ENTER, JSON + "Content-Length: 5\r\nContent-Length: 6\r\n", "{}"));
    refused(400, request("POST " + ENTER, JSON + "Content-Length: -1\r\n", ""));
    refused(400, request("POST " + ENTER, CHUNKS + "Content-Length: 5\r\n", "0\r\n\r\n"));
  }

  @Test
  void partsThatAreNoneAreRefused() throws IOException {
    var part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\nabc";
    for (var body :
        List.of(
            "",
            "zzz",
            part,
            "--b\r\nnonsense\r\n\r\nabc\r\n--b--\r\n",
            "--b\r\n\r\nabc\r\n--b--")) {
      for (var path : List.of(MEDIA, ENTER, "/api/staff/import")) {
        var answer = answer(request("POST " + path, PARTS, body));
        assertThat(answer).as(path + " " + body).startsWith("HTTP/1.1 4").contains("problem+json");
      }
    }
  }

  /// Where a connection cannot go on, the answer says so.
  @Test
  void badPartsLeaveAConnectionThatGoesOnOrSaysThatItDoesNot() throws IOException {
    var next = "GET /api/session HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (var body :
        List.of("zzz", "--b\r\nnonsense\r\n\r\nabc\r\n--b--\r\n", "z".repeat(300_000))) {
      for (var path : List.of(MEDIA, ENTER, "/api/staff/import")) {
        var answer = answer(request("POST " + path, PARTS, body) + next);
        boolean both = answer.split("HTTP/1.1 ", -1).length == 3;
        assertThat(both || answer.toLowerCase(Locale.ROOT).contains("connection: close"))
            .as(path + " " + answer)
            .isTrue();
      }
    }
  }
}
