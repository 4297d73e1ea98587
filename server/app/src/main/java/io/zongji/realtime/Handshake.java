package io.zongji.realtime;

import io.zongji.platform.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/// Remembers where a socket came from, and the sign-in session that a workspace's came with.
final class Handshake implements HandshakeInterceptor {
  private static final String SIGN_IN = "sign-in";
  private static final String ADDRESS = "address";

  private final boolean signsIn;

  /// @param signsIn whether a sign-in session comes along
  Handshake(boolean signsIn) {
    this.signsIn = signsIn;
  }

  /// The network that it came from, as limits count it.
  static String address(WebSocketSession session) {
    return Objects.toString(session.getAttributes().get(ADDRESS), "127.0.0.1");
  }

  /// The id of the sign-in session.
  static String session(WebSocketSession session) {
    return Objects.toString(session.getAttributes().get(SIGN_IN), "");
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    if (request instanceof ServletServerHttpRequest servlet) {
      attributes.put(ADDRESS, ClientAddress.of(servlet.getServletRequest()).network());
      if (signsIn) {
        signIn(servlet.getServletRequest(), attributes);
      }
    }
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception exception) {}

  private static void signIn(HttpServletRequest request, Map<String, Object> attributes) {
    var session = request.getSession(false);
    if (session != null) {
      attributes.put(SIGN_IN, session.getId());
    }
  }
}
