import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// P4: what each further idle connection takes: customers who look at the flow's question, 1,000 and then 10,000, resident
/// memory of the server after a full collection, with a heap that gives back what it does not need.
final class Idle {
  private static final int FEW = 1_000;
  private static final int MANY = 10_000;
  private static final int CALLERS = 8;
  private static final String HEAP = "-XX:+UseSerialGC -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10 -Xmx1g";

  private Idle() {}

  public static void main(String[] args) throws Exception {
    try (var product = Product.start(Map.of("JAVA_TOOL_OPTIONS", HEAP));
        var wire = new Wire()) {
      var key = product.desk(product.administrator(), "idle").key();
      connect(product, wire, key, 0, FEW);
      double few = resident(product);
      connect(product, wire, key, FEW, MANY);
      double many = resident(product);
      new Figures("idle", 0)
          .put("p4_resident_mb_few", few / 1e6)
          .put("p4_resident_mb_many", many / 1e6)
          .put("p4_bytes_per_connection", (many - few) / (MANY - FEW))
          .write();
    }
    System.exit(0);
  }

  private static void connect(Product product, Wire wire, String key, int from, int to) throws Exception {
    var welcomed = new AtomicInteger();
    try (var callers = Executors.newFixedThreadPool(CALLERS)) {
      var all = IntStream.range(from, to).mapToObj(i -> callers.submit(() -> one(product, wire, key, i, welcomed))).toList();
      for (Future<Wire.Line> one : all) {
        one.get();
      }
    }
    for (int i = 0; welcomed.get() < to - from; i++) {
      if (i > 600) {
        throw new IllegalStateException(welcomed.get() + " of " + (to - from) + " were welcomed");
      }
      Thread.sleep(50);
    }
  }

  private static Wire.Line one(Product product, Wire wire, String key, int index, AtomicInteger welcomed) throws Exception {
    var address = Product.address(index);
    var visitor = product.enter(address, key);
    var heard = new boolean[1];
    var line =
        wire.open(address, product.port, "/ws/customer", Map.of(),
            (_, _, _, _) -> {
              if (!heard[0]) {
                heard[0] = true;
                welcomed.incrementAndGet();
              }
            });
    wire.run(
        () -> line.send("{\"op\":\"hello\",\"ref\":1,\"token\":\"" + visitor.token() + "\",\"conversation\":\""
            + visitor.conversation() + "\",\"after\":0}"));
    return line;
  }

  /// Bytes in memory, once what is garbage has gone and the server has come to rest.
  private static double resident(Product product) throws Exception {
    Thread.sleep(3_000);
    for (int i = 0; i < 3; i++) {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      new ProcessBuilder(jcmd, Long.toString(product.pid()), "GC.run").redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
      Thread.sleep(1_000);
    }
    for (var line : Files.readAllLines(Path.of("/proc", Long.toString(product.pid()), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024.0;
      }
    }
    throw new IllegalStateException("no figure for resident memory");
  }
}
