package io.zongji.routing;

/// Why an agent was chosen, or was not. The codes are stored with each offer and never change.
public enum Why {
  /// Chosen: the conversation was transferred to this agent by name.
  DIRECT_TRANSFER(true),
  /// Chosen: served this customer last.
  LAST_AGENT(true),
  /// Chosen: idle for longest.
  LONGEST_IDLE(true),
  /// Chosen: served fewest today.
  FEWEST_SERVED_TODAY(true),
  /// Eligible, but another came first in the order.
  LATER_IN_ORDER(false),
  /// Eligible, but let this conversation pass before, and another was there.
  MISSED_THIS_CONVERSATION(false),
  /// Not at work.
  OFFLINE(false),
  /// Resting.
  RESTING(false),
  /// The browser has been away too long.
  BROWSER_GONE(false),
  /// Has a conversation to finish.
  WRAP_UP(false),
  /// Busy with a conversation that leaves no room for one of this group.
  BUSY_ELSEWHERE(false),
  /// Has as many conversations as the group allows.
  AT_CAP(false);

  private final boolean chosen;

  Why(boolean chosen) {
    this.chosen = chosen;
  }

  /// Whether this is a reason for having been chosen.
  public boolean chosen() {
    return chosen;
  }
}
