package io.zongji;

import static io.zongji.Silence.Check.ANSWERED;
import static io.zongji.Silence.Check.SILENT;
import static io.zongji.Silence.Check.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// When a server that does not answer itself is given up.
final class SilenceTest {
  private final Silence silence = new Silence();

  @Test
  void givesUpAfterSoManyChecksInARow() {
    for (int i = 1; i < Silence.CHECKS_MAX; i++) {
      assertThat(silence.after(SILENT)).isFalse();
    }
    assertThat(silence.after(SILENT)).isTrue();
  }

  @Test
  void oneAnswerBeginsAnew() {
    for (int i = 1; i < Silence.CHECKS_MAX; i++) {
      silence.after(SILENT);
    }
    assertThat(silence.after(ANSWERED)).isFalse();
    assertThat(silence.after(SILENT)).isFalse();
  }

  /// A process that was stopped, or slept with its machine, has everybody's whole time again.
  @Test
  void timeInWhichNobodyRanSaysNothing() {
    for (int i = 1; i < Silence.CHECKS_MAX; i++) {
      silence.after(SILENT);
    }
    assertThat(silence.after(VOID)).isFalse();
    assertThat(silence.after(SILENT)).isFalse();
    assertThat(Silence.stoodStill(Duration.ofMillis(300))).isFalse();
    assertThat(Silence.stoodStill(Duration.ofSeconds(100))).isTrue();
  }
}
