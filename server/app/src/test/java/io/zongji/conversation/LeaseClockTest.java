package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClock;
import io.zongji.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is gone is judged by time in which a server could have noted that they were there.
final class LeaseClockTest {
  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final TestClock clock = new TestClock();
  private final StoredLeaseClock row = new StoredLeaseClock(DATABASE.jdbc());
  private final LeaseClock leases = new LeaseClock(row, clock);

  @BeforeEach
  void asInstalled() {
    DATABASE.jdbc().sql("update lease_clock set wound_at = null, since = 'epoch'").update();
  }

  private void run(Duration time) {
    for (var left = time; left.isPositive(); left = left.minus(LeaseClock.WINDING)) {
      clock.forward(LeaseClock.WINDING);
      leases.wind();
    }
  }

  private Instant ago(Duration time) {
    return clock.instant().minus(time);
  }

  @Test
  void whileItIsWoundALeaseIsOverAfterItsGrace() {
    leases.wind();
    run(GRACE);
    assertThat(leases.overBefore(GRACE)).isEqualTo(ago(GRACE));
  }

  @Test
  void afterAGapEverybodyHasTheWholeGraceAgain() {
    leases.wind();
    run(Duration.ofMinutes(2));
    clock.forward(Duration.ofMinutes(10));
    assertThat(leases.overBefore(GRACE)).as("nobody winds it").isEqualTo(Instant.EPOCH);
    leases.wind();
    assertThat(leases.overBefore(GRACE)).isEqualTo(Instant.EPOCH);
    run(GRACE.minusSeconds(1));
    assertThat(leases.overBefore(GRACE)).isEqualTo(Instant.EPOCH);
    run(Duration.ofSeconds(1));
    assertThat(leases.overBefore(GRACE)).isEqualTo(ago(GRACE));
  }

  @Test
  void aPauseOfABusyDatabaseIsNoGap() {
    leases.wind();
    run(GRACE);
    clock.forward(LeaseClock.GAP);
    leases.wind();
    assertThat(leases.overBefore(GRACE)).isEqualTo(ago(GRACE));
  }

  @Test
  void deadlinesWaitForThoseOnTheWayBack() {
    leases.wind();
    run(LeaseClock.RETURN);
    assertThat(leases.returning()).isFalse();
    clock.forward(Duration.ofMinutes(2));
    assertThat(leases.returning()).as("nobody winds it").isTrue();
    leases.wind();
    run(LeaseClock.RETURN.minusSeconds(1));
    assertThat(leases.returning()).isTrue();
    run(Duration.ofSeconds(1));
    assertThat(leases.returning()).isFalse();
  }

  /// Whatever the clocks of the servers say, the statement does what the rule says.
  @Test
  void theRowIsWoundAsTheRuleSays() {
    for (long seed = 0; seed < 20; seed++) {
      asInstalled();
      var random = new Random(seed);
      Optional<LeaseClock.Wound> expected = Optional.empty();
      var now = TestClock.START;
      for (int i = 0; i < 20; i++) {
        now = now.plusMillis(random.nextInt(-90_000, 90_000) / (1 + random.nextInt(60)));
        expected = Optional.of(LeaseClock.Wound.next(expected, now));
        row.wind(now);
        assertThat(row.read()).as("seed %d, step %d", seed, i).isEqualTo(expected);
      }
    }
  }
}
