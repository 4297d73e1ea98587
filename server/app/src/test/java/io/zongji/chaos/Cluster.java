package io.zongji.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The PostgreSQL that a server keeps in its data folder, seen from outside.
final class Cluster {
  private final Path folder;

  /// @param data the server's `ZONGJI_DATA`
  Cluster(Path data) {
    this.folder = data.resolve("postgres");
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  /// `kill -9` of the postmaster and all its children.
  void kill() {
    family().forEach(ProcessHandle::destroyForcibly);
  }

  /// Ends it as a service manager would: what is under way is not waited for.
  void stop() {
    Signals.send("INT", postmaster().stream().toList());
    while (postmaster().isPresent()) {
      pause(Duration.ofMillis(50));
    }
  }

  /// Stops all its processes where they are.
  void freeze() {
    Signals.send("STOP", family());
  }

  /// Lets them go on.
  void thaw() {
    Signals.send("CONT", family());
  }

  private List<ProcessHandle> family() {
    return postmaster()
        .map(process -> Stream.concat(Stream.of(process), process.children()).toList())
        .orElse(List.of());
  }

  /// The process, if it runs.
  Optional<ProcessHandle> postmaster() {
    return lockFile().stream()
        .findFirst()
        .map(String::strip)
        .filter(text -> text.matches("\\d+"))
        .map(Long::parseLong)
        .flatMap(ProcessHandle::of)
        .filter(this::isOurs);
  }

  JdbcClient jdbc() {
    var source =
        new DriverManagerDataSource(
            "jdbc:postgresql://127.0.0.1:" + port() + "/postgres", "zongji", password());
    return JdbcClient.create(source);
  }

  private int port() {
    return Integer.parseInt(lockFile().get(3).strip());
  }

  private String password() {
    try {
      return Files.readString(folder.resolve("password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      var line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return line.contains(folder.toString());
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> lockFile() {
    try {
      return Files.readAllLines(folder.resolve("data/postmaster.pid"));
    } catch (IOException e) {
      return List.of();
    }
  }

  /// A pause that grows with nothing.
  static void pause(Duration pause) {
    java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos());
  }
}
