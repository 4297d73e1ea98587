package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/// Joins what Janus recorded of a call into one WebM: both voices together, the customer's picture
/// on the left, the agent's on the right, each at the time at which it was sent. Needs
/// `janus-pp-rec`, `ffmpeg` and `ffprobe`.
final class RecordingMaker {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingMaker.class);
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final double MICROS = 1_000_000.0;

  /// A picture from when it was sent, as large as half of the whole.
  private static final String FITTED =
      "[%d:v]setpts=PTS-STARTPTS+%.3f/TB,scale=%d:%d:force_original_aspect_ratio=decrease,"
          + "pad=%d:%d:(ow-iw)/2:(oh-ih)/2[v%d]";

  private final Path raw;

  /// Reads from the folder that Janus records into.
  RecordingMaker(Path raw) {
    this.raw = raw;
  }

  /// A file that was made.
  record Made(long bytes, Duration length) {}

  /// A track that ffmpeg reads.
  private record Part(RecordedTrack track, Path file, double seconds) {}

  /// Makes the file; nothing when nobody sent anything. One that was made already counts where what
  /// Janus recorded is gone, as in a folder that was copied after its database.
  Optional<Made> make(CallId call, Path target) throws IOException {
    var parent =
        Files.createDirectories(Objects.requireNonNull(target.toAbsolutePath().getParent()));
    var work = Files.createTempDirectory(parent, "work");
    try {
      var parts = parts(call, work);
      if (parts.isEmpty()) {
        return Files.exists(target) ? Optional.of(made(work, target)) : Optional.empty();
      }
      var whole = work.resolve("whole.webm");
      run(work, command(parts, whole));
      var made = made(work, whole);
      Files.move(
          whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return Optional.of(made);
    } finally {
      FileSystemUtils.deleteRecursively(work);
    }
  }

  /// Removes what Janus recorded of the call.
  void forget(CallId call) throws IOException {
    for (var file : files(call)) {
      Files.deleteIfExists(file);
    }
  }

  private List<Path> files(CallId call) throws IOException {
    if (!Files.isDirectory(raw)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(raw, call.value() + "-*.mjr")) {
      var found = new ArrayList<Path>();
      files.forEach(found::add);
      found.sort(null);
      return found;
    }
  }

  private List<Part> parts(CallId call, Path work) throws IOException {
    var parts = new ArrayList<Part>();
    for (var file : files(call)) {
      var track = RecordedTrack.read(file);
      if (track.isEmpty()) {
        continue;
      }
      var ending = track.get().picture() ? ".webm" : ".opus";
      var out = work.resolve(parts.size() + ending);
      try {
        run(work, List.of("janus-pp-rec", file.toString(), out.toString()));
        parts.add(new Part(track.get(), out, seconds(work, out).toMillis() / 1_000.0));
      } catch (IOException e) {
        LOG.warn("{} is left out of its recording", file.getFileName(), e);
      }
    }
    return parts;
  }

  private static List<String> command(List<Part> parts, Path whole) {
    long begin = parts.stream().mapToLong(part -> part.track().beganMicros()).min().orElseThrow();
    var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-y", "-v", "error"));
    parts.forEach(part -> command.addAll(List.of("-i", part.file().toString())));
    var voices = voices(parts, begin);
    var pictures = pictures(parts, begin);
    var filters = new ArrayList<>(voices);
    filters.addAll(pictures);
    command.addAll(List.of("-filter_complex", String.join(";", filters)));
    if (!pictures.isEmpty()) {
      command.addAll(List.of("-map", "[v]", "-c:v", "libvpx", "-deadline", "realtime"));
      command.addAll(List.of("-cpu-used", "8", "-b:v", "800k", "-threads", "1"));
    }
    if (!voices.isEmpty()) {
      command.addAll(List.of("-map", "[a]", "-c:a", "libopus", "-b:a", "32k"));
    }
    command.add(whole.toString());
    return command;
  }

  /// Mixes the voices, each from when it was sent; none when nobody spoke.
  private static List<String> voices(List<Part> parts, long begin) {
    var filters = new ArrayList<String>();
    var mixed = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      var track = parts.get(i).track();
      if (!track.picture()) {
        filters.add(
            "[%d:a]aresample=48000,aformat=channel_layouts=mono,adelay=%d:all=1[a%d]"
                .formatted(i, (track.beganMicros() - begin) / 1_000, i));
        mixed.append("[a%d]".formatted(i));
      }
    }
    if (!filters.isEmpty()) {
      mixed.append("amix=inputs=%d:normalize=0:dropout_transition=0[a]".formatted(filters.size()));
      filters.add(mixed.toString());
    }
    return filters;
  }

  /// Lays one picture after the other over black, each where its side is and when it was sent; none
  /// when nobody showed any.
  private static List<String> pictures(List<Part> parts, long begin) {
    var filters = new ArrayList<String>();
    double end = 0;
    int layer = 0;
    for (int i = 0; i < parts.size(); i++) {
      var track = parts.get(i).track();
      double from = (track.beganMicros() - begin) / MICROS;
      end = Math.max(end, from + parts.get(i).seconds());
      if (track.picture()) {
        int x = track.side() == Call.Side.CUSTOMER ? 0 : WIDTH;
        filters.add(FITTED.formatted(i, from, WIDTH, HEIGHT, WIDTH, HEIGHT, i));
        filters.add(
            "[c%d][v%d]overlay=x=%d:eof_action=pass[c%d]".formatted(layer, i, x, layer + 1));
        layer++;
      }
    }
    if (layer > 0) {
      var black = "color=c=black:s=%dx%d:r=20:d=%.3f[c0]";
      filters.addFirst(black.formatted(2 * WIDTH, HEIGHT, end));
      filters.add("[c%d]format=yuv420p[v]".formatted(layer));
    }
    return filters;
  }

  private static Made made(Path work, Path file) throws IOException {
    return new Made(Files.size(file), seconds(work, file));
  }

  private static Duration seconds(Path work, Path file) throws IOException {
    var said =
        run(
            work,
            List.of(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "format=duration",
                "-of",
                "csv=p=0",
                file.toString()));
    try {
      return Duration.ofMillis(Math.round(Double.parseDouble(said.strip()) * 1_000));
    } catch (NumberFormatException e) {
      throw new IOException("no length of " + file.getFileName(), e);
    }
  }

  /// Joining may take all the time that talk leaves, and no more.
  private static List<String> atLowPriority(List<String> command) {
    var whole = new ArrayList<>(List.of("nice", "-n", "19"));
    whole.addAll(command);
    return whole;
  }

  /// What the program printed; throws when it fails or takes too long.
  private static String run(Path work, List<String> command) throws IOException {
    var output = Files.createTempFile(work, "said", ".txt");
    var process =
        new ProcessBuilder(atLowPriority(command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean over = process.waitFor(Limits.RECORDING_MADE_WITHIN.toSeconds(), TimeUnit.SECONDS);
      if (over && process.exitValue() == 0) {
        return Files.readString(output);
      }
      throw new IOException(command.getFirst() + (over ? " fails: " + tail(output) : " hangs"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String tail(Path output) throws IOException {
    var text = Files.readString(output).strip();
    return text.substring(Math.max(0, text.length() - 500));
  }
}
