package io.zongji.media;

import java.util.Locale;
import java.util.Set;

/// Names of files, made harmless.
final class MediaName {
  /// The longest name, in code points.
  static final int CODE_POINTS_MAX = 120;

  private static final Set<String> PICTURES =
      Set.of("png", "jpg", "jpeg", "jpe", "gif", "webp", "svg", "svgz");
  private static final Set<String> PICTURE_TYPES =
      Set.of("image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/svg+xml");

  private MediaName() {}

  /// The last part of a name, without characters that could mislead: controls, path separators and
  /// those that turn the writing direction, which can make `exe.gpj` look like a picture.
  static String clean(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var plain =
        last.codePoints()
            .filter(MediaName::harmless)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    if (plain.isEmpty() || plain.chars().allMatch(c -> c == '.')) {
      return "file";
    }
    int count = plain.codePointCount(0, plain.length());
    return count <= CODE_POINTS_MAX
        ? plain
        : plain.substring(plain.offsetByCodePoints(0, count - CODE_POINTS_MAX)).strip();
  }

  /// Whether the uploader says that it is a picture of a kind that pages show. SVG is said to be
  /// one, though it is a program: it is refused and not passed on as a file.
  static boolean claimsPicture(String name, String type) {
    var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return (name.indexOf('.') >= 0 && PICTURES.contains(extension))
        || PICTURE_TYPES.contains(type.toLowerCase(Locale.ROOT).strip());
  }

  private static boolean harmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> "\\/:*?\"<>|".indexOf(codePoint) < 0;
    };
  }
}
