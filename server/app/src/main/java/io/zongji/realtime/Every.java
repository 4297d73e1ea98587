package io.zongji.realtime;

import java.time.Duration;
import java.time.Instant;

/// Tells when it is time again. Used by one thread.
final class Every {
  private final Duration pause;
  private Instant last = Instant.MIN;

  Every(Duration pause) {
    this.pause = pause;
  }

  /// Whether the pause is over; then the next one begins. A clock set back does not stop it.
  boolean due(Instant now) {
    if (last.equals(Instant.MIN) || now.isBefore(last) || !now.isBefore(last.plus(pause))) {
      last = now;
      return true;
    }
    return false;
  }
}
