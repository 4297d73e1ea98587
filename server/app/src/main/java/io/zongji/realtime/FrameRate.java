package io.zongji.realtime;

/// Counts the frames of one client: a bucket that is refilled with so many each second and holds
/// [Limits#FRAMES_BURST_SECONDS] of them. Used by one thread at a time.
final class FrameRate {

  private final double perNano;
  private final double burst;
  private double left;
  private long last;

  /// @param perSecond frames that are added each second
  FrameRate(int perSecond, long nanos) {
    this.perNano = perSecond / 1e9;
    this.burst = perSecond * (double) Limits.FRAMES_BURST_SECONDS;
    this.left = burst;
    this.last = nanos;
  }

  /// Whether one more frame is within the limit.
  boolean take(long nanos) {
    left = Math.min(burst, left + (nanos - last) * perNano);
    last = nanos;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
