package io.zongji.media;

import io.zongji.conversation.MediaId;
import io.zongji.platform.ServerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.stereotype.Component;

/// Where the content lies: `media/ab/cd/<id>` in the data folder.
///
/// A file appears there whole and on the disk, or not at all. It appears before the row that names
/// it, so that a row is never without its file.
@Component
class MediaFolder {
  private final Path folder;

  MediaFolder(ServerSettings settings) {
    this.folder = settings.data().resolve("media");
  }

  /// Takes in content and returns its SHA-256; throws when it is longer than it said it would be.
  byte[] add(MediaId id, InputStream in, long bytes) throws IOException {
    var target = path(id);
    var home = folderOf(id);
    Files.createDirectories(home);
    var part = target.resolveSibling(target.getFileName() + ".part");
    try {
      var hash = copy(in, part, bytes);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      sync(home);
      return hash;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  void remove(MediaId id) throws IOException {
    Files.deleteIfExists(path(id));
  }

  Path path(MediaId id) {
    return folderOf(id).resolve(id.value().toString());
  }

  private Path folderOf(MediaId id) {
    // The end of an id is random where its beginning is the time.
    var name = id.value().toString();
    int end = name.length();
    return folder.resolve(name.substring(end - 2)).resolve(name.substring(end - 4, end - 2));
  }

  private static byte[] copy(InputStream in, Path part, long bytes) throws IOException {
    var digest = sha256();
    long copied;
    try (var out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
