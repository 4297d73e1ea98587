import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Outcome;
import io.zongji.conversation.Phase;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// P3: from the moment a customer reaches Transfer to the offer on the agent's socket, an agent being free, while others wait
/// in other groups whose agents are busy: 100 of them with 10 agents, and 100,000 with 10,000.
///
/// The crowd goes through the door within this process; the measured customers and agents are real sockets.
final class Offer {
  private static final int SAMPLES = 300;
  private static final int WARM_UP = 200;
  private static final int FREE = 5;
  private static final int IN_FLIGHT = 2_000;

  private final Product product;
  private final Wire wire;
  private final Conversations conversations;
  private final AgentDesks desks;
  private final List<StaffId> crowd = new ArrayList<>();
  private int groups;
  private volatile CompletableFuture<Ring> ring = new CompletableFuture<>();
  private volatile CompletableFuture<Void> free = new CompletableFuture<>();

  private record Ring(Wire.Line line, String conversation, String offer, Instant at) {}

  private Offer(Product product, Wire wire) {
    this.product = product;
    this.wire = wire;
    this.conversations = product.bean(Conversations.class);
    this.desks = product.bean(AgentDesks.class);
  }

  public static void main(String[] args) throws Exception {
    var figures = new Figures("offer", 0);
    try (var product = Product.inside();
        var wire = new Wire()) {
      var offer = new Offer(product, wire);
      var boss = product.administrator();
      var measured = offer.measured(boss);
      var leases = Thread.ofVirtual().start(offer::stay);
      offer.wait(boss, 1, 10, 100);
      offer.sample(measured, WARM_UP);
      var few = offer.sample(measured, SAMPLES);
      offer.wait(boss, 50, 200, 2_000);
      offer.sample(measured, 20);
      var many = offer.sample(measured, SAMPLES);
      leases.interrupt();
      double p50Few = Figures.quantile(few, few.length, 0.5) / 1e6;
      double p50Many = Figures.quantile(many, many.length, 0.5) / 1e6;
      figures
          .put("p3_p50_ms", p50Few)
          .put("p3_p99_ms", Figures.quantile(few, few.length, 0.99) / 1e6)
          .put("p3_many_p50_ms", p50Many)
          .put("p3_many_p99_ms", Figures.quantile(many, many.length, 0.99) / 1e6)
          .put("p3_scale_ratio", p50Many / p50Few)
          .write();
    }
    System.exit(0);
  }

