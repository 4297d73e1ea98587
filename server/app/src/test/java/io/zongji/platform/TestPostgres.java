package io.zongji.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One PostgreSQL for all tests of a JVM, without fsync, gone with the JVM.
public final class TestPostgres {
  private static final Path FOLDER = Path.of("target", "test-postgres").toAbsolutePath();
  private static final List<String> OPTIONS =
      List.of(
          "fsync=off",
          "full_page_writes=off",
          "max_connections=200",
          "log_min_messages=warning",
          // The order of commits tells tests what came before what.
          "track_commit_timestamp=on");
  private static final EmbeddedPostgres POSTGRES = start();

  private TestPostgres() {}

  /// The address of a database of it.
  public static DatabaseUrl url(String database) {
    return POSTGRES.url(database);
  }

  /// Where it listens on this machine.
  public static int port() {
    return java.net.URI.create(url("postgres").jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private static EmbeddedPostgres start() {
    sweep();
    var mine = FOLDER.resolve("run-" + ProcessHandle.current().pid());
    var postgres = EmbeddedPostgres.start(FOLDER.resolve("programs"), mine, OPTIONS);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  postgres.close();
                  delete(mine);
                }));
    return postgres;
  }

  /// Ends what test runs left behind that were killed.
  private static void sweep() {
    try {
      Files.createDirectories(FOLDER);
      try (var runs = Files.list(FOLDER)) {
        for (var run : runs.filter(path -> !owned(path)).toList()) {
          EmbeddedPostgres.start(FOLDER.resolve("programs"), run, OPTIONS).close();
          delete(run);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean owned(Path run) {
    var name = run.getFileName().toString();
    return !name.startsWith("run-")
        || ProcessHandle.of(Long.parseLong(name.substring("run-".length()))).isPresent();
  }

  private static void delete(Path folder) {
    try {
      EmbeddedPostgres.deleteTree(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
