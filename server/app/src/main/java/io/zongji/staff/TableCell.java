package io.zongji.staff;

import java.util.Optional;

/// A cell of an imported table: the text that a spreadsheet shows, or why that cannot be known.
///
/// @param problem the code of a field error
record TableCell(String text, Optional<String> problem) {
  static final TableCell EMPTY = new TableCell("", Optional.empty());

  static TableCell of(String text) {
    return new TableCell(text, Optional.empty());
  }

  static TableCell unreadable(String problem) {
    return new TableCell("", Optional.of(problem));
  }

  boolean blank() {
    return text.isBlank() && problem.isEmpty();
  }
}
