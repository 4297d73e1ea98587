package io.zongji.media;

/// A picture as it is kept: every pixel as it came, and nothing beside them but colours and the
/// turn. Where it was taken, with what, and whatever else was hidden in it or behind it, is gone.
///
/// @param picture its size as it lies in the file, before it is turned
@SuppressWarnings("ArrayRecordComponent") // never compared
record BarePicture(Picture picture, Turn turn, byte[] bytes) {
  /// Its width when upright, in pixels.
  int width() {
    return turn.swaps() ? picture.height() : picture.width();
  }

  /// Its height when upright, in pixels.
  int height() {
    return turn.swaps() ? picture.width() : picture.height();
  }
}
