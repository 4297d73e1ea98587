package io.zongji.call;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/// What is heard and seen in a file, as ffmpeg reads it.
final class TestSound {
  /// Samples a second.
  private static final int RATE = 8_000;

  private final short[] samples;
  private final int width;

  private TestSound(short[] samples, int width) {
    this.samples = samples;
    this.width = width;
  }

  static TestSound of(byte[] file) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("zongji-sound");
    try {
      var source = Files.write(folder.resolve("file"), file).toString();
      var raw = folder.resolve("raw");
      run(
          List.of(
              "ffmpeg",
              "-v",
              "error",
              "-i",
              source,
              "-vn",
              "-ac",
              "1",
              "-ar",
              "" + RATE,
              "-f",
              "s16le",
              raw.toString()));
      var width =
          run(
              List.of(
                  "ffprobe",
                  "-v",
                  "error",
                  "-select_streams",
                  "v:0",
                  "-show_entries",
                  "stream=width",
                  "-of",
                  "csv=p=0",
                  source));
      var bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
      var samples = new short[bytes.remaining() / Short.BYTES];
      bytes.asShortBuffer().get(samples);
      return new TestSound(samples, Integer.parseInt(width.strip()));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }

  /// How wide the picture is, in pixels.
  int width() {
    return width;
  }

  /// How loud a tone is (Goertzel), over the last second.
  double strength(int hz) {
    double w = 2 * Math.cos(2 * Math.PI * hz / RATE);
    double before = 0;
    double last = 0;
    for (int i = Math.max(0, samples.length - RATE); i < samples.length; i++) {
      double next = samples[i] + w * last - before;
      before = last;
      last = next;
    }
    return Math.sqrt(before * before + last * last - w * before * last);
  }
}
