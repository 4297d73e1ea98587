package io.zongji.routing;

import java.util.Objects;

/// How one skill group distributes.
///
/// @param order who comes first among the eligible
/// @param lastAgentFirst whether the customer's last agent comes before that order
/// @param cap most conversations of one agent at a time, at least 1
/// @param exclusive whether a conversation of this group takes all of an agent, whatever the cap
public record Rule(AgentOrder order, boolean lastAgentFirst, int cap, boolean exclusive) {
  /// Refuses a cap below 1.
  public Rule {
    Objects.requireNonNull(order, "order");
    if (cap < 1) {
      throw new IllegalArgumentException("cap is " + cap + ", expected at least 1");
    }
  }
}
