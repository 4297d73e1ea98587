package io.zongji.routing;

/// Whether an agent's window is there.
public enum Window {
  /// It is there.
  HERE,
  /// It has just gone, which a reload looks like: nothing new goes there, but the agent is online.
  LEFT,
  /// It has been away for too long for the agent to count as online.
  GONE
}
