package io.zongji.routing;

import java.util.Objects;
import java.util.UUID;

/// Names an agent to the routing core.
public record AgentId(UUID value) implements Comparable<AgentId> {
  /// Refuses a missing value.
  public AgentId {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public int compareTo(AgentId other) {
    return value.compareTo(other.value);
  }
}
