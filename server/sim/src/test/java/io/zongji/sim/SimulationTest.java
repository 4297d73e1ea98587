package io.zongji.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// R6: the whole desk in virtual time, a bounded number of seeds.
final class SimulationTest {
  private static final int STEPS = 40_000;

  /// What every run of some length should meet with; a simulation in which nothing happens proves
  /// nothing.
  private static final List<String> HAPPENS =
      List.of(
          "servers-died",
          "crashes-in-the-middle",
          "lost-connections",
          "clock-jumps",
          "outages",
          "frames-lost",
          "frames-doubled",
          "fetches",
          "double-taps",
          "pages-closed",
          "browsers-closed",
          "agents-refused",
          "calls-accepted",
          "steps-between",
          "changes-by-administrators",
          "groups-deleted");

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55})
  void nothingIsLostDoubledOvertakenOrForgotten(long seed) {
    var result = Sim.run(seed, STEPS);

    assertThat(result.evidence()).isEmpty();
    assertThat(result.verdict()).startsWith("OK seed=" + seed + " steps=" + STEPS);
  }

  @Test
  void everyFaultBefallsTheDesk() {
    var verdict = Sim.run(7, 2 * STEPS).verdict();

    assertThat(HAPPENS).allSatisfy(what -> assertThat(verdict).contains(" " + what + "="));
  }

  @Test
  void theSameSeedIsTheSameRun() {
    var first = Sim.run(42, STEPS / 4).verdict();

    assertThat(Sim.run(42, STEPS / 4).verdict()).isEqualTo(first);
    assertThat(Sim.run(43, STEPS / 4).verdict()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void nonsenseIsRefused(List<String> arguments) {
    assertThat(Sim.start(arguments.toArray(String[]::new))).isEqualTo(2);
  }

  static Stream<List<String>> nonsense() {
    return Stream.of(
        List.of(),
        List.of("1"),
        List.of("1", "2", "3"),
        List.of("", ""),
        List.of("one", "10"),
        List.of("1", "0"),
        List.of("1", "-5"),
        List.of("1", "1.5"),
        List.of("1", "99999999999"));
  }
}
