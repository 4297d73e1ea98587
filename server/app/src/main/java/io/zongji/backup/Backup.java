package io.zongji.backup;

import io.zongji.platform.Database;
import io.zongji.platform.DatabaseUrl;
import io.zongji.platform.ServerSettings;
import io.zongji.platform.StartupException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;

/// Makes a backup of a data folder, whether a server runs on it or not.
///
/// The database comes first and the media behind it: a picture lies in its folder before the row
/// that names it, so every row of the backup has its file.
final class Backup {
  private final ServerSettings settings;

  Backup(ServerSettings settings) {
    this.settings = settings;
  }

  /// Writes it to `file`, which must not exist; it appears there whole or not at all. Returns how
  /// many bytes it holds when unpacked.
  long write(Path file) {
    if (settings.databaseUrl().isPresent()) {
      throw new StartupException(
          "ZONGJI_DATABASE_URL is set: back that database up with its own tools; see docs/operate/backup.md");
    }
    if (Files.exists(file)) {
      throw new StartupException("The file " + file + " exists already; nothing was changed");
    }
    if (!Database.isIn(settings.data())) {
      throw new StartupException(
          "The folder " + settings.data() + " (ZONGJI_DATA) holds no desk to back up");
    }
    var running = Database.runningIn(settings.data());
    if (running.isPresent()) {
      return write(file, running.get());
    }
    try (var database = Database.open(settings)) {
      return write(file, database.url());
    }
  }

  private Path cluster() {
    return settings.data().resolve("postgres").resolve("data");
  }

  private long write(Path file, DatabaseUrl url) {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      long bytes = fill(part, url);
      sync(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return bytes;
    } catch (IOException | SQLException e) {
      throw new StartupException("The backup could not be made: " + e.getMessage(), e);
    } finally {
      delete(part);
    }
  }

  private long fill(Path part, DatabaseUrl url) throws IOException, SQLException {
    try (var copy = new DatabaseCopy(url, cluster());
        var out = new BackupWriter(Files.newOutputStream(part))) {
      var header =
          new BackupHeader(
              BackupHeader.FORMAT,
              copy.schema(),
              copy.postgres(),
              copy.installation(),
              Instant.now());
      out.text(BackupHeader.NAME, header.write());
      out.folder("postgres");
      out.file("postgres/password", settings.data().resolve("postgres").resolve("password"));
      copy.write(out);
      out.file("secret.key", settings.data().resolve("secret.key"));
      media(out);
      out.finish();
      return out.bytes();
    }
  }

  private void media(BackupWriter out) throws IOException {
    var folder = settings.data().resolve("media");
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (Files.isRegularFile(file) && !file.toString().endsWith(".part")) {
          out.file(settings.data().relativize(file).toString(), file);
        }
      }
    }
  }

  private static void sync(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
