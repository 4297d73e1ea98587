package io.zongji.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Takes place and camera out of files made of boxes: HEIC and AVIF pictures, MP4 and MOV videos.
///
/// Nothing moves: what is taken out is overwritten with noughts where it lies, so that pictures and
/// sound are found where the file says they are.
final class IsoFile {
  private static final Set<String> FIRST = Set.of("ftyp", "moov", "mdat", "wide", "skip", "free");
  private static final Set<String> BRANCHES =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "moof", "traf", "mvex");
  private static final Set<String> DROPPED = Set.of("udta", "uuid", "XMP_", "loci", "meta");
  private static final Set<String> DROPPED_ITEMS = Set.of("Exif", "mime", "uri ");
  private static final int DEPTH_MAX = 12;

  private final byte[] bytes;
  private final ByteBuffer in;
  private final Set<Long> dropped = new HashSet<>();
  private int itemData;
  private int width;
  private int height;
  private boolean turned;

  private IsoFile(byte[] bytes) {
    this.bytes = bytes;
    this.in = ByteBuffer.wrap(bytes);
  }

  /// A file without what nobody asked for.
  ///
  /// @param picture what it shows when browsers show it as a picture
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Cleaned(byte[] bytes, Optional<Picture> picture) {}

  /// Whether the bytes begin like such a file.
  static boolean recognised(byte[] bytes) {
    return bytes.length >= 12 && FIRST.contains(name(bytes, 4));
  }

  /// The clean file; empty when its boxes do not fit each other.
  static Optional<Cleaned> clean(byte[] bytes) {
    var file = new IsoFile(bytes.clone());
    try {
      file.boxes(0, bytes.length, 0);
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
    return Optional.of(new Cleaned(file.bytes, file.picture()));
  }

  private Optional<Picture> picture() {
    boolean avif = name(bytes, 4).equals("ftyp") && name(bytes, 8).equals("avif");
    return avif && width > 0 && height > 0
        ? Optional.of(new Picture("image/avif", turned ? height : width, turned ? width : height))
        : Optional.empty();
  }

  private void boxes(int from, int to, int depth) {
    if (depth > DEPTH_MAX) {
      throw new IllegalArgumentException("too deep");
    }
    // Some writers end a list of boxes with four noughts.
    for (int at = from; to - at >= 8; ) {
      long size = Integer.toUnsignedLong(in.getInt(at));
      int head = 8;
      if (size == 1) {
        size = in.getLong(at + 8);
        head = 16;
      } else if (size == 0) {
        size = (long) to - at;
      }
      if (size < head || size > to - at) {
        throw new IllegalArgumentException("a box is larger than what it lies in");
      }
      box(at, at + head, (int) (at + size), depth);
      at += (int) size;
    }
  }

  private void box(int at, int body, int end, int depth) {
    var name = name(bytes, at + 4);
    if (name.equals("meta") && depth == 0) {
      items(body + 4, end);
    } else if (DROPPED.contains(name) || name.startsWith("\u00a9")) {
      System.arraycopy("free".getBytes(StandardCharsets.US_ASCII), 0, bytes, at + 4, 4);
      Arrays.fill(bytes, body, end, (byte) 0);
    } else if (name.equals("trak") && isTold(body, end)) {
      // Where and how a camera moved is a track of its own.
      new SampleTable(in, body, end).forEach((from, to) -> Arrays.fill(bytes, from, to, (byte) 0));
      boxes(body, end, depth + 1);
    } else if (BRANCHES.contains(name)) {
      boxes(body, end, depth + 1);
    }
  }

  /// Whether a track is of data about the others.
  private boolean isTold(int from, int to) {
    return SampleTable.find(in, from, to, "mdia")
        .flatMap(mdia -> SampleTable.find(in, mdia.from(), mdia.to(), "hdlr"))
        .filter(hdlr -> name(bytes, hdlr.from() + 8).equals("meta"))
        .isPresent();
  }

  private void items(int from, int to) {
    SampleTable.find(in, from, to, "iinf").ifPresent(box -> information(box.from(), box.to()));
    SampleTable.find(in, from, to, "idat").ifPresent(box -> itemData = box.from());
    SampleTable.find(in, from, to, "iloc").ifPresent(box -> locations(box.from()));
    SampleTable.find(in, from, to, "iprp")
        .flatMap(box -> SampleTable.find(in, box.from(), box.to(), "ipco"))
        .ifPresent(box -> properties(box.from(), box.to()));
    for (int at = from; to - at >= 8; at += in.getInt(at)) {
      if (in.getInt(at) < 8) {
        throw new IllegalArgumentException("no box");
      }
      if (name(bytes, at + 4).equals("uuid")) {
        Arrays.fill(bytes, at + 8, at + in.getInt(at), (byte) 0);
      }
    }
  }

  /// The largest of its pictures is the whole one, others are its tiles.
  private void properties(int from, int to) {
    for (int at = from; to - at >= 8; at += Math.max(8, in.getInt(at))) {
      if (name(bytes, at + 4).equals("ispe")
          && (long) in.getInt(at + 12) * in.getInt(at + 16) > (long) width * height) {
        width = in.getInt(at + 12);
        height = in.getInt(at + 16);
      } else if (name(bytes, at + 4).equals("irot")) {
        turned = (bytes[at + 8] & 1) == 1;
      }
    }
  }

  private void information(int from, int to) {
    int at = from + (bytes[from] == 0 ? 6 : 8);
    while (to - at >= 20) {
      int size = in.getInt(at);
      int version = bytes[at + 8];
      if (size < 12 || !name(bytes, at + 4).equals("infe")) {
        throw new IllegalArgumentException("no item");
      }
      if (version >= 2) {
        boolean wide = version > 2;
        long id = wide ? in.getInt(at + 12) : in.getShort(at + 12) & 0xffff;
        if (DROPPED_ITEMS.contains(name(bytes, at + (wide ? 18 : 16)))) {
          dropped.add(id);
        }
      }
      at += size;
    }
  }

  private void locations(int from) {
    int version = bytes[from];
    in.position(from + 4);
    int sizes = in.getShort() & 0xffff;
    long count = version < 2 ? number(2) : number(4);
    for (long i = 0; i < count; i++) {
      long id = version < 2 ? number(2) : number(4);
      int construction = version == 0 ? 0 : (int) number(2) & 0xf;
      number(2);
      long base = number((sizes >> 4) & 0xf);
      long extents = number(2);
      for (long e = 0; e < extents; e++) {
        number(version == 0 ? 0 : sizes & 0xf);
        long offset = base + number((sizes >> 12) & 0xf);
        long length = number((sizes >> 8) & 0xf);
        if (dropped.contains(id)) {
          drop(construction, offset, length);
        }
      }
    }
  }

  private void drop(int construction, long offset, long length) {
    if (construction > 1) {
      throw new IllegalArgumentException("an item lies in others");
    }
    long from = construction == 1 ? itemData + offset : offset;
    long to = length == 0 ? bytes.length : from + length;
    if (from < 0 || to < from || to > bytes.length) {
      throw new IllegalArgumentException("an item lies outside");
    }
    Arrays.fill(bytes, (int) from, (int) to, (byte) 0);
  }

  private long number(int size) {
    return switch (size) {
      case 0 -> 0;
      case 2 -> in.getShort() & 0xffff;
      case 4 -> Integer.toUnsignedLong(in.getInt());
      case 8 -> in.getLong();
      default -> throw new IllegalArgumentException("no size of a number");
    };
  }

  private static String name(byte[] bytes, int at) {
    return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
  }
}
