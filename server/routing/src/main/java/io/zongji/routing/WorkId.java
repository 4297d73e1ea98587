package io.zongji.routing;

import java.util.Objects;
import java.util.UUID;

/// Names a waiting conversation to the routing core.
public record WorkId(UUID value) {
  /// Refuses a missing value.
  public WorkId {
    Objects.requireNonNull(value, "value");
  }
}
