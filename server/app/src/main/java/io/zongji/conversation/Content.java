package io.zongji.conversation;

/// What a message says.
public sealed interface Content {
  /// A text of 1 to [Limits#TEXT_CODE_POINTS_MAX] code points, not blank.
  record Text(String text) implements Content {}

  /// A picture or a file that was uploaded before.
  ///
  /// @param bytes its size
  /// @param width pixels of a picture, 0 for a file
  /// @param height pixels of a picture, 0 for a file
  record Media(
      MediaId media,
      MediaKind kind,
      String contentType,
      String name,
      long bytes,
      int width,
      int height)
      implements Content {}
}
