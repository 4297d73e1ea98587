import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// The limit of the sockets alone: the product's server stack, in a process of its own, sends back what it hears.
final class Echo {
  private static final int SOCKETS = 400;
  private static final int IN_FLIGHT = 2;
  private static final Duration WARM_UP = Duration.ofSeconds(6);
  private static final Duration MEASURED = Duration.ofSeconds(6);

  private Echo() {}

  /// The echoing server itself.
  public static void main(String[] args) {
    new SpringApplication(Server.class).run(args);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebSocket
  @ImportAutoConfiguration({
    JettyServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class
  })
  static class Server implements WebSocketConfigurer {
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
      registry.addHandler(new Handler(), "/echo").setAllowedOriginPatterns("*");
    }
  }

  private static final class Handler extends AbstractWebSocketHandler {
    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
      session.sendMessage(message);
    }
  }

  /// Echoes a second.
  static double rate() throws Exception {
    int port;
    try (var free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                List.of(java, "-XX:+UseCompactObjectHeaders", "-cp", System.getProperty("java.class.path"),
                    "bench/Echo.java", "--server.port=" + port, "--spring.threads.virtual.enabled=true",
                    "--spring.main.banner-mode=off", "--logging.level.root=warn"))
            .inheritIO()
            .start();
    try (var wire = new Wire()) {
      return measure(wire, port, process);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static double measure(Wire wire, int port, Process process) throws Exception {
    var counted = new AtomicLong();
    var text = "您好，我上周买的机器开不了机了。".repeat(4);
    long begin = System.nanoTime() + WARM_UP.toNanos() + 10_000_000_000L;
    long end = begin + MEASURED.toNanos();
    var lines = new ArrayList<Wire.Line>();
    while (lines.size() < SOCKETS) {
      try {
        lines.add(
            wire.open("127.0.0.1", port, "/echo", Map.of(),
                (line, _, _, _) -> {
                  long now = System.nanoTime();
                  if (now >= begin && now < end) {
                    counted.incrementAndGet();
                  }
                  if (now < end) {
                    line.send(text);
                  }
                }));
      } catch (java.io.IOException e) {
        if (!process.isAlive() || System.nanoTime() > begin) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
    wire.run(() -> lines.forEach(line -> java.util.stream.IntStream.range(0, IN_FLIGHT).forEach(_ -> line.send(text))));
    Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    return counted.get() / (double) MEASURED.toSeconds();
  }
}
