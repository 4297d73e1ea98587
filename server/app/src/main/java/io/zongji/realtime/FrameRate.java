package io.zongji.realtime;

/// Counts the frames of one client: a bucket that holds [Limits#FRAMES_BURST_MAX] and is refilled
/// with [Limits#FRAMES_PER_SECOND_MAX] each second. Used by one thread at a time.
final class FrameRate {
  private static final double NANOS_PER_FRAME = 1e9 / Limits.FRAMES_PER_SECOND_MAX;

  private double left = Limits.FRAMES_BURST_MAX;
  private long last;

  FrameRate(long nanos) {
    this.last = nanos;
  }

  /// Whether one more frame is within the limit.
  boolean take(long nanos) {
    left = Math.min(Limits.FRAMES_BURST_MAX, left + (nanos - last) / NANOS_PER_FRAME);
    last = nanos;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
