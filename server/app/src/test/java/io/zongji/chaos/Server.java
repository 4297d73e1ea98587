package io.zongji.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The product, its jar or its program, as a process on a fixed port, which can be killed and
/// started again. Whatever runs when this JVM ends is killed with it.
final class Server implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(10);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Path program;
  private final Path log;
  private final int port;
  private final Map<String, String> settings;
  private @Nullable Process process;

  /// @param program the jar, or what `deploy/install` made of it
  /// @param log what it prints is added to this file
  /// @param settings further `ZONGJI_…`
  Server(Path program, Path log, int port, Map<String, String> settings) {
    this.program = program;
    this.log = log;
    this.port = port;
    this.settings = Map.copyOf(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  synchronized void start() {
    var builder = new ProcessBuilder(command());
    builder.environment().keySet().removeIf(name -> name.startsWith("ZONGJI_"));
    builder.environment().putAll(settings);
    builder.environment().put("ZONGJI_RESTART", "0");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("ZONGJI_PORT", Integer.toString(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command() {
    if (!program.toString().endsWith(".jar")) {
      return List.of(program.toString());
    }
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "-jar", program.toString());
  }

  /// Waits until it is ready; fails when it ends instead.
  void awaitReady() {
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (!ready()) {
      if (System.nanoTime() > deadline || !alive()) {
        throw new IllegalStateException("the server does not become ready; see " + log);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  boolean ready() {
    try {
      var request =
          HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  synchronized boolean alive() {
    return process != null && process.isAlive();
  }

  /// `kill -9`; returns when it is gone.
  synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      try {
        process.waitFor(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Ends it as a service manager would, and returns when it is gone.
  synchronized void stop() {
    if (process != null) {
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Stops it where it is.
  synchronized void freeze() {
    signal("STOP");
  }

  /// Lets it go on.
  synchronized void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    if (process != null && process.isAlive()) {
      Signals.send(name, List.of(process.toHandle()));
    }
  }

  @Override
  public void close() {
    kill();
  }

  /// The one-time password of the first administrator, once it has been printed.
  Optional<String> printedPassword() {
    try (var lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("One-time password:"))
          .map(line -> line.replaceAll(".*One-time password: (\\S+).*", "$1"))
          .reduce((_, last) -> last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
