import java.util.Arrays;
import java.util.Map;

/// P6: from the start of the process to readiness, on an empty folder and again on the same one; the median of three.
final class Start {
  private static final int RUNS = 3;

  private Start() {}

  public static void main(String[] args) throws Exception {
    var first = new double[RUNS];
    var again = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      try (var product = Product.start(Map.of())) {
        first[i] = product.readySeconds();
        product.stop();
        product.run();
        again[i] = product.readySeconds();
      }
    }
    Arrays.sort(first);
    Arrays.sort(again);
    new Figures("start", 0).put("p6_first_s", first[RUNS / 2]).put("p6_ready_s", again[RUNS / 2]).write();
  }
}
