package io.zongji.media;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a camera was held, as EXIF tells it: 1 upright, 2 to 8 turned or mirrored.
record Turn(int orientation) {
  static final Turn NONE = new Turn(1);

  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  /// The turn that a block of EXIF (beginning with its TIFF header) tells of; none when it tells
  /// of none or is broken.
  static Turn read(byte[] exif) {
    try {
      var in = ByteBuffer.wrap(exif);
      in.order(in.getShort() == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int list = in.getInt(4);
      int entries = in.getShort(list) & 0xffff;
      for (int i = 0; i < entries; i++) {
        int entry = list + 2 + ENTRY_BYTES * i;
        if (in.getShort(entry) == ORIENTATION) {
          int orientation = in.getShort(entry + 8);
          return orientation >= 1 && orientation <= 8 ? new Turn(orientation) : NONE;
        }
      }
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
      // Broken; what it might have told of goes with it.
    }
    return NONE;
  }

  /// A block of EXIF that tells of nothing else.
  byte[] exif() {
    return ByteBuffer.allocate(26)
        .putInt(0x4D4D002A)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) ORIENTATION)
        .putShort((short) SHORT)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  boolean upright() {
    return orientation == 1;
  }

  /// Whether width and height change places.
  boolean swaps() {
    return orientation >= 5;
  }

  /// What turns a picture of that size upright, its corner at the origin again.
  AffineTransform upright(double width, double height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
