import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// P1 and P2: 200 customers and their agents talk over real sockets with the whole product between them.
///
/// P1, closed loop: K = 4 messages in flight in each conversation, two from each side; one counts when its sender has the
/// acknowledgement and the other side's socket the message. It is what a desk does that has run for a while: in the first half
/// minute the optimizing compiler takes a tenth of two cores. Beside it, in the same run: what the same PostgreSQL reaches
/// when each message is a transaction of its own, and in batches, and what the same socket stack echoes with nothing behind it.
/// P2, open loop: 1,000 messages a second at random, from send to the other side's socket, on a disk that has nothing left
/// to write of P1: thirty seconds later the kernel would, all at once, and commits would wait for it.
final class Talk {
  static final long SEED = 20_260_301;
  private static final int CONVERSATIONS = Integer.getInteger("bench.conversations", 200);
  private static final int IN_FLIGHT = 4;
  private static final int PER_SECOND = Integer.getInteger("bench.per-second", 1_000);
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 30));
  private static final Duration WARM_UP_OPEN = Duration.ofSeconds(Integer.getInteger("bench.warm-up-open", 5));
  private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.measured", 10));
  private static final String TEXT = "您好，我上周在你们这里买的那台机器今天早上突然开不了机了，电源灯也不亮，请问是应该先送修还是可以直接换一台新的呢？谢谢啦！";

  private final Product product;
  private final Wire wire;
  private final Slot[] slots = new Slot[CONVERSATIONS * IN_FLIGHT];
  private final Map<String, Side> agentOf = new HashMap<>();
  private final CountDownLatch served = new CountDownLatch(CONVERSATIONS);
  private final AtomicLong refused = new AtomicLong();
  private boolean loop;
  private long begin;
  private long end;
  private long[] latencies = new long[1 << 16];
  private int count;
  private long sent;
  private long done;

  Talk(Product product, Wire wire) {
    this.product = product;
    this.wire = wire;
  }

  public static void main(String[] args) throws Exception {
    if (List.of(args).equals(List.of("rehearse"))) {
      rehearse();
      System.exit(0);
    }
    var figures = new Figures("talk", SEED);
    try (var product = Product.start(Map.of("ZONGJI_FRAMES_PER_SECOND", "100000"));
        var wire = new Wire()) {
      var before = Rows.single(product);
      var talk = new Talk(product, wire);
      talk.setUp();
      double p1 = talk.closed(figures);
      talk.open(figures);
      talk.check();
      wire.close();
      var after = Rows.single(product);
      var single = (before + after) / 2;
      figures
          .put("p1_single_row_before", before)
          .put("p1_single_row_after", after)
          .put("p1_batched_ceiling", Rows.batched(product))
          .put("p1_ratio", p1 / single);
    }
    if (!Boolean.getBoolean("bench.quick")) {
      figures.put("p1_echo_per_second", Echo.rate());
    }
    figures.write();
    System.exit(0);
  }

  /// Lets a product that is being laid out learn what will be hot, and measures nothing.
  private static void rehearse() throws Exception {
    try (var product = Product.start(Map.of("ZONGJI_FRAMES_PER_SECOND", "100000"));
        var wire = new Wire()) {
      for (var page : List.of("/", "/api/session", "/workspace", "/c/", "/actuator/health/readiness")) {
        product.get(page);
      }
      var talk = new Talk(product, wire);
      talk.setUp();
      talk.closed(new Figures("rehearsal", SEED));
    }
  }

  /// One side of a conversation.
  private static final class Side {
    Wire.Line line;
    String conversation;
    final boolean customer;
    boolean accepted;
    boolean counted;
    final List<Slot> slots = new ArrayList<>();

    Side(boolean customer) {
      this.customer = customer;
    }
  }

  /// A message that is on its way, or may be sent.
  private static final class Slot {
    final int index;
    final Side from;
    int number;
    long sentAt;
    long deliveredAt;
    boolean acknowledged;
    boolean delivered;
    boolean busy;

    Slot(int index, Side from) {
      this.index = index;
      this.from = from;
    }
  }

  void setUp() throws Exception {
    var boss = product.administrator();
    var desk = product.desk(boss, "bench");
    product.staff(CONVERSATIONS, desk.group());
    for (int i = 0; i < CONVERSATIONS; i++) {
      agent(i);
    }
    for (int i = 0; i < CONVERSATIONS; i++) {
      customer(i, desk.key());
    }
    if (!served.await(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException(served.getCount() + " conversations are not served");
    }
  }

  private void agent(int index) throws Exception {
    var from = Product.address(index);
    var browser = product.new Browser(from).signIn(Product.number(index));
    var side = new Side(false);
    side.line =
        wire.open(from, product.port, "/ws/workspace", Map.of("Cookie", browser.cookie()),
            (_, bytes, start, stop) -> heard(side, bytes, start, stop));
    wire.run(
        () -> {
          side.line.send("{\"op\":\"hello\",\"ref\":1,\"window\":\"" + UUID.randomUUID() + "\",\"take\":true,\"after\":{}}");
          side.line.send("{\"op\":\"presence\",\"ref\":2,\"choose\":\"IDLE\"}");
        });
  }

  private void customer(int index, String key) throws Exception {
    var from = Product.address(1_000 + index);
    var visitor = product.enter(from, key);
    var side = new Side(true);
    side.conversation = visitor.conversation();
    side.line =
        wire.open(from, product.port, "/ws/customer", Map.of(),
            (_, bytes, start, stop) -> heard(side, bytes, start, stop));
    wire.run(
        () -> {
          for (int i = 0; i < IN_FLIGHT / 2; i++) {
            int at = index * IN_FLIGHT + i;
            slots[at] = new Slot(at, side);
            side.slots.add(slots[at]);
          }
          customers.put(side.conversation, index);
          side.line.send("{\"op\":\"hello\",\"ref\":1,\"token\":\"" + visitor.token() + "\",\"conversation\":\""
              + visitor.conversation() + "\",\"after\":0}");
          side.line.send(say(side.conversation, 2, "key", "1"));
        });
  }

  private final Map<String, Integer> customers = new HashMap<>();

  private static String say(String conversation, long ref, String client, String text) {
    return "{\"op\":\"say\",\"ref\":" + ref + ",\"conversation\":\"" + conversation + "\",\"clientId\":\"" + client
        + "\",\"content\":{\"kind\":\"TEXT\",\"text\":\"" + text + "\"}}";
  }

  private void heard(Side side, byte[] bytes, int from, int to) {
    if (!side.customer && !side.counted) {
      takeUp(side, bytes, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] == '#') {
        i = delivered(side, bytes, i + 1);
      } else if (bytes[i] == 'r' && begins(bytes, i, to, REF) && bytes[i - 2] == ',') {
        i = answered(bytes, i + REF.length);
      }
    }
  }

  private static final byte[] REF = "ref\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  private static final byte[] REFUSED = "refused".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private static boolean begins(byte[] bytes, int at, int to, byte[] word) {
    return at + word.length <= to
        && java.util.Arrays.equals(bytes, at, at + word.length, word, 0, word.length);
  }

  /// `slot:number#`
  private int delivered(Side side, byte[] bytes, int at) {
    int slot = 0;
    int number = 0;
    for (; bytes[at] != ':'; at++) {
      slot = 10 * slot + bytes[at] - '0';
    }
    for (at++; bytes[at] != '#'; at++) {
      number = 10 * number + bytes[at] - '0';
    }
    var one = slots[slot];
    if (one.number == number && one.from.customer != side.customer && one.busy && !one.delivered) {
      one.delivered = true;
      one.deliveredAt = System.nanoTime();
      finish(one);
    }
    return at;
  }

  private int answered(byte[] bytes, int at) {
    long ref = 0;
    for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      ref = 10 * ref + bytes[at] - '0';
    }
    int slot = (int) (ref >> 32);
    if (ref >> 32 == 0) {
      return at;
    }
    var one = slots[slot - 1];
    if (begins(bytes, at - 30 < 0 ? 0 : at, bytes.length, REFUSED)) {
      refused.incrementAndGet();
    }
    if (one.number == (int) ref && one.busy) {
      one.acknowledged = true;
      finish(one);
    }
    return at;
  }

  private void finish(Slot one) {
    if (!one.acknowledged || !one.delivered) {
      return;
    }
    one.busy = false;
    done++;
    long now = System.nanoTime();
    long counts = loop ? now : one.sentAt;
    if (counts >= begin && counts < end) {
      if (count == latencies.length) {
        latencies = java.util.Arrays.copyOf(latencies, 2 * count);
      }
      latencies[count++] = one.deliveredAt - one.sentAt;
    }
    if (loop && now < end) {
      send(one);
    }
  }

  private void send(Slot one) {
    one.number++;
    one.busy = true;
    one.acknowledged = false;
    one.delivered = false;
    one.sentAt = System.nanoTime();
    sent++;
    long ref = (long) (one.index + 1) << 32 | one.number;
    one.from.line.send(
        say(one.from.conversation, ref, one.index + "-" + one.number, TEXT + "#" + one.index + ":" + one.number + "#"));
  }

  /// Accepts what rings; the conversation that is served is the agent's.
  private void takeUp(Side side, byte[] bytes, int from, int to) {
    JsonNode events = Product.JSON.readTree(new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8));
    for (var event : events) {
      for (var task : event.path("desk").path("tasks")) {
        var conversation = task.path("conversation").asString();
        if (task.path("state").asString().equals("OFFERED") && !side.accepted) {
          side.accepted = true;
          side.line.send("{\"op\":\"accept\",\"ref\":3,\"clientId\":\"accept\",\"conversation\":\"" + conversation
              + "\",\"offer\":\"" + task.path("offer").path("id").asString() + "\"}");
        } else if (task.path("state").asString().equals("SERVED") && !side.counted) {
          side.counted = true;
          side.conversation = conversation;
          int index = customers.get(conversation);
          for (int i = IN_FLIGHT / 2; i < IN_FLIGHT; i++) {
            int at = index * IN_FLIGHT + i;
            slots[at] = new Slot(at, side);
          }
          served.countDown();
        }
      }
    }
  }

  double closed(Figures figures) throws Exception {
    long batches = batches();
    long frames = wire.frames();
    window(WARM_UP);
    wire.run(
        () -> {
          loop = true;
          for (var slot : slots) {
            send(slot);
          }
        });
    until(begin);
    var processor = product.processor();
    until(end);
    var used = product.processor().since(processor);
    rest("closed loop");
    double rate = count / (double) MEASURED.toSeconds();
    figures
        .put("p1_messages_per_second", rate)
        .put("p1_messages_per_batch", sent / (double) (batches() - batches))
        .put("p1_frames_per_message", (wire.frames() - frames) / (double) sent)
        .put("p1_p50_ms", Figures.quantile(latencies, count, 0.5) / 1e6)
        .put("p1_p99_ms", Figures.quantile(latencies, count, 0.99) / 1e6)
        .put("p1_product_us", used.product().toNanos() / 1e3 / count)
        .put("p1_postgres_us", used.postgres().toNanos() / 1e3 / count)
        .put("p1_load_us", used.load().toNanos() / 1e3 / count);
    return rate;
  }

  /// Batches that the door has committed.
  private long batches() throws Exception {
    try (Connection database = product.connect(); var statement = database.createStatement()) {
      var row = statement.executeQuery("select coalesce(sum(batch), 0) from door_lane");
      row.next();
      return row.getLong(1);
    }
  }

  void open(Figures figures) throws Exception {
    try (Connection database = product.connect(); var statement = database.createStatement()) {
      statement.execute("checkpoint");
    }
    window(WARM_UP_OPEN);
    wire.everyTurn(1, new Schedule()::sendDue);
    rest("open loop");
    wire.everyTurn(100, () -> {});
    figures
        .put("p2_messages_per_second", count / (double) MEASURED.toSeconds())
        .put("p2_p50_ms", Figures.quantile(latencies, count, 0.5) / 1e6)
        .put("p2_p99_ms", Figures.quantile(latencies, count, 0.99) / 1e6);
  }

  /// Messages at a steady rate, whatever has come of those before.
  private final class Schedule {
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final long first = System.nanoTime();
    private long number;
    private boolean behind;

    private void sendDue() {
      loop = false;
      long due = (Math.min(System.nanoTime(), end) - first) * PER_SECOND / 1_000_000_000L;
      while (number < due) {
        int at = free();
        if (at < 0) {
          // Everybody waits for an answer: the next ones are late, and count from when they were due.
          behind = true;
          return;
        }
        send(slots[at]);
        if (behind) {
          slots[at].sentAt = first + number * 1_000_000_000L / PER_SECOND;
        }
        number++;
      }
      behind = false;
    }

    private int free() {
      int begin = random.nextInt(slots.length);
      for (int i = 0; i < slots.length; i++) {
        int at = (begin + i) % slots.length;
        if (!slots[at].busy) {
          return at;
        }
      }
      return -1;
    }
  }

  private void window(Duration warmUp) {
    wire.run(() -> count = 0);
    begin = System.nanoTime() + warmUp.toNanos();
    end = begin + MEASURED.toNanos();
  }

  private static void until(long moment) throws InterruptedException {
    Thread.sleep(Duration.ofNanos(Math.max(0, moment - System.nanoTime())));
  }

  /// Waits for the end of the measurement and for what is still on its way.
  private void rest(String name) throws Exception {
    until(end);
    for (int i = 0; i < 200; i++) {
      var idle = new java.util.concurrent.CompletableFuture<Boolean>();
      wire.run(() -> idle.complete(java.util.Arrays.stream(slots).noneMatch(slot -> slot.busy)));
      if (idle.get()) {
        return;
      }
      Thread.sleep(50);
    }
    var broken = java.util.Arrays.stream(slots).filter(slot -> !slot.from.line.failure.isEmpty()).findFirst();
    throw new IllegalStateException(
        name + ": messages are missing; " + refused.get() + " refused; " + broken.map(slot -> slot.from.line.failure).orElse("no socket closed"));
  }

  /// What was sent is what was done is what is stored, once.
  void check() throws Exception {
    try (Connection database = product.connect(); var statement = database.createStatement()) {
      var row =
          statement.executeQuery(
              "select count(*), count(distinct (conversation_id, client_id)) from timeline_entry"
                  + " where kind = 'MESSAGE' and client_id <> 'key'");
      row.next();
      if (row.getLong(1) != sent || row.getLong(2) != sent || done != sent) {
        throw new IllegalStateException("sent " + sent + ", done " + done + ", stored " + row.getLong(1));
      }
    }
  }
}
