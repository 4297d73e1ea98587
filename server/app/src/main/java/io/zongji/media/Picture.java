package io.zongji.media;

/// What a picture is, as read from its own bytes.
///
/// @param contentType its real type, whatever its name says
/// @param width in pixels
/// @param height in pixels
record Picture(String contentType, int width, int height) {
  /// The longest side, in pixels.
  static final int SIDE_PIXELS_MAX = 20_000;

  /// The most pixels; a browser needs four bytes for each to show it.
  static final long PIXELS_MAX = 50_000_000;

  boolean showable() {
    return width <= SIDE_PIXELS_MAX
        && height <= SIDE_PIXELS_MAX
        && (long) width * height <= PIXELS_MAX;
  }
}
