package io.zongji.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// What the common settings say about conversations.
///
/// @param nobodyOnlineGrace how long customers keep waiting after the last agent left
/// @param placeKept how long an away customer keeps the place in a queue
/// @param flowAway how long a flow waits for an away customer
/// @param agentGone how long an agent's unseen browser counts as there
/// @param zone the time zone of the desk, by which its days begin and end
/// @param backSince since when everybody could be there, see [LeaseClock]
public record Policy(
    Duration nobodyOnlineGrace,
    Duration placeKept,
    Duration flowAway,
    Duration agentGone,
    ZoneId zone,
    Instant backSince) {
  /// For decisions that do not look at it.
  static final Policy NONE =
      new Policy(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          ZoneOffset.UTC,
          Instant.EPOCH);

  /// The day of the desk that a moment belongs to.
  LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }
}
