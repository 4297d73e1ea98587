package io.zongji.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// Writes a backup: a gzipped tar whose last entry lists every other one with size and SHA-256.
final class BackupWriter implements AutoCloseable {
  /// The last entry.
  static final String LIST = "zongji-backup.sha256";

  private static final int BUFFER_BYTES = 65_536;

  private final TarArchiveOutputStream tar;
  private final StringBuilder list = new StringBuilder();
  private long bytes;

  BackupWriter(OutputStream out) throws IOException {
    var fast = new GzipParameters();
    fast.setCompressionLevel(Deflater.BEST_SPEED);
    this.tar =
        new TarArchiveOutputStream(
            new GzipCompressorOutputStream(new BufferedOutputStream(out, BUFFER_BYTES), fast),
            StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  void text(String name, String text) throws IOException {
    var content = text.getBytes(StandardCharsets.UTF_8);
    try (var in = new java.io.ByteArrayInputStream(content)) {
      entry(name, in, content.length);
    }
  }

  void folder(String name) throws IOException {
    var entry = new TarArchiveEntry(name + "/");
    entry.setMode(0700);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  /// Adds a file as long as it is now: what is written behind that meanwhile is left out, what is
  /// cut off is filled with zeros, and one that is gone is left out. The log of the database makes
  /// good for all of that when the backup is started.
  void file(String name, Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      entry(name, in, Files.size(file));
    } catch (NoSuchFileException e) {
      // Gone between being listed and being read.
    }
  }

  /// Adds the list; without it a backup counts as broken.
  void finish() throws IOException {
    var all = list.toString();
    text(LIST, all);
    tar.finish();
  }

  /// How many bytes of content it holds.
  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }

  private void entry(String name, InputStream in, long size) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(size);
    entry.setMode(0600);
    tar.putArchiveEntry(entry);
    var digest = sha256();
    var buffer = new byte[BUFFER_BYTES];
    for (long left = size; left > 0; ) {
      int asked = (int) Math.min(buffer.length, left);
      int read = in.readNBytes(buffer, 0, asked);
      if (read < asked) {
        java.util.Arrays.fill(buffer, read, asked, (byte) 0);
      }
      tar.write(buffer, 0, asked);
      digest.update(buffer, 0, asked);
      left -= asked;
    }
    tar.closeArchiveEntry();
    bytes += size;
    list.append(HexFormat.of().formatHex(digest.digest()))
        .append(' ')
        .append(size)
        .append(' ')
        .append(name)
        .append('\n');
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
