package io.zongji.sim;

import io.zongji.staffing.Demand;
import io.zongji.staffing.Erlang;
import io.zongji.staffing.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/// P5: simulated waits beside Erlang C and Erlang A. Each figure is the mean of batches of
/// customers who came one after another, with its 99 % confidence interval; the first batch warms
/// up.
public final class ErlangBench {
  private static final long SEED = 1917;
  private static final int BATCHES = 20;
  private static final int BATCH = 2_000;

  /// Student's t for 19 degrees of freedom, 99 % two-sided.
  private static final double T = 2.861;

  private static final Path OUT = Path.of("bench", "out", "erlang.json");

  private ErlangBench() {}

  /// What is compared.
  record Scene(String name, Demand demand, Optional<Duration> patience) {
    Wait formula() {
      return patience
          .map(mean -> Erlang.impatient(demand, mean))
          .orElseGet(() -> Erlang.patient(demand));
    }
  }

  /// A mean with half the width of its 99 % confidence interval.
  record Estimate(double mean, double half) {
    boolean holds(double value) {
      return Math.abs(value - mean) <= half;
    }
  }

  static final List<Scene> SCENES =
      List.of(
          new Scene("c", new Demand(8 * 60, Duration.ofMinutes(1), 10), Optional.empty()),
          new Scene(
              "a",
              new Demand(11 * 60, Duration.ofMinutes(1), 10),
              Optional.of(Duration.ofMinutes(2))));

  public static void main(String[] args) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    var figures = new LinkedHashMap<String, Object>();
    boolean within = true;
    for (var scene : SCENES) {
      within &= measure(scene, BATCH, figures);
    }
    figures.put("p5_within_99", within ? 1 : 0);
    write(figures);
    System.exit(within ? 0 : 1);
  }

  /// Compares one scene and adds its figures.
  ///
  /// @return whether the formula lies within the interval everywhere
  static boolean measure(Scene scene, int batch, Map<String, Object> figures) {
    var desk = new ErlangDesk(SEED, scene.demand(), scene.patience());
    var waits = desk.run((BATCHES + 1) * batch);
    if (!desk.idle() || desk.repairs() > 0) {
      throw new IllegalStateException(
          "the desk is not at rest after " + desk.repairs() + " repairs");
    }
    var formula = scene.formula();
    boolean within =
        compare(
            scene.name() + "_wait_s", formula.meanSeconds(), of(waits, batch, Math::abs), figures);
    within &=
        compare(
            scene.name() + "_waits",
            formula.probability(),
            of(waits, batch, wait -> Math.abs(wait) > 1e-6 ? 1 : 0),
            figures);
    if (scene.patience().isPresent()) {
      within &=
          compare(
              scene.name() + "_abandoned",
              formula.abandoned(),
              of(waits, batch, wait -> wait < 0 ? 1 : 0),
              figures);
    }
    return within;
  }

  private static boolean compare(
      String name, double formula, Estimate simulated, Map<String, Object> figures) {
    figures.put("p5_" + name + "_formula", rounded(formula));
    figures.put("p5_" + name + "_simulated", rounded(simulated.mean()));
    figures.put("p5_" + name + "_half_width_99", rounded(simulated.half()));
    figures.put("p5_" + name + "_within_99", simulated.holds(formula) ? 1 : 0);
    return simulated.holds(formula);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e5) / 1e5;
  }

  private static Estimate of(List<Double> waits, int batch, ToDoubleFunction<Double> value) {
    var means = new ArrayList<Double>();
    for (int i = 1; i <= BATCHES; i++) {
      means.add(
          waits.subList(i * batch, (i + 1) * batch).stream()
              .mapToDouble(value)
              .average()
              .orElseThrow());
    }
    double mean = means.stream().mapToDouble(one -> one).average().orElseThrow();
    double squares = means.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
    return new Estimate(mean, T * Math.sqrt(squares / (BATCHES - 1) / BATCHES));
  }

  private static void write(Map<String, Object> figures) throws IOException {
    var machine = new LinkedHashMap<String, Object>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("java", System.getProperty("java.version"));
    var all = new LinkedHashMap<String, Object>();
    all.put("workload", "erlang");
    all.put("seed", SEED);
    all.put("machine", machine);
    all.put("figures", figures);
    var json =
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all)
            + "\n";
    Files.createDirectories(OUT.getParent());
    Files.writeString(OUT, json);
    System.out.print(json);
  }
}
