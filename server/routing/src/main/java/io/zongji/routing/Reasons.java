package io.zongji.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole reason of one decision, bounded: every candidate is either named or counted.
///
/// @param chosen who was chosen; absent when nobody could be
/// @param others up to `NAMED_MAX` of the rest: the eligible in their order first
/// @param counted how many more there were for each reason
public record Reasons(Optional<Standing> chosen, List<Standing> others, Map<Why, Integer> counted) {
  /// Most agents named beside the chosen one; a record of an offer stays small in a huge group.
  public static final int NAMED_MAX = 50;

  /// Copies what it is given.
  public Reasons {
    others = List.copyOf(others);
    counted = Map.copyOf(counted);
  }

  /// How many candidates the decision looked at.
  public int candidates() {
    int more = counted.values().stream().mapToInt(Integer::intValue).sum();
    return (chosen.isPresent() ? 1 : 0) + others.size() + more;
  }
}
