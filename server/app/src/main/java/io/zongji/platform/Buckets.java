package io.zongji.platform;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts what each of many does: a bucket each, refilled steadily. For any number of threads; held
/// by this server alone, so that several servers allow as many times as much.
public final class Buckets {
  /// Buckets that are remembered; past that, full ones are forgotten.
  public static final int KEYS_MAX = 20_000;

  private final double perSecond;
  private final double burst;
  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  private record Bucket(double left, long at) {}

  /// @param perSecond with how many a bucket is refilled
  /// @param burst how many it holds
  public Buckets(double perSecond, double burst) {
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /// Takes one; how many whole seconds to wait when there is none, which takes nothing.
  ///
  /// @param nanos the time as `System.nanoTime()` tells it
  public OptionalLong take(String key, long nanos) {
    forgetFull(nanos);
    var seconds = new long[1];
    buckets.compute(
        key,
        (_, bucket) -> {
          double left = left(bucket, nanos);
          seconds[0] = left >= 1 ? 0 : seconds(left);
          return new Bucket(left >= 1 ? left - 1 : left, nanos);
        });
    return seconds[0] == 0 ? OptionalLong.empty() : OptionalLong.of(seconds[0]);
  }

  /// How many whole seconds to wait until one may be taken; nothing when one may.
  public OptionalLong pause(String key, long nanos) {
    double left = left(buckets.get(key), nanos);
    return left >= 1 ? OptionalLong.empty() : OptionalLong.of(seconds(left));
  }

  private long seconds(double left) {
    return Math.max(1, (long) Math.ceil((1 - left) / perSecond));
  }

  private double left(@org.jspecify.annotations.Nullable Bucket bucket, long nanos) {
    return bucket == null
        ? burst
        : Math.min(burst, bucket.left() + (nanos - bucket.at()) / 1e9 * perSecond);
  }

  private void forgetFull(long nanos) {
    if (buckets.size() > KEYS_MAX) {
      buckets.values().removeIf(bucket -> left(bucket, nanos) >= burst);
    }
  }
}
