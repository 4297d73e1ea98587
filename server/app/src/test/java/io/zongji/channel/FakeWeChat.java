package io.zongji.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/// WeChat's two endpoints that a sign-in needs, as a real HTTP server on the loopback. A code is
/// good once; what a code leads to, or the error it meets, is said beforehand.
public final class FakeWeChat implements AutoCloseable {
  private static final String TOKEN = "fake-access-token";

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String appId;
  private final String secret;

  public FakeWeChat(String appId, String secret) {
    this.appId = appId;
    this.secret = secret;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/cgi-bin/token", this::token);
    server.createContext("/sns/jscode2session", this::session);
    server.start();
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /// This code leads to this customer.
  public void code(String code, String openId) {
    answers.put(code, "{\"openid\":\"%s\",\"session_key\":\"c2VjcmV0\"}".formatted(openId));
  }

  /// This code meets this error, each time.
  public void error(String code, int error) {
    answers.put(code, "{\"errcode\":%d,\"errmsg\":\"said so\"}".formatted(error));
  }

  /// This code meets this answer, whatever it is.
  public void answer(String code, String text) {
    answers.put(code, text);
  }

  /// How often a code was shown.
  public long asked(String code) {
    return asked.stream().filter(code::equals).count();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void token(HttpExchange exchange) throws IOException {
    var query = query(exchange);
    boolean known = appId.equals(query.get("appid")) && secret.equals(query.get("secret"));
    answer(
        exchange,
        known
            ? "{\"access_token\":\"%s\",\"expires_in\":7200}".formatted(TOKEN)
            : "{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}");
  }

  private void session(HttpExchange exchange) throws IOException {
    var query = query(exchange);
    var code = query.getOrDefault("js_code", "");
    asked.add(code);
    boolean known =
        appId.equals(query.get("appid"))
            && secret.equals(query.get("secret"))
            && "authorization_code".equals(query.get("grant_type"));
    if (!known) {
      answer(exchange, "{\"errcode\":40013,\"errmsg\":\"invalid appid\"}");
      return;
    }
    var prepared = answers.getOrDefault(code, "{\"errcode\":40029,\"errmsg\":\"invalid code\"}");
    if (prepared.contains("openid")) {
      answers.put(code, "{\"errcode\":40163,\"errmsg\":\"code been used\"}");
    }
    answer(exchange, prepared);
  }

  private static Map<String, String> query(HttpExchange exchange) {
    return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }
}
