package io.zongji.conversation;

/// Where a conversation is; a label of its [Stage].
public enum Phase {
  /// In the flow, waiting for the customer's answer.
  FLOW,
  /// In the queue of a group.
  WAITING,
  /// Ringing at an agent.
  OFFERED,
  /// Served by an agent.
  SERVED,
  /// Over.
  ENDED
}
