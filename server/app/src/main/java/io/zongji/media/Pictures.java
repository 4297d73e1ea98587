package io.zongji.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/// Tells whether bytes are a whole PNG, JPEG, GIF or WebP picture by walking its structure from the
/// first byte to the end marker. Nothing is decompressed, so no picture can make it use memory.
final class Pictures {
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int PNG_CHUNK_BYTES_MIN = 12;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;

  private Pictures() {}

  /// The picture these bytes are; empty when they are none, or a damaged one.
  static Optional<Picture> read(byte[] bytes) {
    try {
      return png(bytes)
          .or(() -> jpeg(bytes))
          .or(() -> gif(bytes))
          .or(() -> webp(bytes))
          .filter(picture -> picture.width() > 0 && picture.height() > 0);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // It ends in the middle of something.
      return Optional.empty();
    }
  }

  private static Optional<Picture> png(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    if (in.remaining() < Long.BYTES || in.getLong() != PNG_SIGNATURE) {
      return Optional.empty();
    }
    int width = 0;
    int height = 0;
    boolean data = false;
    while (in.remaining() >= PNG_CHUNK_BYTES_MIN) {
      int length = in.getInt();
      int start = in.position();
      int type = in.getInt();
      if (width == 0) {
        if (type != IHDR) {
          return Optional.empty();
        }
        width = in.getInt(start + 4);
        height = in.getInt(start + 8);
      }
      data |= type == IDAT;
      if (length < 0 || length > in.remaining() - 4 || !crcFits(bytes, start, length)) {
        return Optional.empty();
      }
      in.position(start + 4 + length + 4);
      if (type == IEND) {
        return data ? Optional.of(new Picture("image/png", width, height)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean crcFits(byte[] bytes, int start, int length) {
    var crc = new CRC32();
    crc.update(bytes, start, 4 + length);
    return (int) crc.getValue() == ByteBuffer.wrap(bytes).getInt(start + 4 + length);
  }

  private static Optional<Picture> jpeg(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    if (in.remaining() < 4 || (in.getShort() & 0xffff) != 0xffd8) {
      return Optional.empty();
    }
    Optional<Picture> found = Optional.empty();
    while (in.remaining() >= 4) {
      if ((in.get() & 0xff) != 0xff) {
        return Optional.empty();
      }
      int marker = marker(in);
      int start = in.position();
      int length = in.getShort() & 0xffff;
      if (isFrame(marker)) {
        int height = in.getShort(start + 3) & 0xffff;
        int width = in.getShort(start + 5) & 0xffff;
        found = Optional.of(new Picture("image/jpeg", width, height));
      }
      in.position(start + length);
      if (marker == 0xda) {
        return endsAfter(bytes, in.position()) ? found : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static int marker(ByteBuffer in) {
    int marker = in.get() & 0xff;
    while (marker == 0xff) {
      marker = in.get() & 0xff;
    }
    return marker;
  }

  /// The markers of a frame header lie among those of tables, which they are told from here.
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean endsAfter(byte[] bytes, int from) {
    for (int i = bytes.length - 2; i >= from; i--) {
      if ((bytes[i] & 0xff) == 0xff && (bytes[i + 1] & 0xff) == 0xd9) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Picture> gif(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var signature = ascii(bytes, 0, 6);
    if (!signature.equals("GIF87a") && !signature.equals("GIF89a")) {
      return Optional.empty();
    }
    in.position(6);
    int width = in.getShort() & 0xffff;
    int height = in.getShort() & 0xffff;
    int flags = in.get();
    in.position(in.position() + 2 + tableBytes(flags));
    boolean image = false;
    while (true) {
      switch (in.get() & 0xff) {
        case 0x21 -> in.get();
        case 0x2c -> {
          image = true;
          if (!within(in, width, height)) {
            return Optional.empty();
          }
          int local = in.get();
          in.position(in.position() + tableBytes(local) + 1);
        }
        case 0x3b -> {
          return image ? Optional.of(new Picture("image/gif", width, height)) : Optional.empty();
        }
        default -> {
          return Optional.empty();
        }
      }
      skipBlocks(in);
    }
  }

  /// Whether the next frame of a GIF lies in the picture; decoders make room for what it claims.
  private static boolean within(ByteBuffer in, int width, int height) {
    int left = in.getShort() & 0xffff;
    int top = in.getShort() & 0xffff;
    return left + (in.getShort() & 0xffff) <= width && top + (in.getShort() & 0xffff) <= height;
  }

  private static int tableBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static void skipBlocks(ByteBuffer in) {
    for (int size = in.get() & 0xff; size > 0; size = in.get() & 0xff) {
      in.position(in.position() + size);
    }
  }

  private static Optional<Picture> webp(byte[] bytes) {
    if (!ascii(bytes, 0, 4).equals("RIFF") || !ascii(bytes, 8, 4).equals("WEBP")) {
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (Integer.toUnsignedLong(in.getInt(4)) + 8 > bytes.length
        || Integer.toUnsignedLong(in.getInt(16)) + 20 > bytes.length) {
      return Optional.empty();
    }
    return switch (ascii(bytes, 12, 4)) {
      case "VP8 " -> lossy(in, 20);
      case "VP8L" -> lossless(in, 20);
      case "VP8X" -> extended(bytes, in);
      default -> Optional.empty();
    };
  }

  /// A canvas with pictures on it, none of which may be larger: decoders make room for both.
  private static Optional<Picture> extended(byte[] bytes, ByteBuffer in) {
    var canvas = new Picture("image/webp", 1 + int24(in, 24), 1 + int24(in, 27));
    for (long at = 12; at + 8 <= in.limit(); ) {
      int from = (int) at;
      var drawn =
          switch (ascii(bytes, from, 4)) {
            case "VP8 " -> lossy(in, from + 8);
            case "VP8L" -> lossless(in, from + 8);
            case "ANMF" ->
                Optional.of(
                    new Picture("image/webp", 1 + int24(in, from + 14), 1 + int24(in, from + 17)));
            default -> Optional.of(canvas);
          };
      if (drawn.isEmpty()
          || drawn.get().width() > canvas.width()
          || drawn.get().height() > canvas.height()) {
        return Optional.empty();
      }
      long size = Integer.toUnsignedLong(in.getInt(from + 4));
      at += 8 + size + (size & 1);
    }
    return Optional.of(canvas);
  }

  private static Optional<Picture> lossy(ByteBuffer in, int at) {
    if (int24(in, at + 3) != 0x2a019d) {
      return Optional.empty();
    }
    return Optional.of(
        new Picture("image/webp", in.getShort(at + 6) & 0x3fff, in.getShort(at + 8) & 0x3fff));
  }

  private static Optional<Picture> lossless(ByteBuffer in, int at) {
    if (in.get(at) != 0x2f) {
      return Optional.empty();
    }
    int bits = in.getInt(at + 1);
    return Optional.of(
        new Picture("image/webp", 1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)));
  }

  private static int int24(ByteBuffer in, int at) {
    return (in.get(at) & 0xff) | ((in.get(at + 1) & 0xff) << 8) | ((in.get(at + 2) & 0xff) << 16);
  }

  private static String ascii(byte[] bytes, int from, int length) {
    return bytes.length < from + length
        ? ""
        : new String(bytes, from, length, StandardCharsets.US_ASCII);
  }
}
