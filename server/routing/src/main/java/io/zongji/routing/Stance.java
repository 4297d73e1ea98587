package io.zongji.routing;

/// What an agent chose to be; whether the agent is busy follows from the load.
public enum Stance {
  /// Online and willing.
  IDLE,
  /// Resting: nothing new.
  REST,
  /// Not at work.
  OFFLINE
}
