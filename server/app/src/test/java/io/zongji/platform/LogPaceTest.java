package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// The log hears of each kind once in a pause, and then how often it was.
final class LogPaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final LogPace pace = new LogPace(Duration.ofSeconds(60));

  @Test
  void tellsEachKindOnceInAPauseAndHowManyWereLeftOut() {
    assertThat(pace.mayTell("a", 0)).isEqualTo(OptionalLong.of(0));
    assertThat(pace.mayTell("a", SECOND)).isEmpty();
    assertThat(pace.mayTell("b", SECOND)).isEqualTo(OptionalLong.of(0));
    assertThat(pace.mayTell("a", 59 * SECOND)).isEmpty();
    assertThat(pace.mayTell("a", 60 * SECOND)).isEqualTo(OptionalLong.of(2));
    assertThat(pace.mayTell("a", 61 * SECOND)).isEmpty();
  }

  @Test
  void remembersSoManyKinds() {
    for (int i = 0; i <= LogPace.KINDS_MAX; i++) {
      assertThat(pace.mayTell("kind " + i, 0)).isEqualTo(OptionalLong.of(0));
    }
    assertThat(pace.mayTell("kind 0", 1)).as("forgotten").isEqualTo(OptionalLong.of(0));
    assertThat(pace.mayTell("kind " + LogPace.KINDS_MAX, 1)).as("remembered").isEmpty();
  }
}
