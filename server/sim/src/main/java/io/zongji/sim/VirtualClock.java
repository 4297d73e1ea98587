package io.zongji.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is moved.
final class VirtualClock implements InstantSource {
  static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  void forward(Duration by) {
    now = now.plus(by);
  }

  void forwardTo(Instant moment) {
    if (moment.isAfter(now)) {
      now = moment;
    }
  }

  Duration elapsed() {
    return Duration.between(START, now);
  }
}
