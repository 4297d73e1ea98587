package io.zongji.routing;

/// Who comes first among the agents that may take a conversation.
public enum AgentOrder {
  /// The agent with the least in hand, then the one idle for longest.
  LONGEST_IDLE,
  /// The agent who served fewest today, then the one idle for longest.
  FEWEST_SERVED_TODAY
}
