package io.zongji.channel;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/// Counts the entries from each network address, so that one machine cannot fill the desk with
/// customers. Generous: a whole company may stand behind one address.
@Component
class EntryRate {
  /// Entries of one address in each second.
  static final int PER_SECOND_MAX = 10;

  /// Entries of one address at once.
  static final int BURST_MAX = 300;

  /// Seconds after which an address that came too often may come again.
  static final int RETRY_SECONDS = 1;

  /// Addresses that are remembered.
  static final int ADDRESSES_MAX = 20_000;

  private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  private record Bucket(double left, long at) {
    Bucket refilled(long now) {
      return new Bucket(Math.min(BURST_MAX, left + (now - at) / 1e9 * PER_SECOND_MAX), now);
    }
  }

  /// Whether one more entry from this address is within the limit.
  boolean take(String address, long nanos) {
    if (buckets.size() > ADDRESSES_MAX) {
      buckets.values().removeIf(bucket -> bucket.refilled(nanos).left() >= BURST_MAX);
    }
    var now =
        buckets.compute(
            address,
            (key, bucket) -> {
              var full = bucket == null ? new Bucket(BURST_MAX, nanos) : bucket.refilled(nanos);
              return new Bucket(full.left() - (full.left() >= 0 ? 1 : 0), nanos);
            });
    return now.left() >= 0;
  }
}
