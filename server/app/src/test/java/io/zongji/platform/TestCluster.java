package io.zongji.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A PostgreSQL of its own that nobody looks after: it stays away until it is started again, at the
/// same port.
public final class TestCluster {
  private static final Path PROGRAMS =
      Path.of("target", "test-postgres", "programs").toAbsolutePath();

  private final Path folder;
  private final EmbeddedPostgres postgres;

  private TestCluster(Path folder, EmbeddedPostgres postgres) {
    this.folder = folder;
    this.postgres = postgres;
  }

  /// Makes one in that folder and starts it.
  public static TestCluster start(Path folder, List<String> options) {
    var postgres = EmbeddedPostgres.start(PROGRAMS, folder, options);
    postgres.leave();
    return new TestCluster(folder, postgres);
  }

  /// The address of a database of it.
  public DatabaseUrl url(String database) {
    return postgres.url(database);
  }

  /// Starts it as it was started at first.
  public void startAgain() {
    try {
      var started =
          PostgresBinaries.unpacked(PROGRAMS)
              .call(
                  "pg_ctl",
                  "restart",
                  "-D",
                  folder.resolve("data").toString(),
                  "-w",
                  "-t",
                  "120",
                  "-l",
                  folder.resolve("postgres.log").toString());
      if (started.exit() != 0) {
        throw new IllegalStateException(started.output());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
