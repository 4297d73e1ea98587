package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why an offer went to this agent and not to another, kept with the offer for ever.
///
/// @param chosen the chosen agent's standing; absent only where nobody gave a reason
/// @param others some of the rest by name, a bounded number
/// @param counted how many more there were, by code
public record Reasons(
    Optional<Standing> chosen, List<Standing> others, Map<String, Integer> counted) {
  /// No reasons.
  public static final Reasons NONE = new Reasons(Optional.empty(), List.of(), Map.of());

  /// Copies what it is given.
  public Reasons {
    others = List.copyOf(others);
    counted = Map.copyOf(counted);
  }

  /// How one agent stood at the decision.
  ///
  /// @param why a stable code, such as `LONGEST_IDLE` or `AT_CAP`
  public record Standing(StaffId staff, String why, int load, Instant idleSince, int servedToday) {}
}
