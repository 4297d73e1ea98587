import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a run has found: one JSON in bench/out, `{workload, seed, machine, figures}`.
final class Figures {
  private final String workload;
  private final long seed;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  Figures(String workload, long seed) {
    this.workload = workload;
    this.seed = seed;
  }

  Figures put(String name, String value) {
    figures.put(name, value);
    return this;
  }

  Figures put(String name, double value) {
    figures.put(name, Math.round(value * 1000) / 1000.0);
    return this;
  }

  /// A figure that was put.
  Object get(String name) {
    return figures.getOrDefault(name, Double.NaN);
  }

  /// A figure that is a number; NaN when there is none.
  double number(String name) {
    return get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  void write() throws IOException {
    var all = new LinkedHashMap<String, Object>();
    all.put("workload", workload);
    all.put("seed", seed);
    all.put("machine", machine());
    all.put("figures", figures);
    var json = Product.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    Files.createDirectories(Path.of("bench/out"));
    Files.writeString(Path.of("bench/out/" + workload + ".json"), json);
    System.out.print(json);
  }

  private static Map<String, Object> machine() {
    var machine = new LinkedHashMap<String, Object>();
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("java", System.getProperty("java.version"));
    return machine;
  }

  /// The value below which that share of the samples lies; the first `count` are sorted.
  static double quantile(long[] samples, int count, double share) {
    Arrays.sort(samples, 0, count);
    return count == 0 ? Double.NaN : samples[(int) Math.min(count - 1, Math.floor(count * share))];
  }
}
