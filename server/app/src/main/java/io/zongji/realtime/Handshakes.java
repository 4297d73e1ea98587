package io.zongji.realtime;

import io.zongji.platform.Json;
import io.zongji.platform.Problems;
import io.zongji.platform.RequestFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.RequestUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/// Begins sockets, and refuses what is no beginning of one as any other request is refused.
final class Handshakes implements HandshakeHandler {
  private static final String VERSION = "13";

  private final DefaultHandshakeHandler sockets;

  Handshakes(RequestUpgradeStrategy upgrade) {
    this.sockets = new DefaultHandshakeHandler(upgrade);
  }

  @Override
  public boolean doHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      java.util.Map<String, Object> attributes) {
    var headers = new WebSocketHttpHeaders(request.getHeaders());
    boolean asksForOne =
        "websocket".equalsIgnoreCase(headers.getUpgrade())
            && headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase)
            && headers.getSecWebSocketKey() != null;
    if (asksForOne && VERSION.equals(headers.getSecWebSocketVersion())) {
      return sockets.doHandshake(request, response, handler, attributes);
    }
    response.getHeaders().set(HttpHeaders.UPGRADE, "websocket");
    response.getHeaders().set(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION, VERSION);
    refuse(asksForOne ? HttpStatus.UPGRADE_REQUIRED : HttpStatus.BAD_REQUEST, request, response);
    return false;
  }

  private static void refuse(
      HttpStatus status, ServerHttpRequest request, ServerHttpResponse response) {
    var locale =
        request instanceof ServletServerHttpRequest asked
            ? asked.getServletRequest().getLocale()
            : Locale.ROOT;
    var body = Problems.body(RequestFault.INVALID, List.of(), locale);
    body.put("status", status.value());
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    try {
      response.getBody().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
