package io.zongji.platform;

import java.util.List;

/// What the server prints for whoever started it, in a frame that is found among the lines of a
/// log.
public final class Notice {
  private Notice() {}

  /// The lines in a frame of their own, each of characters one column wide.
  ///
  /// @return several lines, each ended by a line break
  public static String of(List<String> lines) {
    int width = lines.stream().mapToInt(String::length).max().orElse(0);
    var bar = "─".repeat(width + 4);
    var frame = new StringBuilder().append("┌").append(bar).append("┐\n");
    for (var line : lines) {
      frame.append("│  ").append(line).append(" ".repeat(width - line.length())).append("  │\n");
    }
    return frame.append("└").append(bar).append("┘\n").toString();
  }
}
