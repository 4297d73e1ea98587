package io.zongji.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Reads an Ogg recording of Opus or Vorbis: its last page says how many samples have been played.
final class OggSound {
  private static final int PAGE = 0x5367674F; // OggS
  private static final int HEAD_BYTES = 27;
  private static final int OPUS_RATE = 48_000;

  private OggSound() {}

  static Optional<Sound> read(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < HEAD_BYTES || in.getInt(0) != PAGE) {
      return Optional.empty();
    }
    int body = HEAD_BYTES + (in.get(26) & 0xff);
    long rate;
    long skipped = 0;
    if (starts(bytes, body, "OpusHead")) {
      rate = OPUS_RATE;
      skipped = in.getShort(body + 10) & 0xffff;
    } else if (starts(bytes, body, "\u0001vorbis")) {
      rate = Integer.toUnsignedLong(in.getInt(body + 12));
    } else {
      return Optional.empty();
    }
    long samples = samples(in);
    long nanos = Math.multiplyExact(samples - skipped, 1_000_000L) / rate * 1_000;
    return samples > skipped
        ? Optional.of(new Sound("audio/ogg", Duration.ofNanos(nanos)))
        : Optional.empty();
  }

  /// The samples up to the end; 0 when another stream is mixed in, such as that of a film.
  private static long samples(ByteBuffer in) {
    int stream = in.getInt(14);
    long samples = 0;
    while (in.hasRemaining()) {
      int at = in.position();
      if (in.getInt(at) != PAGE || in.getInt(at + 14) != stream) {
        return 0;
      }
      // -1 where no packet ends on the page.
      samples = Math.max(samples, in.getLong(at + 6));
      int segments = in.get(at + 26) & 0xff;
      int length = 0;
      for (int i = 0; i < segments; i++) {
        length += in.get(at + HEAD_BYTES + i) & 0xff;
      }
      in.position(at + HEAD_BYTES + segments + length);
    }
    return samples;
  }

  private static boolean starts(byte[] bytes, int at, String mark) {
    return bytes.length >= at + mark.length()
        && mark.equals(new String(bytes, at, mark.length(), StandardCharsets.US_ASCII));
  }
}
