package io.zongji.routing;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A conversation that waits for an agent; its place is its position in the list to be matched.
///
/// @param work the conversation
/// @param direct the agent it was transferred to by name; preferred above all while free
/// @param lastAgent who served this customer last
/// @param missedBy agents who let an offer of this conversation pass; others are preferred
public record Waiting(
    WorkId work, Optional<AgentId> direct, Optional<AgentId> lastAgent, Set<AgentId> missedBy) {
  /// Copies the set, so that a waiting conversation never changes.
  public Waiting {
    Objects.requireNonNull(work, "work");
    Objects.requireNonNull(direct, "direct");
    Objects.requireNonNull(lastAgent, "lastAgent");
    missedBy = Set.copyOf(missedBy);
  }

  /// A conversation without history.
  public static Waiting of(WorkId work) {
    return new Waiting(work, Optional.empty(), Optional.empty(), Set.of());
  }
}
