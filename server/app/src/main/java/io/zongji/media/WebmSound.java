package io.zongji.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Reads a WebM recording: its blocks say when they are played.
///
/// Recorders leave the sizes of what they have not finished unknown. So everything that holds other
/// elements is stepped into, and everything else stepped over, in one row.
final class WebmSound {
  private static final int EBML = 0x1A45DFA3;
  private static final int SEGMENT = 0x18538067;
  private static final int INFO = 0x1549A966;
  private static final int TIMESTAMP_SCALE = 0x2AD7B1;
  private static final int TRACKS = 0x1654AE6B;
  private static final int TRACK = 0xAE;
  private static final int TRACK_TYPE = 0x83;
  private static final int CODEC = 0x86;
  private static final int CLUSTER = 0x1F43B675;
  private static final int TIMESTAMP = 0xE7;
  private static final int SIMPLE_BLOCK = 0xA3;
  private static final int BLOCK_GROUP = 0xA0;
  private static final int BLOCK = 0xA1;
  private static final int AUDIO = 2;

  private final ByteBuffer in;
  private boolean sound;
  private boolean opus;
  private boolean film;
  private long nanosOfATick = 1_000_000;
  private long cluster;
  private long first = Long.MAX_VALUE;
  private long end;

  private WebmSound(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  static Optional<Sound> read(byte[] bytes) {
    if (bytes.length < 4 || ByteBuffer.wrap(bytes).getInt() != EBML) {
      return Optional.empty();
    }
    return new WebmSound(bytes).read();
  }

  private Optional<Sound> read() {
    while (in.hasRemaining()) {
      int id = (int) number(false);
      long size = number(true);
      switch (id) {
        case SEGMENT, INFO, TRACKS, TRACK, CLUSTER, BLOCK_GROUP -> {}
        default -> element(id, Math.toIntExact(size));
      }
    }
    return sound && !film && end > first
        ? Optional.of(new Sound("audio/webm", Duration.ofNanos(end - first)))
        : Optional.empty();
  }

  private void element(int id, int size) {
    if (size < 0 || size > in.remaining()) {
      throw new IndexOutOfBoundsException(size);
    }
    int start = in.position();
    switch (id) {
      case TIMESTAMP_SCALE -> nanosOfATick = unsigned(size);
      case TIMESTAMP -> cluster = unsigned(size);
      case TRACK_TYPE -> film |= unsigned(size) != AUDIO;
      case CODEC -> {
        var codec = new String(in.array(), start, size, StandardCharsets.US_ASCII);
        opus |= codec.equals("A_OPUS");
        sound |= opus || codec.equals("A_VORBIS");
      }
      case SIMPLE_BLOCK, BLOCK -> block();
      default -> {}
    }
    in.position(start + size);
  }

  private void block() {
    number(true);
    long at = Math.multiplyExact(Math.addExact(cluster, in.getShort()), nanosOfATick);
    in.get();
    long plays = opus ? opusNanos(in.get(), in) : 0;
    first = Math.min(first, at);
    end = Math.max(end, Math.addExact(at, plays));
  }

  /// How long a packet of Opus plays, which its first byte tells.
  private static long opusNanos(byte toc, ByteBuffer in) {
    int form = (toc & 0xff) >>> 3;
    long frame =
        form < 12
            ? new long[] {10_000_000, 20_000_000, 40_000_000, 60_000_000}[form & 3]
            : form < 16 ? 10_000_000L << (form & 1) : 2_500_000L << (form & 3);
    return switch (toc & 3) {
      case 0 -> frame;
      case 3 -> frame * (in.get() & 0x3f);
      default -> 2 * frame;
    };
  }

  /// A number whose first byte tells its length; sizes without that mark, -1 for an unknown one.
  private long number(boolean size) {
    int head = in.get() & 0xff;
    int length = Integer.numberOfLeadingZeros(head) - 23;
    if (length > 8) {
      throw new IllegalArgumentException("no number");
    }
    long value = size ? head & ((1 << (8 - length)) - 1) : head;
    boolean unknown = size && value == (1 << (8 - length)) - 1;
    for (int i = 1; i < length; i++) {
      int next = in.get() & 0xff;
      unknown &= next == 0xff;
      value = value << 8 | next;
    }
    return unknown ? -1 : value;
  }

  private long unsigned(int size) {
    if (size > 7) {
      return in.getLong();
    }
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | (in.get() & 0xff);
    }
    return value;
  }
}
