package io.zongji.media;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Reads the bare streams of MP3 and AAC (ADTS): a row of frames, each of which says how long it
/// is and plays.
final class StreamSound {
  /// Fewer frames in a row may stand in anything by chance.
  private static final int FRAMES_MIN = 10;

  /// What tags behind the sound may have, in bytes.
  private static final int TAIL_BYTES_MAX = 4_096;

  private static final int ID3_BYTES = 10;
  private static final int[] RATES = {44_100, 48_000, 32_000};
  private static final int[] KILOBITS_1 = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KILOBITS_2 = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] AAC_RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
    7_350
  };

  /// A frame: its bytes, its type, and how long it plays.
  private record Frame(String type, int bytes, long nanos) {}

  private StreamSound() {}

  static Optional<Sound> read(byte[] bytes) {
    int start = afterTag(bytes);
    var first = frame(bytes, start);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var type = first.get().type();
    int at = start;
    int frames = 0;
    long nanos = 0;
    for (var next = first;
        next.isPresent() && next.get().type().equals(type);
        next = frame(bytes, at)) {
      if (at + next.get().bytes() > bytes.length) {
        // The recorder was stopped in the middle of a frame.
        break;
      }
      at += next.get().bytes();
      nanos += next.get().nanos();
      frames++;
    }
    return frames < FRAMES_MIN || bytes.length - at > TAIL_BYTES_MAX
        ? Optional.empty()
        : Optional.of(new Sound(type, Duration.ofNanos(nanos)));
  }

  /// Where the sound begins behind an ID3 tag.
  private static int afterTag(byte[] bytes) {
    if (bytes.length < ID3_BYTES
        || !new String(bytes, 0, 3, StandardCharsets.US_ASCII).equals("ID3")) {
      return 0;
    }
    int length = 0;
    for (int i = 6; i < ID3_BYTES; i++) {
      length = length << 7 | (bytes[i] & 0x7f);
    }
    return ID3_BYTES + length;
  }

  private static Optional<Frame> frame(byte[] bytes, int at) {
    if (at + 7 > bytes.length || (bytes[at] & 0xff) != 0xff) {
      return Optional.empty();
    }
    int second = bytes[at + 1] & 0xff;
    if ((second & 0xf6) == 0xf0) {
      return aac(bytes, at);
    }
    return (second & 0xe6) == 0xe2 ? mp3(bytes, at, second) : Optional.empty();
  }

  private static Optional<Frame> aac(byte[] bytes, int at) {
    int rate = (bytes[at + 2] & 0x3c) >>> 2;
    int length =
        (bytes[at + 3] & 3) << 11 | (bytes[at + 4] & 0xff) << 3 | (bytes[at + 5] & 0xff) >>> 5;
    if (rate >= AAC_RATES.length || length < 7) {
      return Optional.empty();
    }
    long samples = 1_024L * ((bytes[at + 6] & 3) + 1);
    return Optional.of(new Frame("audio/aac", length, samples * 1_000_000_000L / AAC_RATES[rate]));
  }

  private static Optional<Frame> mp3(byte[] bytes, int at, int second) {
    // 3 is MPEG 1, 2 is MPEG 2 with half the rate, 0 is MPEG 2.5 with a quarter.
    int version = (second & 0x18) >>> 3;
    int third = bytes[at + 2] & 0xff;
    int kilobits = third >>> 4;
    int rate = (third & 0x0c) >>> 2;
    if (version == 1 || kilobits == 0 || kilobits == 15 || rate == 3) {
      return Optional.empty();
    }
    boolean full = version == 3;
    int hertz = RATES[rate] >> (full ? 0 : version == 2 ? 1 : 2);
    int samples = full ? 1_152 : 576;
    int bits = (full ? KILOBITS_1 : KILOBITS_2)[kilobits] * 1_000;
    int length = samples / 8 * bits / hertz + ((third & 2) >>> 1);
    return Optional.of(new Frame("audio/mpeg", length, samples * 1_000_000_000L / hertz));
  }
}
