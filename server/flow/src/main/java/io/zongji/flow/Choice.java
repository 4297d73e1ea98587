package io.zongji.flow;

import java.util.List;
import java.util.Optional;

/// A branch as a customer may choose it by a tap.
///
/// @param name the branch's own
/// @param keyword what a tap says: the first that leads there
public record Choice(String name, String keyword) {
  /// The choices, or each keyword as one where none were written: former releases knew keywords
  /// alone.
  public static List<Choice> of(Optional<List<Choice>> choices, List<String> keywords) {
    return List.copyOf(
        choices.orElseGet(
            () -> keywords.stream().map(keyword -> new Choice(keyword, keyword)).toList()));
  }
}
