package io.zongji.realtime;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee11.websocket.server.JettyWebSocketServerContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.server.HandshakeFailureException;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;

/// Upgrades as Spring does with Jetty, to a [SocketEndpoint].
final class FrameUpgrade extends JettyRequestUpgradeStrategy {
  @Override
  public void upgrade(
      ServerHttpRequest request,
      ServerHttpResponse response,
      @Nullable String selectedProtocol,
      List<WebSocketExtension> selectedExtensions,
      @Nullable Principal user,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    var asked = servlet(request);
    var endpoint =
        new SocketEndpoint(
            (SocketHandler) WebSocketHandlerDecorator.unwrap(handler),
            new JettyWebSocketSession(attributes, user));
    try {
      JettyWebSocketServerContainer.getContainer(asked.getServletContext())
          .upgrade((_, _) -> endpoint, asked, servlet(response));
    } catch (Exception e) {
      throw new HandshakeFailureException("no upgrade to " + request.getURI(), e);
    }
  }

  private static HttpServletRequest servlet(ServerHttpRequest request) {
    return ((ServletServerHttpRequest) request).getServletRequest();
  }

  private static HttpServletResponse servlet(ServerHttpResponse response) {
    return ((ServletServerHttpResponse) response).getServletResponse();
  }
}
