package io.zongji.process;

import io.zongji.TestClient;
import io.zongji.Zongji;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// The server as a process of its own, as an operator runs it, with what it printed.
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path printed;

  private ServerProcess(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  /// Starts it on the folder with further settings, and waits until it is ready.
  public static ServerProcess start(Path data, Map<String, String> settings) {
    var server = begin(List.of(), data, settings);
    server.await("Zongji is ready: +(http://\\S+)");
    return server;
  }

  /// Runs a command of the program and returns when it has ended.
  public static ServerProcess run(Path data, Map<String, String> settings, String... arguments) {
    var command = begin(List.of(arguments), data, settings);
    command.awaitEnd();
    return command;
  }

  private static ServerProcess begin(
      List<String> arguments, Path data, Map<String, String> settings) {
    try {
      var printed = Files.createTempFile("zongji-printed", ".txt");
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(Zongji.class.getName());
      command.addAll(arguments);
      var builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(printed.toFile());
      builder.environment().put("ZONGJI_DATA", data.toString());
      builder.environment().put("ZONGJI_PORT", "0");
      builder.environment().putAll(settings);
      return new ServerProcess(builder.start(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String printed() {
    try {
      return Files.readString(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until it has printed this; returns the first group.
  public String await(String pattern) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var found = Pattern.compile(pattern).matcher(printed());
      if (found.find()) {
        return found.group(1);
      }
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError("never printed " + pattern + " but\n" + printed());
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  public URI address() {
    return URI.create(await("Zongji is ready: +(http://\\S+)"));
  }

  public TestClient client() {
    return new TestClient(address());
  }

  /// Tells it to stop, as `kill` and systemd do.
  public void terminate() {
    process.destroy();
  }

  /// Waits until it has ended; returns its exit code.
  public int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("does not end; printed\n" + printed());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    awaitEnd();
    try {
      Files.deleteIfExists(printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
