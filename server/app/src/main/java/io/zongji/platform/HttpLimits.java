package io.zongji.platform;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Puts the limits of requests and connections in front of everything that the web server does.
@Component
class HttpLimits
    implements WebServerFactoryCustomizer<JettyServletWebServerFactory>, AutoCloseable {
  private final SlowTransfers transfers;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("http-watch").factory());

  HttpLimits(ServerSettings settings) {
    transfers = new SlowTransfers(new WaitingConnections<>(settings.proxies().trusted()));
    var _ =
        watch.scheduleWithFixedDelay(
            () -> transfers.look(System.nanoTime()), 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void customize(JettyServletWebServerFactory factory) {
    factory.addServerCustomizers(
        server -> {
          var limited = new RequestsInProgress(transfers);
          limited.setHandler(server.getHandler());
          server.setHandler(limited);
          for (var connector : server.getConnectors()) {
            ((ServerConnector) connector).addBean(transfers);
          }
        });
  }

  SlowTransfers transfers() {
    return transfers;
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
