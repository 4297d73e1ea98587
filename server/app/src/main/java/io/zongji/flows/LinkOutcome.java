package io.zongji.flows;

/// Whether a flow was linked to a channel.
public enum LinkOutcome {
  /// It is linked now, or was before.
  LINKED,
  /// There is no such flow.
  UNKNOWN,
  /// Only published flows can be linked.
  NOT_PUBLISHED,
  /// The flow is of another mode than the channel.
  OTHER_MODE
}
