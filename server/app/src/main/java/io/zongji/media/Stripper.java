package io.zongji.media;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/// Takes everything out of a picture that is no picture: EXIF with its place and camera, XMP,
/// comments, texts, and what lies behind the end. Pixels are neither decoded nor changed.
///
/// What it keeps is listed; what is not is dropped.
final class Stripper {
  private static final Set<String> PNG_KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT",
          "bKGD", "pHYs", "acTL", "fcTL", "fdAT");
  private static final Set<String> WEBP_KEPT =
      Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final Set<String> GIF_KEPT = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");
  private static final String EXIF = "Exif\0\0";
  private static final int WEBP_EXIF = 0x08;
  private static final int WEBP_XMP = 0x04;

  private final byte[] bytes;
  private final ByteArrayOutputStream out;
  private Turn turn = Turn.NONE;

  private Stripper(byte[] bytes) {
    this.bytes = bytes;
    this.out = new ByteArrayOutputStream(bytes.length);
  }

  /// The picture of these bytes without anything else; empty when it does not end as it should.
  static Optional<BarePicture> strip(byte[] bytes, Picture picture) {
    var stripper = new Stripper(bytes);
    try {
      switch (picture.contentType()) {
        case "image/png" -> stripper.png();
        case "image/jpeg" -> stripper.jpeg();
        case "image/gif" -> stripper.gif();
        default -> stripper.webp();
      }
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      return Optional.empty();
    }
    return Optional.of(new BarePicture(picture, stripper.turn, stripper.out.toByteArray()));
  }

  private void png() {
    var in = ByteBuffer.wrap(bytes);
    out.write(bytes, 0, 8);
    boolean pixels = false;
    for (int at = 8; ; ) {
      int size = Math.addExact(in.getInt(at), 12);
      var name = name(at + 4);
      if (name.equals("eXIf") && !pixels) {
        turn = Turn.read(Arrays.copyOfRange(bytes, at + 8, at + size - 4));
      } else if (PNG_KEPT.contains(name)) {
        if (name.equals("IDAT") && !pixels) {
          pixels = true;
          pngTurn();
        }
        out.write(bytes, at, size);
      }
      if (name.equals("IEND")) {
        return;
      }
      at += size;
    }
  }

  private void pngTurn() {
    if (turn.upright()) {
      return;
    }
    var exif = turn.exif();
    var chunk = ByteBuffer.allocate(exif.length + 12).putInt(exif.length).put(ascii("eXIf"));
    chunk.put(exif);
    var crc = new CRC32();
    crc.update(chunk.array(), 4, exif.length + 4);
    out.writeBytes(chunk.putInt((int) crc.getValue()).array());
  }

  private void jpeg() {
    turn = jpegTurn();
    out.write(bytes, 0, 2);
    boolean turned = turn.upright();
    for (int at = 2; ; ) {
      at = afterFill(at);
      int marker = bytes[at++] & 0xff;
      if (marker == 0xd9) {
        out.write(0xff);
        out.write(marker);
        return;
      }
      if (!turned && marker != 0xe0) {
        turned = true;
        writeJpegTurn();
      }
      int size = ByteBuffer.wrap(bytes).getShort(at) & 0xffff;
      if (isKept(marker, at + 2)) {
        out.write(0xff);
        out.write(marker);
        out.write(bytes, at, size);
      }
      at += size;
      if (marker == 0xda) {
        at = scan(at);
      }
    }
  }

  /// Steps over the mark of a segment, which may be repeated.
  private int afterFill(int from) {
    int at = from;
    if ((bytes[at] & 0xff) != 0xff) {
      throw new IllegalArgumentException("no segment");
    }
    while ((bytes[at] & 0xff) == 0xff) {
      at++;
    }
    return at;
  }

  /// Copies pixels up to the next segment, which is returned.
  private int scan(int from) {
    int at = from;
    while ((bytes[at] & 0xff) != 0xff || isPixels(bytes[at + 1] & 0xff)) {
      at++;
    }
    out.write(bytes, from, at - from);
    return at;
  }

  /// Whether an 0xff before it belongs to the pixels.
  private static boolean isPixels(int next) {
    return next == 0 || (next >= 0xd0 && next <= 0xd7);
  }

  private boolean isKept(int marker, int body) {
    return switch (marker) {
      case 0xe0 -> starts(body, "JFIF\0");
      case 0xe2 -> starts(body, "ICC_PROFILE\0");
      case 0xee -> starts(body, "Adobe");
      default -> marker < 0xe0 && marker >= 0xc0;
    };
  }

  private Turn jpegTurn() {
    var in = ByteBuffer.wrap(bytes);
    for (int at = 2; ; ) {
      at = afterFill(at);
      int marker = bytes[at++] & 0xff;
      int size = in.getShort(at) & 0xffff;
      if (marker == 0xe1 && starts(at + 2, EXIF)) {
        return Turn.read(Arrays.copyOfRange(bytes, at + 2 + EXIF.length(), at + size));
      }
      if (marker == 0xda) {
        return Turn.NONE;
      }
      at += size;
    }
  }

  private void writeJpegTurn() {
    var exif = turn.exif();
    int size = 2 + EXIF.length() + exif.length;
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) size});
    out.writeBytes(ascii(EXIF));
    out.writeBytes(exif);
  }

  private void gif() {
    int at = 13 + table(bytes[10]);
    out.write(bytes, 0, at);
    while (true) {
      int end;
      switch (bytes[at] & 0xff) {
        case 0x3b -> {
          out.write(0x3b);
          return;
        }
        case 0x2c -> {
          end = afterBlocks(at + 10 + table(bytes[at + 9]) + 1);
          out.write(bytes, at, end - at);
        }
        default -> {
          end = afterBlocks(at + 2);
          if (isKeptOfGif(at)) {
            out.write(bytes, at, end - at);
          }
        }
      }
      at = end;
    }
  }

  private boolean isKeptOfGif(int at) {
    return switch (bytes[at + 1] & 0xff) {
      case 0xf9 -> true;
      case 0xff -> GIF_KEPT.stream().anyMatch(name -> starts(at + 3, name));
      default -> false;
    };
  }

  private int afterBlocks(int from) {
    int at = from;
    while (bytes[at] != 0) {
      at += 1 + (bytes[at] & 0xff);
    }
    return at + 1;
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private void webp() {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = Math.min(bytes.length, Math.addExact(in.getInt(4), 8));
    out.write(bytes, 0, 12);
    for (int at = 12; at + 8 <= end; ) {
      int size = in.getInt(at + 4);
      if (size < 0) {
        throw new IllegalArgumentException("no chunk");
      }
      int padded = Math.addExact(size, 8 + (size & 1));
      var name = name(at);
      if (name.equals("EXIF")) {
        int body = at + 8 + (starts(at + 8, EXIF) ? EXIF.length() : 0);
        turn = Turn.read(Arrays.copyOfRange(bytes, body, at + 8 + size));
      } else if (WEBP_KEPT.contains(name)) {
        out.write(bytes, at, Math.min(padded, bytes.length - at));
      }
      at += padded;
    }
    var bare = out.toByteArray();
    out.reset();
    out.writeBytes(finishWebp(bare));
  }

  private byte[] finishWebp(byte[] bare) {
    boolean extended = new String(bare, 12, 4, StandardCharsets.US_ASCII).equals("VP8X");
    var exif = extended && !turn.upright() ? turn.exif() : new byte[0];
    int head = exif.length == 0 ? 0 : 8;
    var all = ByteBuffer.allocate(bare.length + head + exif.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put(bare);
    if (head > 0) {
      all.put(ascii("EXIF")).putInt(exif.length).put(exif);
    }
    all.putInt(4, all.capacity() - 8);
    if (extended) {
      int flags = all.get(20) & ~(WEBP_EXIF | WEBP_XMP);
      all.put(20, (byte) (head > 0 ? flags | WEBP_EXIF : flags));
    }
    return all.array();
  }

  private String name(int at) {
    return new String(bytes, at, 4, StandardCharsets.US_ASCII);
  }

  private boolean starts(int at, String mark) {
    return at + mark.length() <= bytes.length
        && mark.equals(new String(bytes, at, mark.length(), StandardCharsets.ISO_8859_1));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