  /// The browsers of the crowd stay where they are.
  private void stay() {
    try {
      while (true) {
        desks.seen(List.copyOf(crowd));
        Thread.sleep(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Groups of busy agents before whom customers wait.
  private void wait(Product.Browser boss, int count, int agents, int waiting) throws Exception {
    for (int i = 0; i < count; i++) {
      var desk = product.desk(boss, "busy" + groups);
      var staff = product.staff(1_000 + groups * 1_000, agents, desk.group());
      groups++;
      var window = Ids.next();
      for (var id : staff) {
        desks.goOnline(new StaffId(id), window);
        crowd.add(new StaffId(id));
      }
      var served = enter(desk, agents);
      accept(served);
      enter(desk, waiting);
      System.out.println("busy group " + groups + ": " + agents + " agents, " + waiting + " waiting");
    }
  }

  private List<ConversationId> enter(Product.Desk desk, int count) {
    var ids = new ArrayList<ConversationId>();
    for (int from = 0; from < count; from += IN_FLIGHT) {
      var sent = new ArrayList<CompletableFuture<Outcome>>();
      for (int i = from; i < Math.min(count, from + IN_FLIGHT); i++) {
        var id = new ConversationId(Ids.next());
        ids.add(id);
        sent.add(
            conversations.send(
                new Command.Enter(id, Mode.OMNIMEDIA, new ChannelId(Ids.next()), ChannelKind.WEBSITE,
                    new CustomerId(Ids.next()), new FlowId(desk.flow()), 1, Optional.empty())));
      }
      sent.forEach(Offer::done);
      sent.clear();
      for (var id : ids.subList(from, Math.min(count, from + IN_FLIGHT))) {
        sent.add(
            conversations.send(
                new Command.CustomerSays(id, Optional.empty(), new io.zongji.conversation.Content.Text("1"))));
      }
      sent.forEach(Offer::done);
    }
    return ids;
  }

  private void accept(List<ConversationId> ids) throws Exception {
    var left = new ArrayList<>(ids);
    for (int i = 0; !left.isEmpty(); i++) {
      var offered = conversations.findAll(left).values().stream().filter(one -> one.phase() == Phase.OFFERED).toList();
      var sent = offered.stream()
          .map(one -> conversations.send(
              new Command.Accept(one.id(), Optional.empty(), one.agent().orElseThrow(), one.offer().orElseThrow().id())))
          .toList();
      sent.forEach(Offer::done);
      offered.forEach(one -> left.remove(one.id()));
      if (i > 3_000) {
        throw new IllegalStateException(left.size() + " conversations are offered to nobody");
      }
      Thread.sleep(10);
    }
  }

  private static void done(CompletableFuture<Outcome> sent) {
    if (!(sent.join() instanceof Outcome.Done)) {
      throw new IllegalStateException("refused: " + sent.join());
    }
  }

  private Product.Desk measured(Product.Browser boss) throws Exception {
    var desk = product.desk(boss, "measured");
    product.staff(FREE, desk.group());
    for (int i = 0; i < FREE; i++) {
      var from = Product.address(i);
      var browser = product.new Browser(from).signIn(Product.number(i));
      var line = wire.open(from, product.port, "/ws/workspace", Map.of("Cookie", browser.cookie()), this::heard);
      wire.run(
          () -> {
            line.send("{\"op\":\"hello\",\"ref\":1,\"window\":\"" + UUID.randomUUID() + "\",\"take\":true,\"after\":{}}");
            line.send("{\"op\":\"presence\",\"ref\":2,\"choose\":\"IDLE\"}");
          });
    }
    return desk;
  }

  private void heard(Wire.Line line, byte[] bytes, int from, int to) {
    var at = Instant.now();
    for (var event : Product.JSON.readTree(new String(bytes, from, to - from, StandardCharsets.UTF_8))) {
      for (var task : event.path("desk").path("tasks")) {
        if (task.path("state").asString().equals("OFFERED")) {
          ring.complete(
              new Ring(line, task.path("conversation").asString(), task.path("offer").path("id").asString(), at));
        }
      }
      if (event.path("kind").asString().equals("done") && event.path("ref").asInt() == 5) {
        free.complete(null);
      }
    }
  }

  private long[] sample(Product.Desk desk, int count) throws Exception {
    var nanos = new long[count];
    try (var database = product.connect();
        var asked = database.prepareStatement(
            "select at from timeline_entry where conversation_id = ?::uuid and kind = 'ASKED'")) {
      for (int i = 0; i < count; i++) {
        nanos[i] = one(desk, 10_000 + i, asked);
      }
    }
    return nanos;
  }

  private long one(Product.Desk desk, int index, java.sql.PreparedStatement asked) throws Exception {
    ring = new CompletableFuture<>();
    free = new CompletableFuture<>();
    var from = Product.address(index);
    var visitor = product.enter(from, desk.key());
    var page = wire.open(from, product.port, "/ws/customer", Map.of(), (_, _, _, _) -> {});
    wire.run(
        () -> {
          page.send("{\"op\":\"hello\",\"ref\":1,\"token\":\"" + visitor.token() + "\",\"conversation\":\""
              + visitor.conversation() + "\",\"after\":0}");
          page.send("{\"op\":\"say\",\"ref\":2,\"conversation\":\"" + visitor.conversation()
              + "\",\"clientId\":\"one\",\"content\":{\"kind\":\"TEXT\",\"text\":\"1\"}}");
        });
    var rang = ring.get(20, TimeUnit.SECONDS);
    asked.setString(1, visitor.conversation());
    var row = asked.executeQuery();
    row.next();
    long nanos = Duration.between(row.getObject(1, java.time.OffsetDateTime.class).toInstant(), rang.at()).toNanos();
    var about = ",\"conversation\":\"" + rang.conversation() + "\"";
    wire.run(
        () -> {
          rang.line().send("{\"op\":\"accept\",\"ref\":3" + about + ",\"offer\":\"" + rang.offer() + "\"}");
          rang.line().send("{\"op\":\"end\",\"ref\":4" + about + "}");
          rang.line().send("{\"op\":\"finish\",\"ref\":5" + about + "}");
        });
    free.get(20, TimeUnit.SECONDS);
    wire.run(page::close);
    return nanos;
  }
}
