package io.zongji.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;

/// Content in a folder, `media/ab/cd/<id>` in the data folder; on the disk when it is there.
final class FolderFiles implements MediaFiles {
  private final Path folder;

  FolderFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public byte[] add(MediaFile file, InputStreamSource source, long bytes) throws IOException {
    var target = path(file);
    var home = target.resolveSibling(".").normalize();
    Files.createDirectories(home);
    var part = target.resolveSibling(target.getFileName() + ".part");
    try {
      var hash = copy(source, part, bytes);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      sync(home);
      return hash;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public Optional<Resource> find(MediaFile file) {
    return Optional.<Resource>of(new FileSystemResource(path(file))).filter(Resource::exists);
  }

  @Override
  public void remove(MediaFile file) throws IOException {
    Files.deleteIfExists(path(file));
  }

  @Override
  public boolean reachable() {
    return !Files.exists(folder) || Files.isWritable(folder);
  }

  private Path path(MediaFile file) {
    return folder.resolve(file.path());
  }

  private static byte[] copy(InputStreamSource source, Path part, long bytes) throws IOException {
    var digest = Digests.sha256();
    long copied;
    try (var in = source.getInputStream();
        var out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
      copied = in.transferTo(out);
    }
    if (copied != bytes) {
      throw new IOException("the upload has %d bytes, it said %d".formatted(copied, bytes));
    }
    sync(part);
    return digest.digest();
  }

  private static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
