package io.zongji;

import io.zongji.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A browser's way of calling the server: it keeps cookies and answers CSRF.
public final class TestClient {
  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http;
  private @Nullable String bearer;
  private @Nullable String address;
  private String language = "zh";
  private boolean csrf = true;

  public TestClient(URI base) {
    this(base, HttpClient.newBuilder());
  }

  /// One that connects as the builder says.
  public TestClient(URI base, HttpClient.Builder http) {
    this.base = base;
    this.http = http.cookieHandler(cookies).build();
  }

  /// What the server answered; the body is missing (`MissingNode`) when it is no JSON.
  public record Answer(int status, JsonNode body, HttpResponse<byte[]> raw) {
    public byte[] bytes() {
      return raw.body();
    }

    /// A header, or nothing where there is none.
    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /// The `code` of a problem.
    public String code() {
      return body.path("code").asString("");
    }

    /// `field code` of each field error.
    public java.util.List<String> errors() {
      return body.path("errors")
          .valueStream()
          .map(
              error ->
                  (error.has("row") ? error.get("row").asInt() + " " : "")
                      + error.path("field").asString()
                      + " "
                      + error.path("code").asString())
          .toList();
    }

    public String text() {
      return new String(raw.body(), StandardCharsets.UTF_8);
    }
  }

  /// Sends this token as `Authorization: Bearer` from now on.
  public TestClient bearer(String token) {
    this.bearer = token;
    return this;
  }

  /// Comes from that address from now on, as if through a proxy.
  public TestClient from(String address) {
    this.address = address;
    return this;
  }

  public TestClient language(String tag) {
    this.language = tag;
    return this;
  }

  /// Leaves the header against forgery out from now on, as a foreign page would.
  public void withoutCsrf() {
    this.csrf = false;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /// Asks for a part of what lies there, as in `bytes=0-99`.
  public Answer get(String path, String range) {
    return send(request(path).header("Range", range).GET());
  }

  public Answer post(String path, Object body) {
    return sendJson("POST", path, Json.write(body));
  }

  public Answer put(String path, Object body) {
    return sendJson("PUT", path, Json.write(body));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /// Sends a body as it is, be it JSON or not.
  public Answer sendJson(String method, String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /// Sends bytes that claim to be JSON.
  public Answer sendBytes(String method, String path, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  /// Sends one file as the part `file` of a form.
  public Answer upload(String path, String filename, String contentType, byte[] content) {
    var boundary = UUID.randomUUID().toString();
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, filename, contentType)
            .getBytes(StandardCharsets.UTF_8);
    var tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArrays(java.util.List.of(head, content, tail))));
  }

  /// Takes over another browser's cookies.
  public TestClient cookies(TestClient from) {
    from.cookies
        .getCookieStore()
        .getCookies()
        .forEach(cookie -> cookies.getCookieStore().add(base, cookie));
    return this;
  }

  /// The cookies as one header, for a WebSocket handshake.
  public String cookieHeader() {
    return String.join(
        "; ",
        cookies.getCookieStore().getCookies().stream()
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .toList());
  }

  /// The value of a cookie, or nothing.
  public java.util.Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).header("Accept-Language", language);
    if (bearer != null) {
      request.header("Authorization", "Bearer " + bearer);
    }
    if (address != null) {
      request.header("X-Forwarded-For", address);
    }
    cookie("XSRF-TOKEN")
        .filter(_ -> csrf)
        .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
    return request;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      var type = response.headers().firstValue("Content-Type").orElse("");
      var body =
          type.contains("json") && response.body().length > 0
              ? Json.tree(new String(response.body(), StandardCharsets.UTF_8))
              : Json.mapper().missingNode();
      return new Answer(response.statusCode(), body, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
