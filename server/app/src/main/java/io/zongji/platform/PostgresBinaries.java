package io.zongji.platform;

import io.zongji.platform.EmbeddedPostgres.Called;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once from the class path into a folder.
///
/// PostgreSQL refuses to run as root; for root they are called in a user namespace of their own, in
/// which they are nobody.
final class PostgresBinaries {
  /// What [EmbeddedPostgres#callProgram] and `unshare` answer of a program that does not start.
  private static final int CANNOT_BE_RUN = 126;

  private final Path home;
  private final boolean asRoot;

  private PostgresBinaries(Path home, boolean asRoot) {
    this.home = home;
    this.asRoot = asRoot;
  }

  static PostgresBinaries unpacked(Path folder) throws IOException {
    var name = archive();
    var resource = PostgresBinaries.class.getResource("/" + name);
    if (resource == null) {
      throw new StartupException(
          "There is no PostgreSQL for this kind of machine ("
              + name
              + ") in the product; set ZONGJI_DATABASE_URL");
    }
    var connection = resource.openConnection();
    // Its length tells one release of the programs from another.
    var home = folder.resolve("programs-" + connection.getContentLengthLong());
    if (!Files.exists(home)) {
      var half = Files.createTempDirectory(folder, "programs-");
      try (var stream = connection.getInputStream()) {
        unpack(stream, half);
      }
      Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresBinaries(home, isRoot());
  }

  Called call(String program, String... arguments) {
    var command = new ArrayList<String>();
    if (asRoot) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    var called = EmbeddedPostgres.callProgram(command);
    if (called.exit() == CANNOT_BE_RUN) {
      throw new StartupException(
          "The programs of PostgreSQL in "
              + home
              + " cannot be run ("
              + called.lastLine()
              + "); is that disk mounted noexec? Lay the product out by deploy/install, put"
              + " ZONGJI_DATA elsewhere, or set ZONGJI_DATABASE_URL");
    }
    if (asRoot && called.output().startsWith("unshare:")) {
      throw new StartupException(
          "PostgreSQL cannot run as root here ("
              + called.lastLine()
              + "); start Zongji as an"
              + " ordinary user or set ZONGJI_DATABASE_URL");
    }
    return called;
  }

  private static String archive() {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
    return "postgres-%s-%s.txz".formatted(system.contains("mac") ? "darwin" : "linux", machine);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void unpack(InputStream packed, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("unexpected path " + entry.getName());
        }
        write(tar, entry, path);
      }
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      folder(path);
      return;
    }
    var parent = path.getParent();
    if (parent != null) {
      folder(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean program = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
  }

  /// Programs are no secret: who installs them may be another user than who runs them.
  private static void folder(Path path) throws IOException {
    if (Files.exists(path)) {
      return;
    }
    var parent = path.getParent();
    if (parent != null) {
      folder(parent);
    }
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
