package io.zongji.settings;

/// Which of several free agents gets the next conversation.
public enum AgentOrder {
  /// Who has been idle for the longest time.
  LONGEST_IDLE,
  /// Who served the fewest conversations today.
  FEWEST_SERVED_TODAY
}
