package io.zongji.realtime;

/// How long texts are on the wire.
final class Utf8 {
  private Utf8() {}

  /// The bytes that a text has in UTF-8, without making them.
  static int bytes(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // Two halves of a pair together have four bytes, everything else past U+07FF has three.
      if (unit >= 0x800) {
        bytes += Character.isSurrogate(unit) ? 1 : 2;
      } else if (unit >= 0x80) {
        bytes++;
      }
    }
    return bytes;
  }
}
