package io.zongji.conversation;

import java.time.Duration;

/// What the common settings say about conversations.
///
/// @param nobodyOnlineGrace how long customers keep waiting after the last agent left
/// @param placeKept how long an away customer keeps the place in a queue
/// @param flowAway how long a flow waits for an away customer
/// @param agentGone how long an agent's unseen browser counts as there
public record Policy(
    Duration nobodyOnlineGrace, Duration placeKept, Duration flowAway, Duration agentGone) {
  /// For decisions that do not look at it.
  static final Policy NONE = new Policy(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
