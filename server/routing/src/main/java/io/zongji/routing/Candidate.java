package io.zongji.routing;

import java.time.Instant;
import java.util.Objects;

/// A member of the group as the desk sees the agent now.
///
/// @param agent who
/// @param stance what the agent chose
/// @param window whether the agent's window is there
/// @param wrapUps conversations ended but not yet finished
/// @param load conversations offered to, held by or in wrap-up with the agent
/// @param exclusive whether what the agent holds takes all of the agent
/// @param idleSince since when the agent has had nothing in hand, or when work last began
/// @param servedToday conversations accepted today
public record Candidate(
    AgentId agent,
    Stance stance,
    Window window,
    int wrapUps,
    int load,
    boolean exclusive,
    Instant idleSince,
    int servedToday) {
  /// Refuses negative counts; with nothing in hand nothing is exclusive.
  public Candidate {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(stance, "stance");
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(idleSince, "idleSince");
    if (wrapUps < 0 || load < 0 || servedToday < 0) {
      throw new IllegalArgumentException(
          "expected counts of at least 0, got " + wrapUps + ", " + load + ", " + servedToday);
    }
    exclusive = exclusive && load > 0;
  }

  /// Whether the agent counts as online: idle, busy or in wrap-up, with a window that is there or
  /// has just gone.
  public boolean online() {
    return stance == Stance.IDLE && window != Window.GONE;
  }
}
