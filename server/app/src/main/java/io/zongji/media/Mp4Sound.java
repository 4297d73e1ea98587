package io.zongji.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Reads an MP4 recording, in one piece or in fragments: its tables say how long each sample plays.
final class Mp4Sound {
  /// How deep boxes may lie in each other; those of a recording lie at most five deep.
  private static final int DEPTH_MAX = 8;

  private static final int DEFAULT_DURATION = 0x08;
  private static final int SAMPLE_DURATION = 0x100;

  private final ByteBuffer in;
  private boolean sound;
  private boolean film;
  private boolean data;
  private long timescale;
  private long ticks;
  private long usualTicks;
  private long fragmentTicks;

  private Mp4Sound(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  static Optional<Sound> read(byte[] bytes) {
    if (bytes.length < 8 || !name(ByteBuffer.wrap(bytes), 4).equals("ftyp")) {
      return Optional.empty();
    }
    return new Mp4Sound(bytes).read();
  }

  private Optional<Sound> read() {
    boxes(0, in.limit(), 0);
    if (!sound || film || !data || timescale <= 0) {
      return Optional.empty();
    }
    long nanos = Math.multiplyExact(ticks, 1_000_000L) / timescale * 1_000;
    return Optional.of(new Sound("audio/mp4", Duration.ofNanos(nanos)));
  }

  private void boxes(int from, int to, int depth) {
    if (depth > DEPTH_MAX) {
      throw new IllegalArgumentException("too deep");
    }
    for (int at = from; at < to; ) {
      long size = Integer.toUnsignedLong(in.getInt(at));
      var name = name(in, at + 4);
      int body = at + 8;
      if (size == 1) {
        size = in.getLong(body);
        body += 8;
      } else if (size == 0) {
        size = (long) to - at;
      }
      int end = Math.toIntExact(Math.addExact(at, size));
      if (end > to || end < body) {
        throw new IndexOutOfBoundsException(end);
      }
      box(name, body, end, depth);
      at = end;
    }
  }

  private void box(String name, int body, int end, int depth) {
    switch (name) {
      case "moov", "trak", "mdia", "minf", "stbl", "mvex", "moof", "traf" ->
          boxes(body, end, depth + 1);
      case "hdlr" -> film |= name(in, body + 8).equals("vide");
      case "mdhd" -> timescale = in.getInt(body + (in.get(body) == 1 ? 20 : 12));
      case "stsd" -> {
        var codec = name(in, body + 12);
        sound |= codec.equals("mp4a") || codec.equals("Opus");
      }
      case "stts" -> table(body);
      case "trex" -> usualTicks = Integer.toUnsignedLong(in.getInt(body + 12));
      case "tfhd" -> fragmentHead(body);
      case "trun" -> run(body);
      case "mdat" -> data |= end > body;
      default -> {}
    }
  }

  private void table(int body) {
    int rows = in.getInt(body + 4);
    for (int i = 0; i < rows; i++) {
      long count = Integer.toUnsignedLong(in.getInt(body + 8 + 8 * i));
      long each = Integer.toUnsignedLong(in.getInt(body + 12 + 8 * i));
      ticks = Math.addExact(ticks, Math.multiplyExact(count, each));
    }
  }

  private void fragmentHead(int body) {
    int flags = in.getInt(body);
    int before = ((flags & 1) == 0 ? 0 : 8) + ((flags & 2) == 0 ? 0 : 4);
    fragmentTicks =
        (flags & DEFAULT_DURATION) == 0
            ? usualTicks
            : Integer.toUnsignedLong(in.getInt(body + 8 + before));
  }

  private void run(int body) {
    int flags = in.getInt(body);
    int count = in.getInt(body + 4);
    if (count < 0) {
      throw new IllegalArgumentException("no count");
    }
    if ((flags & SAMPLE_DURATION) == 0) {
      ticks = Math.addExact(ticks, Math.multiplyExact(count, fragmentTicks));
      return;
    }
    int row = 4 * Integer.bitCount(flags & 0xf00);
    int at = body + 8 + ((flags & 1) == 0 ? 0 : 4) + ((flags & 4) == 0 ? 0 : 4);
    for (int i = 0; i < count; i++, at += row) {
      ticks = Math.addExact(ticks, Integer.toUnsignedLong(in.getInt(at)));
    }
  }

  private static String name(ByteBuffer in, int at) {
    var name = new byte[4];
    in.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
