import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Strangers who hold on to whatever they can get, one kind after another ([Attackers]), while a company talks (P2 of [Talk]):
///
///     make attack N=1000 KINDS=slow-reader,slow-body JUDGE=time
///
/// Passed is: readiness is answered within a second throughout, nothing that was acknowledged is lost, everything is as
/// before within five seconds of the last attacker's leaving, and P2 stays below three times what it is without an attack, or
/// 50 ms. `JUDGE=life` is for machines that do other things as well: nothing is lost, readiness goes on, and all is well
/// within half a minute.
final class Attack {
  private static final int VISITORS = 12;
  private static final int MEDIA_BYTES = 3_000_000;
  private static final int WATCH_PAUSE_MS = 200;
  private static final long WATCHED_FOR_MS_MAX = 60_000;

  private final Product product;
  private final Talk talk;
  private final Judge judge;
  private final Figures figures = new Figures("attack", Talk.SEED);
  private final AtomicLong worst = new AtomicLong();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile boolean watching = true;

  /// What is asked of the product.
  ///
  /// @param readyMs within which readiness is answered
  /// @param normalMs within which all is as before
  /// @param byTime whether P2 counts
  private record Judge(int readyMs, int normalMs, boolean byTime) {
    static final Judge TIME = new Judge(1_000, 5_000, true);
    static final Judge LIFE = new Judge(10_000, 30_000, false);
  }

  private Attack(Product product, Talk talk, Judge judge) {
    this.product = product;
    this.talk = talk;
    this.judge = judge;
  }

  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(argument(args, "N", "1000"));
    var judge = argument(args, "JUDGE", "time").equals("time") ? Judge.TIME : Judge.LIFE;
    var names = Attackers.KINDS.stream().map(Attackers.Kind::name).toList();
    var wanted = List.of(argument(args, "KINDS", String.join(",", names)).split(","));
    if (!names.containsAll(wanted)) {
      System.err.println("KINDS are " + String.join(",", names));
      System.exit(2);
    }
    boolean passed = true;
    try (var product = Product.start(Map.of("ZONGJI_FRAMES_PER_SECOND", "100000"));
        var wire = new Wire()) {
      var talk = new Talk(product, wire);
      talk.setUp();
      talk.closed(new Figures("warm", Talk.SEED));
      var attack = new Attack(product, talk, judge);
      var target = attack.target();
      Thread.ofPlatform().daemon().start(attack::watch);
      double calm = attack.calm();
      for (var kind : Attackers.KINDS) {
        if (wanted.contains(kind.name())) {
          passed &= attack.strike(kind, target, count, calm);
        }
      }
      attack.watching = false;
      talk.check();
      attack.figures.put("passed", Boolean.toString(passed));
      attack.figures.write();
    }
    System.exit(passed ? 0 : 1);
  }

  private static String argument(String[] args, String name, String otherwise) {
    for (var arg : args) {
      if (arg.startsWith(name + "=") && arg.length() > name.length() + 1) {
        return arg.substring(name.length() + 1);
      }
    }
    return otherwise;
  }

  private Attackers.Target target() throws Exception {
    var browser = product.administrator();
    var desk = product.desk(browser, "attacked");
    var visitors = new ArrayList<Product.Visitor>();
    for (int i = 0; i < VISITORS; i++) {
      visitors.add(product.enter(Attackers.address(i), desk.key()));
    }
    return new Attackers.Target(product.port, media(visitors.getFirst()), visitors,
        product.new Browser("127.0.0.1").visit().headers(), browser.headers(), Payloads.png(),
        Payloads.progressiveJpeg(), Payloads.sheetOfManyColumns(), Payloads.sheetOfMuchFilling());
  }

  private String media(Product.Visitor visitor) throws IOException {
    var answer = Product.Http.call(Attackers.address(1), product.port, "POST", "/api/customer/media?conversationId=" + visitor.conversation(),
        Map.of("Authorization", "Bearer " + visitor.token(), "Content-Type", "multipart/form-data; boundary=b"),
        new String(Payloads.multipart("a".repeat(MEDIA_BYTES).getBytes(StandardCharsets.US_ASCII), "application/octet-stream", "a.bin"),
            StandardCharsets.US_ASCII));
    return Product.JSON.readTree(answer.body()).path("url").asString();
  }

  private double calm() throws Exception {
    double p99 = talk("calm");
    System.out.printf("%-18s %8s %8s %8s %9s %8s  %s%n", "kind", "p50 ms", "p99 ms", "ready ms", "normal ms", "opened", "answers");
    print("calm", "", "", "");
    return p99;
  }

  /// P2 beside whatever else goes on; NaN when messages were missing at its end.
  private double talk(String name) throws Exception {
    var one = new Figures(name, Talk.SEED);
    worst.set(0);
    unanswered.set(0);
    talk.open(one);
    figures.put(name + "_p50_ms", one.number("p2_p50_ms"))
        .put(name + "_p99_ms", one.number("p2_p99_ms"))
        .put(name + "_ready_worst_ms", worst.get());
    return one.number("p2_p99_ms");
  }

  private boolean strike(Attackers.Kind kind, Attackers.Target target, int count, double calm) throws Exception {
    var faults = new ArrayList<String>();
    double p99 = 0;
    var attackers = Attackers.begin(kind, target, count);
    try (attackers) {
      p99 = talk(kind.name());
    } catch (IllegalStateException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
    long normal = backToNormal();
    figures.put(kind.name() + "_normal_after_ms", normal).put(kind.name() + "_opened", attackers.opened());
    if (unanswered.get() > 0) {
      faults.add("readiness unanswered " + unanswered.get() + " times");
    }
    if (normal > judge.normalMs()) {
      faults.add("not as before after " + normal + " ms");
    }
    if (judge.byTime() && p99 > Math.max(50, 3 * calm)) {
      faults.add("P2 p99 " + p99 + " ms, without attack " + calm);
    }
    print(kind.name(), normal, attackers.opened(), attackers.answers() + (faults.isEmpty() ? "" : "  FAILED: " + String.join("; ", faults)));
    return faults.isEmpty();
  }

  private void print(String name, Object normal, Object opened, String said) {
    System.out.printf("%-18s %8s %8s %8s %9s %8s  %s%n", name, figures.get(name + "_p50_ms"), figures.get(name + "_p99_ms"),
        figures.get(name + "_ready_worst_ms"), normal, opened, said);
  }

  /// Until the attackers' own address is served again, and readiness at once.
  private long backToNormal() throws InterruptedException {
    long begin = System.nanoTime();
    long taken = 0;
    for (boolean well = false; !well && taken < WATCHED_FOR_MS_MAX; ) {
      well = status(Attackers.address(0), "/api/session", 1_000).equals("401")
          && status("127.0.0.1", "/actuator/health/readiness", 1_000).equals("200");
      taken = (System.nanoTime() - begin) / 1_000_000;
      if (!well) {
        Thread.sleep(100);
      }
    }
    return taken;
  }

  private void watch() {
    try {
      while (watching) {
        long begin = System.nanoTime();
        var status = status("127.0.0.1", "/actuator/health/readiness", judge.readyMs());
        worst.accumulateAndGet((System.nanoTime() - begin) / 1_000_000, Math::max);
        if (!status.equals("200")) {
          unanswered.incrementAndGet();
        }
        Thread.sleep(WATCH_PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String status(String from, String path, int withinMs) {
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", product.port), withinMs);
      socket.setSoTimeout(withinMs);
      socket.getOutputStream().write(Payloads.ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
      var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1);
      return line.length() < 12 ? "" : line.substring(9);
    } catch (IOException e) {
      return "";
    }
  }
}
