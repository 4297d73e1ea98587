package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Limits that count what each of many does.
final class BucketsTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void asManyAsTheBucketHoldsAndNotOneMore() {
    var buckets = new Buckets(2, 5);
    for (int i = 0; i < 5; i++) {
      assertThat(buckets.take("a", 0)).isEmpty();
    }
    assertThat(buckets.take("a", 0)).hasValue(1);
    assertThat(buckets.pause("a", 0)).hasValue(1);
    assertThat(buckets.take("b", 0)).as("somebody else").isEmpty();
  }

  @Test
  void itIsRefilledSteadilyAndNeverOverItsRim() {
    var buckets = new Buckets(0.1, 2);
    buckets.take("a", 0);
    buckets.take("a", 0);
    assertThat(buckets.take("a", 0)).hasValue(10);
    assertThat(buckets.take("a", 9 * SECOND)).hasValue(1);
    assertThat(buckets.take("a", 10 * SECOND)).isEmpty();
    assertThat(buckets.take("a", 10_000 * SECOND)).isEmpty();
    assertThat(buckets.take("a", 10_000 * SECOND)).isEmpty();
    assertThat(buckets.take("a", 10_000 * SECOND)).isPresent();
  }

  @Test
  void fullBucketsAreForgottenAndEmptyOnesAreNot() {
    var buckets = new Buckets(1, 1);
    buckets.take("guilty", 0);
    for (int i = 0; i <= Buckets.KEYS_MAX; i++) {
      buckets.take("passer-by " + i, -10 * SECOND);
    }
    assertThat(buckets.take("guilty", 0)).isPresent();
  }
}
