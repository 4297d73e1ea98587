package io.zongji.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.chaos.Arguments.Known;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What chaos and race take on their command lines.
final class ArgumentsTest {
  private static final Set<Known> KNOWN =
      Set.of(new Known("KILLS", 1, 1_000, 50), new Known("SEED", 0, Long.MAX_VALUE, 1));

  @Test
  void numbersAreTakenAndWhatIsLeftOutIsAsDocumented() throws Arguments.Nonsense {
    var arguments = Arguments.read(new String[] {"KILLS=1000"}, KNOWN);
    assertThat(arguments.value("KILLS")).isEqualTo(1_000);
    assertThat(arguments.value("SEED")).isEqualTo(1);
  }

  @Test
  void nonsenseIsNamed() {
    var nonsense =
        List.of("KILLS=0", "KILLS=1001", "KILLS=1.5", "KILLS=abc", "KILLS=", "KILLS=-1", "SEED");
    for (var word : nonsense) {
      assertThatThrownBy(() -> Arguments.read(new String[] {word}, KNOWN))
          .as(word)
          .isInstanceOf(Arguments.Nonsense.class)
          .hasMessageContaining(word.split("=", 2)[0]);
    }
    assertThatThrownBy(() -> Arguments.read(new String[] {"KILL=5"}, KNOWN))
        .hasMessageContaining("[KILLS, SEED]");
  }
}
