package io.zongji.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What a picture costs whoever decodes it, told from its structure alone. A small file may be a
/// large picture with deep pixels, one that is drawn over and over, or thousands of pictures.
///
/// @param decodedBytes of its largest single picture, as its format stores pixels
/// @param drawnPixels pixels drawn in all: each scan of a progressive JPEG and each frame of an
///     animation draws anew
/// @param draws scans or frames
record DecodingCost(long decodedBytes, long drawnPixels, int draws) {
  /// The most megabytes of pixels of one picture: 50 million of them with four bytes each.
  static final int DECODED_MEGABYTES_MAX = 200;

  /// The most scans of a picture, or frames of an animation.
  static final int DRAWS_MAX = 2_000;

  /// The most millions of pixels that all scans or frames draw together.
  static final int DRAWN_MEGAPIXELS_MAX = 1_000;

  /// The most millions of pixels drawn of a picture that gets a thumbnail.
  static final int THUMBNAIL_MEGAPIXELS_MAX = 250;

  private static final long MILLION = 1_000_000;
  private static final Set<String> WEBP_FRAMES = Set.of("VP8 ", "VP8L", "ANMF");

  boolean acceptable() {
    return decodedBytes <= DECODED_MEGABYTES_MAX * MILLION
        && draws <= DRAWS_MAX
        && drawnPixels <= DRAWN_MEGAPIXELS_MAX * MILLION;
  }

  boolean allowsThumbnail() {
    return drawnPixels <= THUMBNAIL_MEGAPIXELS_MAX * MILLION;
  }

  /// The cost of bytes that are such a picture.
  static DecodingCost of(byte[] bytes, Picture picture) {
    long pixels = (long) picture.width() * picture.height();
    return switch (picture.contentType()) {
      case "image/png" -> png(bytes, pixels);
      case "image/jpeg" -> jpeg(bytes, pixels);
      case "image/gif" -> frames(pixels, 1, gifFrames(bytes));
      default -> frames(pixels, 4, webpFrames(bytes));
    };
  }

  private static DecodingCost frames(long pixels, int bytesOfAPixel, int frames) {
    return new DecodingCost(pixels * bytesOfAPixel, pixels * frames, frames);
  }

  private static DecodingCost png(byte[] bytes, long pixels) {
    int depth = bytes[24];
    int samples =
        switch (bytes[25]) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    var in = ByteBuffer.wrap(bytes);
    int frames = 0;
    for (int at = 8; at + 12 <= bytes.length; at += in.getInt(at) + 12) {
      frames += name(bytes, at + 4).equals("fcTL") ? 1 : 0;
    }
    int drawn = Math.max(1, frames);
    return new DecodingCost(pixels * samples * Math.max(1, depth / 8), pixels * drawn, drawn);
  }

  /// Only scans of a progressive picture draw all of it again.
  private static DecodingCost jpeg(byte[] bytes, long pixels) {
    int scans = 0;
    int samples = 1;
    boolean progressive = false;
    for (int at = 2; at + 1 < bytes.length; at++) {
      int marker = bytes[at + 1] & 0xff;
      if ((bytes[at] & 0xff) == 0xff && marker >= 0xc0 && marker != 0xff && !alone(marker)) {
        if (marker == 0xda) {
          scans++;
        } else if (marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
          samples = at + 9 < bytes.length ? bytes[at + 9] & 0xff : 1;
          progressive = marker % 4 == 2;
        }
        at += 1 + size(bytes, at + 2);
      }
    }
    return new DecodingCost(pixels * samples, pixels * (progressive ? scans : 1), scans);
  }

  private static boolean alone(int marker) {
    return marker >= 0xd0 && marker <= 0xd9;
  }

  private static int size(byte[] bytes, int at) {
    return at + 1 < bytes.length ? ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff) : 0;
  }

  private static int gifFrames(byte[] bytes) {
    int frames = 0;
    int at = 13 + table(bytes[10]);
    while (bytes[at] != 0x3b) {
      boolean image = bytes[at] == 0x2c;
      frames += image ? 1 : 0;
      at += image ? 11 + table(bytes[at + 9]) : 2;
      while (bytes[at] != 0) {
        at += 1 + (bytes[at] & 0xff);
      }
      at++;
    }
    return frames;
  }

  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static int webpFrames(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int frames = 0;
    for (long at = 12; at + 8 <= bytes.length; ) {
      frames += WEBP_FRAMES.contains(name(bytes, (int) at)) ? 1 : 0;
      long size = Integer.toUnsignedLong(in.getInt((int) at + 4));
      at += 8 + size + (size & 1);
    }
    return Math.max(1, frames);
  }

  private static String name(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.US_ASCII);
  }
}
