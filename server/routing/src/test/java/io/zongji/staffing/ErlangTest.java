package io.zongji.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// P5: the formulas against printed tables, textbook cases and the balance equations they solve.
final class ErlangTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /// A load in Erlang, with services of a minute.
  private static Demand demand(double load, int agents) {
    return new Demand(load * 60, MINUTE, agents);
  }

  @Test
  void theTablesOfErlangB() {
    assertThat(Erlang.blocked(1, 1)).isEqualTo(0.5);
    assertThat(Erlang.blocked(1, 2)).isEqualTo(0.2);
    assertThat(Erlang.blocked(3, 5)).isCloseTo(0.1101, within(5e-5));
    assertThat(Erlang.blocked(5, 10)).isCloseTo(0.0184, within(5e-5));
    assertThat(Erlang.blocked(8, 10)).isCloseTo(0.1217, within(5e-5));
    assertThat(Erlang.blocked(0, 3)).isZero();
  }

  @Test
  void theTablesOfErlangC() {
    assertThat(Erlang.patient(demand(1, 2)).probability()).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(Erlang.patient(demand(3, 5)).probability()).isCloseTo(0.2362, within(5e-5));
    assertThat(Erlang.patient(demand(8, 10)).probability()).isCloseTo(0.4092, within(5e-5));
  }

  @Test
  void oneAgentIsTheTextbookQueue() {
    var wait = Erlang.patient(demand(0.8, 1));

    assertThat(wait.probability()).isCloseTo(0.8, within(1e-12));
    assertThat(wait.meanSeconds()).isCloseTo(60 * 0.8 / 0.2, within(1e-9));
    assertThat(wait.abandoned()).isZero();
  }

  /// Mandelbaum and Zeltyn, "Service Engineering in Action: The Palm/Erlang-A Queue": 48 calls a
  /// minute, one minute of service, two minutes of patience, 50 agents.
  @Test
  void theExampleOfMandelbaumAndZeltyn() {
    var demand = new Demand(48 * 60, MINUTE, 50);
    var patient = Erlang.patient(demand);
    var impatient = Erlang.impatient(demand, Duration.ofMinutes(2));

    assertThat(patient.meanSeconds()).isCloseTo(20.8, within(0.05));
    assertThat(impatient.meanSeconds()).isCloseTo(3.7, within(0.05));
    assertThat(impatient.abandoned()).isCloseTo(0.031, within(0.0005));
  }

  @Test
  void withTooMuchWorkTheQueueOnlyGrowsUnlessCustomersGiveUp() {
    assertThat(Erlang.patient(demand(10, 10)).meanSeconds()).isInfinite();
    assertThat(Erlang.servedWithin(demand(11, 10), MINUTE)).isZero();
    var impatient = Erlang.impatient(demand(20, 10), MINUTE);
    // Ten of twenty can be served at most.
    assertThat(impatient.abandoned()).isCloseTo(0.5, within(0.01));
  }

  @Test
  void theServiceLevel() {
    var demand = demand(8, 10);

    assertThat(Erlang.servedWithin(demand, Duration.ZERO))
        .isCloseTo(1 - Erlang.patient(demand).probability(), within(1e-12));
    assertThat(Erlang.servedWithin(demand, Duration.ofSeconds(20)))
        .isCloseTo(1 - 0.40918 * Math.exp(-2.0 / 3), within(1e-4));
    assertThat(Erlang.servedWithin(demand, Duration.ofHours(1))).isCloseTo(1, within(1e-9));
  }

  @Property(tries = 300)
  void impatienceSolvesItsBalanceEquations(
      @ForAll @DoubleRange(min = 0.1, max = 60) double load,
      @ForAll @IntRange(min = 1, max = 50) int agents,
      @ForAll @DoubleRange(min = 0.1, max = 10) double patience) {
    var wait = Erlang.impatient(demand(load, agents), Duration.ofNanos((long) (patience * 60e9)));
    var counted = count(load, agents, patience);

    assertThat(wait.probability()).isCloseTo(counted.probability(), within(1e-6));
    assertThat(wait.abandoned()).isCloseTo(counted.abandoned(), within(1e-6));
    assertThat(wait.meanSeconds()).isCloseTo(counted.meanSeconds(), within(1e-3));
  }

  /// The same from the probabilities of having so many customers, one after another.
  private static Wait count(double load, int agents, double patience) {
    int most = agents + 3_000;
    var logs = new double[most + 1];
    double top = 0;
    for (int n = 1; n <= most; n++) {
      double out = Math.min(n, agents) + Math.max(0, n - agents) / patience;
      logs[n] = logs[n - 1] + Math.log(load / out);
      top = Math.max(top, logs[n]);
    }
    double all = 0;
    double waits = 0;
    double queue = 0;
    for (int n = 0; n <= most; n++) {
      double weight = Math.exp(logs[n] - top);
      all += weight;
      waits += n >= agents ? weight : 0;
      queue += Math.max(0, n - agents) * weight;
    }
    double meanQueue = queue / all;
    return new Wait(waits / all, 60 * meanQueue / load, meanQueue / patience / load);
  }

  @Property(tries = 100)
  void endlessPatienceIsErlangC(
      @ForAll @DoubleRange(min = 0.1, max = 0.95) double busy,
      @ForAll @IntRange(min = 1, max = 40) int agents) {
    var demand = demand(busy * agents, agents);
    var endless = Erlang.impatient(demand, Duration.ofDays(3_000));

    assertThat(endless.probability()).isCloseTo(Erlang.patient(demand).probability(), within(1e-3));
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Demand(0, MINUTE, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Demand(Double.NaN, MINUTE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Demand(1, Duration.ZERO, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Demand(1, MINUTE, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Erlang.impatient(demand(1, 1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Erlang.blocked(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
