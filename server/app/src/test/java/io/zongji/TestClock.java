package io.zongji;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves when a test says so.
public final class TestClock implements InstantSource {
  public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized void forward(Duration duration) {
    now = now.plus(duration);
  }
}
