package io.zongji.backup;

import io.zongji.platform.ServerSettings;
import io.zongji.platform.StartupException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/// Puts a backup into an empty data folder: all of it, checked to the last byte, or nothing.
final class Restore {
  private final ServerSettings settings;

  Restore(ServerSettings settings) {
    this.settings = settings;
  }

  /// Restores `file`; throws a [StartupException] that says what is wrong, with nothing changed.
  BackupHeader read(Path file) {
    if (settings.databaseUrl().isPresent()) {
      throw new StartupException(
          "ZONGJI_DATABASE_URL is set: a backup holds a database of its own; unset it, or see docs/operate/backup.md");
    }
    if (!Files.isRegularFile(file)) {
      throw new StartupException("There is no file " + file);
    }
    var data = settings.data();
    boolean made = !Files.exists(data);
    try {
      refuseUnlessEmpty(data);
      var fresh = data.resolve(ServerSettings.RESTORING);
      FileSystemUtils.deleteRecursively(fresh);
      Files.createDirectories(fresh);
      try {
        var header = unpack(file, fresh);
        moveUp(fresh, data);
        return header;
      } catch (IOException | RuntimeException e) {
        FileSystemUtils.deleteRecursively(fresh);
        if (made) {
          Files.deleteIfExists(data);
        }
        throw e;
      }
    } catch (IOException e) {
      throw new StartupException(
          "The file " + file + " cannot be restored: " + e.getMessage() + "; nothing was changed",
          e);
    }
  }

  private static void refuseUnlessEmpty(Path data) throws IOException {
    if (!Files.exists(data)) {
      return;
    }
    try (var inside = Files.list(data)) {
      if (inside.anyMatch(path -> !path.endsWith(ServerSettings.RESTORING))) {
        throw new StartupException(
            "The folder "
                + data
                + " (ZONGJI_DATA) is not empty; restore into an empty one. Nothing was changed");
      }
    }
  }

  private static BackupHeader unpack(Path file, Path target) throws IOException {
    var found = new StringBuilder();
    var list = "";
    BackupHeader header;
    try (var tar = open(file)) {
      header = header(tar, found);
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!list.isEmpty()) {
          throw new IOException("it goes on behind its end");
        }
        if (entry.getName().equals(BackupWriter.LIST)) {
          list = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        } else {
          write(tar, entry, target, found);
        }
      }
    } catch (java.io.EOFException e) {
      throw new IOException("it is cut off", e);
    }
    if (list.isEmpty()) {
      throw new IOException("it is cut off");
    }
    if (!list.contentEquals(found)) {
      throw new IOException("its content is not what it says it is");
    }
    return header;
  }

  private static TarArchiveInputStream open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new TarArchiveInputStream(
          new GzipCompressorInputStream(in), StandardCharsets.UTF_8.name());
    } catch (IOException e) {
      in.close();
      throw new StartupException("The file " + file + " is no backup of Zongji", e);
    }
  }

  private static BackupHeader header(TarArchiveInputStream tar, StringBuilder found)
      throws IOException {
    var first = tar.getNextEntry();
    if (first == null || !first.getName().equals(BackupHeader.NAME)) {
      throw new StartupException("The file is no backup of Zongji");
    }
    var content = tar.readAllBytes();
    var digest = BackupWriter.sha256().digest(content);
    note(found, digest, content.length, first.getName());
    return BackupHeader.read(new String(content, StandardCharsets.UTF_8));
  }

  private static void write(
      TarArchiveInputStream tar, TarArchiveEntry entry, Path target, StringBuilder found)
      throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target) || !(entry.isDirectory() || entry.isFile())) {
      throw new IOException("it holds the strange name " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      return;
    }
    var parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    note(found, copy(tar, path), entry.getSize(), entry.getName());
  }

  private static byte[] copy(InputStream in, Path path) throws IOException {
    var digest = BackupWriter.sha256();
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = FileChannel.open(path, StandardOpenOption.WRITE)) {
      var stream = java.nio.channels.Channels.newOutputStream(out);
      var buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        stream.write(buffer, 0, read);
        digest.update(buffer, 0, read);
      }
      out.force(false);
    }
    return digest.digest();
  }

  private static void note(StringBuilder found, byte[] digest, long size, String name) {
    found
        .append(HexFormat.of().formatHex(digest))
        .append(' ')
        .append(size)
        .append(' ')
        .append(name)
        .append('\n');
  }

  /// A folder in which this was begun and not ended has the folder that tells so: no server starts
  /// on it, and the next restore begins anew.
  private static void moveUp(Path fresh, Path data) throws IOException {
    try (var inside = Files.list(fresh)) {
      for (var path : inside.toList()) {
        Files.move(path, data.resolve(path.getFileName()));
      }
    }
    Files.delete(fresh);
  }
}
