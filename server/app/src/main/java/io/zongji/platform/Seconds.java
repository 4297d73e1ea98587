package io.zongji.platform;

import java.time.Duration;

/// Durations are kept in milliseconds and become whole seconds once, when they are written, rounded
/// half up: one wait reads the same wherever it is shown.
public final class Seconds {
  private Seconds() {}

  public static long of(Duration duration) {
    return ofMillis(duration.toMillis());
  }

  public static long ofMillis(long millis) {
    return Math.floorDiv(millis + 500, 1_000);
  }

  /// Of a mean, whose parts have not been rounded.
  public static long ofMeanMillis(double millis) {
    return Math.round(millis / 1_000);
  }
}
