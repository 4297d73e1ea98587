package io.zongji.desk;

import io.zongji.conversation.Limits;
import java.time.Duration;
import java.time.Instant;

/// The moments by which the windows of agents are judged: seen last before them, or gone before
/// them.
///
/// @param gone whoever was seen last before it counts no longer as online
/// @param lease where the window was seen last before it, nothing new rings
/// @param left from a window that went before it, what rings is taken back
record Unseen(Instant gone, Instant lease, Instant left) {
  /// As they are at that moment.
  ///
  /// @param gone how long an unseen browser counts as online
  static Unseen at(Instant now, Duration gone) {
    var lease = gone.compareTo(Limits.WINDOW_LEASE) < 0 ? gone : Limits.WINDOW_LEASE;
    return new Unseen(now.minus(gone), now.minus(lease), now.minus(Limits.WINDOW_RELOAD_GRACE));
  }
}
