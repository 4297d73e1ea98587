import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What the product holds of the machine's memory, the server and its PostgreSQL together (PSS, so that what they share
/// counts once): at rest, right after a burst of talk, and when nobody has come for some minutes.
final class Memory {
  private static final int CUSTOMERS = 400;
  private static final int MESSAGES = 150;
  private static final int REST_SECONDS = 20;
  private static final int[] QUIET_SECONDS = {60, 120, 240};

  private Memory() {}

  public static void main(String[] args) throws Exception {
    var figures = new Figures("memory", 0);
    try (var product = Product.start(Map.of("ZONGJI_FRAMES_PER_SECOND", "100000"))) {
      Thread.sleep(REST_SECONDS * 1_000L);
      figures.put("idle_mb", megabytes(product));
      try (var wire = new Wire()) {
        burst(product, wire);
        figures.put("after_burst_mb", megabytes(product));
      }
      int waited = 0;
      for (int seconds : QUIET_SECONDS) {
        Thread.sleep((seconds - waited) * 1_000L);
        waited = seconds;
        figures.put("quiet_" + seconds + "_s_mb", megabytes(product));
      }
    }
    figures.write();
    System.exit(0);
  }

  private static void burst(Product product, Wire wire) throws Exception {
    var key = product.desk(product.administrator(), "memory").key();
    var answered = new AtomicInteger();
    var lines = new ArrayList<Wire.Line>();
    var conversations = new ArrayList<String>();
    for (int i = 0; i < CUSTOMERS; i++) {
      var from = Product.address(i);
      var visitor = product.enter(from, key);
      var line =
          wire.open(from, product.port, "/ws/customer", Map.of(),
              (_, bytes, start, stop) -> answered.addAndGet(dones(bytes, start, stop)));
      wire.run(
          () -> line.send("{\"op\":\"hello\",\"ref\":1,\"token\":\"" + visitor.token() + "\",\"conversation\":\""
              + visitor.conversation() + "\",\"after\":0}"));
      lines.add(line);
      conversations.add(visitor.conversation());
    }
    for (int message = 0; message < MESSAGES; message++) {
      say(wire, lines, conversations, message);
      for (int i = 0; answered.get() < (message + 1) * CUSTOMERS; i++) {
        if (i > 6_000) {
          throw new IllegalStateException(answered.get() + " messages were acknowledged");
        }
        Thread.sleep(10);
      }
    }
  }

  private static void say(Wire wire, List<Wire.Line> lines, List<String> conversations, int message) {
    wire.run(
        () -> {
          for (int i = 0; i < lines.size(); i++) {
            lines.get(i).send("{\"op\":\"say\",\"ref\":" + (message + 2) + ",\"conversation\":\"" + conversations.get(i)
                + "\",\"clientId\":\"m" + message + "\",\"content\":{\"kind\":\"TEXT\",\"text\":\"还要等多久？\"}}");
          }
        });
  }

  private static final byte[] DONE = "\"kind\":\"done\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private static int dones(byte[] bytes, int from, int to) {
    int found = 0;
    for (int i = from; i + DONE.length <= to; i++) {
      if (java.util.Arrays.equals(bytes, i, i + DONE.length, DONE, 0, DONE.length)) {
        found++;
      }
    }
    return found;
  }

  /// The product's share of the machine's memory, in megabytes.
  private static double megabytes(Product product) throws IOException {
    var server = ProcessHandle.of(product.pid()).orElseThrow();
    var all = Stream.concat(Stream.of(server), Stream.concat(server.descendants(), product.postgres().stream()));
    double kilobytes = 0;
    for (var process : all.distinct().toList()) {
      kilobytes += pss(process.pid());
    }
    return kilobytes / 1_000;
  }

  private static double pss(long pid) throws IOException {
    var file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
    if (!Files.exists(file)) {
      return 0;
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1000)
          .sum();
    }
  }
}
