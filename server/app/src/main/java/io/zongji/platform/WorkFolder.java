package io.zongji.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/// A folder of one running server for what it needs only while it runs, such as uploads that are
/// still coming in. It goes with the server; those of servers that were killed go with the next
/// start.
final class WorkFolder implements AutoCloseable {
  private static final String LOCK = "in-use";

  private final Path path;
  private final FileChannel lock;

  private WorkFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /// Makes one below a folder, and removes there what nobody uses any more.
  static WorkFolder below(Path parent) {
    try {
      Files.createDirectories(parent);
      removeLeftBehind(parent);
      var path = Files.createTempDirectory(parent, "work-");
      return new WorkFolder(path, lock(path).orElseThrow());
    } catch (IOException e) {
      throw new StartupException("The folder " + parent + " cannot be written: " + e, e);
    }
  }

  Path path() {
    return path;
  }

  /// A folder in it.
  Path folder(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void removeLeftBehind(Path parent) throws IOException {
    try (var folders = Files.newDirectoryStream(parent, "work-*")) {
      for (var folder : folders) {
        var mine = lock(folder);
        if (mine.isPresent()) {
          mine.get().close();
          FileSystemUtils.deleteRecursively(folder);
        }
      }
    }
  }

  /// The folder's lock; empty when a running server has it.
  private static Optional<FileChannel> lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another server of this process.
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      lock.close();
      FileSystemUtils.deleteRecursively(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
