package io.zongji.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Where the samples of a track lie in its file.
final class SampleTable {
  private static final long STEPS_MAX = 20_000_000;

  private final ByteBuffer in;
  private final Optional<Box> table;

  SampleTable(ByteBuffer in, int from, int to) {
    this.in = in;
    this.table =
        find(in, from, to, "mdia")
            .flatMap(mdia -> find(in, mdia.from(), mdia.to(), "minf"))
            .flatMap(minf -> find(in, minf.from(), minf.to(), "stbl"));
  }

  /// What lies in a box.
  record Box(int from, int to) {}

  /// Hears of the bytes of a chunk of samples.
  interface Chunks {
    void chunk(int from, int to);
  }

  /// The first box of that name among these.
  static Optional<Box> find(ByteBuffer in, int from, int to, String name) {
    for (int at = from; to - at >= 8; ) {
      int size = in.getInt(at);
      if (size < 8 || size > to - at) {
        return Optional.empty();
      }
      var found = new byte[4];
      in.get(at + 4, found);
      if (name.equals(new String(found, StandardCharsets.ISO_8859_1))) {
        return Optional.of(new Box(at + 8, at + size));
      }
      at += size;
    }
    return Optional.empty();
  }

  void forEach(Chunks chunks) {
    var runs = part("stsc");
    var sizes = part("stsz");
    boolean wide = part("stco").isEmpty();
    var offsets = wide ? part("co64") : part("stco");
    if (runs.isEmpty() || sizes.isEmpty() || offsets.isEmpty()) {
      return;
    }
    int at = offsets.get().from();
    int count = in.getInt(at + 4);
    if ((long) count * in.getInt(runs.get().from() + 4) > STEPS_MAX) {
      throw new IllegalArgumentException("more chunks than anybody writes");
    }
    int sample = 0;
    for (int chunk = 0; chunk < count; chunk++) {
      int entry = at + 8 + chunk * (wide ? 8 : 4);
      long from = wide ? in.getLong(entry) : Integer.toUnsignedLong(in.getInt(entry));
      int samples = samplesOf(runs.get().from(), chunk + 1);
      long to = from + bytesOf(sizes.get().from(), sample, samples);
      if (from < 0 || to < from || to > in.limit()) {
        throw new IllegalArgumentException("a chunk lies outside");
      }
      chunks.chunk((int) from, (int) to);
      sample += samples;
    }
  }

  private Optional<Box> part(String name) {
    return table.flatMap(box -> find(in, box.from(), box.to(), name));
  }

  private int samplesOf(int runs, int chunk) {
    int samples = 0;
    for (int i = 0; i < in.getInt(runs + 4); i++) {
      int entry = runs + 8 + 12 * i;
      if (in.getInt(entry) > chunk) {
        break;
      }
      samples = in.getInt(entry + 4);
    }
    return samples;
  }

  private long bytesOf(int sizes, int first, int samples) {
    long each = Integer.toUnsignedLong(in.getInt(sizes + 4));
    if (each > 0) {
      return each * samples;
    }
    long bytes = 0;
    for (int i = first; i < first + samples; i++) {
      bytes += Integer.toUnsignedLong(in.getInt(sizes + 12 + 4 * i));
    }
    return bytes;
  }
}
