package io.zongji.realtime;

import io.zongji.conversation.Conversations;
import java.time.Duration;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/// Where the sockets are, and what Jetty holds them to.
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class SocketConfiguration {
  /// Jetty's own clock goes on while the server is frozen and is wound by what the server sends, so
  /// that it judges nobody in time ([Sockets] does); it only tidies up.
  private static final Duration IDLE_MAX = Duration.ofMinutes(30);

  @Bean
  Follower.Sources followerSources(
      Conversations conversations, Ranges ranges, ReceiptBook receipts) {
    return new Follower.Sources(conversations, ranges, receipts);
  }

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> waitingConnections() {
    return factory ->
        factory.addServerCustomizers(
            server -> {
              for (var connector : server.getConnectors()) {
                ((ServerConnector) connector).setAcceptQueueSize(Limits.CONNECTIONS_WAITING_MAX);
              }
            });
  }

  @Bean
  Handshakes handshakes() {
    var strategy = new FrameUpgrade();
    strategy.addWebSocketConfigurer(
        jetty -> {
          jetty.setIdleTimeout(IDLE_MAX);
          jetty.setMaxTextMessageSize(Limits.FRAME_BYTES_READ_MAX);
          jetty.setMaxBinaryMessageSize(Limits.FRAME_BYTES_READ_MAX);
        });
    return new Handshakes(strategy);
  }

  /// Who may open a socket from which page is decided by the edges, which can say why.
  @Bean
  WebSocketConfigurer socketPaths(
      CustomerSocket customer, WorkspaceSocket workspace, Handshakes handshakes) {
    return (WebSocketHandlerRegistry registry) -> {
      registry
          .addHandler(customer, "/ws/customer")
          .setHandshakeHandler(handshakes)
          .addInterceptors(new Handshake(false))
          .setAllowedOriginPatterns("*");
      registry
          .addHandler(workspace, "/ws/workspace")
          .setHandshakeHandler(handshakes)
          .addInterceptors(new Handshake(true))
          .setAllowedOriginPatterns("*");
    };
  }
}
