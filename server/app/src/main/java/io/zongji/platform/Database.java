package io.zongji.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The database this server works on: one reached by address, or PostgreSQL as a child process.
///
/// With a child process the data folder is locked for as long as this object is open.
public final class Database implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "fsync=on",
          "shared_buffers=256MB",
          "max_connections=60",
          "max_wal_size=1GB",
          "wal_compression=on",
          "jit=off",
          "log_min_messages=warning",
          "timezone=UTC");

  private final DatabaseUrl url;
  private final Optional<EmbeddedPostgres> embedded;
  private final Optional<FileChannel> lock;

  private Database(
      DatabaseUrl url, Optional<EmbeddedPostgres> embedded, Optional<FileChannel> lock) {
    this.url = url;
    this.embedded = embedded;
    this.lock = lock;
  }

  /// Opens it; throws a [StartupException] that an operator can act on.
  public static Database open(ServerSettings settings) {
    OwnFiles.begin();
    makeFolder(settings.data());
    OwnFiles.close(settings.data());
    if (Files.exists(settings.data().resolve(ServerSettings.RESTORING))) {
      throw new StartupException(
          "A backup was being restored into the folder "
              + settings.data()
              + " and that did not come to its end; restore it again");
    }
    if (settings.databaseUrl().isPresent()) {
      return new Database(settings.databaseUrl().get(), Optional.empty(), Optional.empty());
    }
    var lock = lock(settings.data());
    var folder = settings.data().resolve("postgres");
    var embedded = EmbeddedPostgres.start(programs().orElse(folder), folder, OPTIONS);
    return new Database(embedded.url("postgres"), Optional.of(embedded), Optional.of(lock));
  }

  /// The database of the server that runs on this data folder, if one does.
  public static Optional<DatabaseUrl> runningIn(Path data) {
    return EmbeddedPostgres.runningIn(data.resolve("postgres"));
  }

  /// Whether this data folder holds a database, be it running or not.
  public static boolean isIn(Path data) {
    return Files.exists(data.resolve("postgres").resolve("data").resolve("PG_VERSION"));
  }

  public DatabaseUrl url() {
    return url;
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedPostgres::close);
    lock.ifPresent(Database::release);
  }

  /// Where `deploy/install` unpacked the programs of PostgreSQL, so that a first start need not.
  private static Optional<Path> programs() {
    return Optional.ofNullable(System.getProperty("zongji.programs"))
        .map(Path::of)
        .filter(Files::isDirectory);
  }

  private static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      var probe = Files.createTempFile(folder, "probe", "");
      Files.delete(probe);
    } catch (IOException e) {
      throw new StartupException(
          "The folder " + folder + " (ZONGJI_DATA) cannot be written: " + e.getMessage(), e);
    }
  }

  private static FileChannel lock(Path folder) {
    var file = folder.resolve("server.lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(folder);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw inUse(folder);
    } catch (IOException e) {
      throw new StartupException("The file " + file + " cannot be locked: " + e.getMessage(), e);
    }
  }

  private static StartupException inUse(Path folder) {
    return new StartupException(
        "Another Zongji server is already running on the folder "
            + folder
            + "; stop it, or give this one a folder of its own with ZONGJI_DATA");
  }

  private static void release(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
