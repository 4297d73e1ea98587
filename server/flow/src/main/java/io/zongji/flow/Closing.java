package io.zongji.flow;

/// What the End of a run will say about how it came there.
public enum Closing {
  /// No service has ended: the End says nothing.
  NONE,
  /// An agent ended the last service: the End sends its agent-ended text.
  AGENT_ENDED
}
