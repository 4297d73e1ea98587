package io.zongji.desk;

import io.zongji.conversation.LeaseClock;
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
  /// As they are now. Nothing new rings where nobody is seen, whatever kept them from being seen;
  /// but nobody is gone for a time in which nobody could be seen.
  ///
  /// @param gone how long an unseen browser counts as online
  static Unseen at(Instant now, Duration gone, LeaseClock leases) {
    return new Unseen(
        leases.overBefore(gone), now.minus(lease(gone)), now.minus(Limits.WINDOW_RELOAD_GRACE));
  }

  /// The same for taking back what rings: a window that could not be seen is given the time to be.
  static Unseen takingBack(Instant now, Duration gone, LeaseClock leases) {
    return new Unseen(
        leases.overBefore(gone),
        leases.overBefore(lease(gone)),
        now.minus(Limits.WINDOW_RELOAD_GRACE));
  }

  private static Duration lease(Duration gone) {
    return gone.compareTo(Limits.WINDOW_LEASE) < 0 ? gone : Limits.WINDOW_LEASE;
  }
}
