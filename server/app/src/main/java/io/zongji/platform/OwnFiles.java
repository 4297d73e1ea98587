package io.zongji.platform;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what this process writes from all other users of the machine: folders 0700 and files
/// 0600, whatever the umask was that it was started with. Its child processes, PostgreSQL among
/// them, inherit it.
public final class OwnFiles {
  private static final int GROUP_AND_OTHERS = 077;

  /// Parts of a data folder whose content was readable in former releases.
  private static final List<String> PARTS = List.of("media", "recordings", "postgres");

  private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);

  private OwnFiles() {}

  /// From now on nobody else reads what is written.
  @SuppressWarnings("restricted")
  public static void begin() {
    if (isSet()) {
      return;
    }
    var linker = Linker.nativeLinker();
    var umask = linker.defaultLookup().find("umask");
    if (umask.isEmpty()) {
      return;
    }
    try {
      // mode_t is an int, or shorter, on every system that PostgreSQL comes along for.
      var call =
          linker.downcallHandle(
              umask.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
      int before = (int) call.invokeExact(GROUP_AND_OTHERS);
      if (before < 0) {
        throw new IllegalStateException("umask answered " + before);
      }
    } catch (Throwable e) {
      throw new IllegalStateException("the umask cannot be set", e);
    }
  }

  /// Closes what a former release left open in a data folder. What belongs to somebody else stays
  /// as it is.
  static void close(Path data) {
    for (var part : PARTS) {
      var folder = data.resolve(part);
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        try {
          Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
          LOG.debug("stays as it is: {}", folder, e);
        }
      }
    }
  }

  /// Linux says it, so that a start by the launcher need not ask.
  private static boolean isSet() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Umask:"))
          .anyMatch(line -> line.strip().endsWith("77"));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }
}
