package io.zongji.sim;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Whatever is left to chance, from one seed: the same seed is the same run.
class Chance {
  private final SplittableRandom random;
  private long ids;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  final boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  final double dice() {
    return random.nextDouble();
  }

  final int below(int bound) {
    return random.nextInt(bound);
  }

  final <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  final Duration between(Duration least, Duration most) {
    return Duration.ofNanos(
        1_000 * random.nextLong(least.toNanos() / 1_000, most.toNanos() / 1_000 + 1));
  }

  /// Identifiers that ascend, of version 7 as the product's.
  final UUID nextId() {
    return new UUID(0x0190_0000_0000_7000L + (++ids << 16), 0x8000_0000_0000_0000L + ids);
  }
}
