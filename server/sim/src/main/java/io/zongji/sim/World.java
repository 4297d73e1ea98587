package io.zongji.sim;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.conversation.MemoryReceipts;
import io.zongji.flows.FlowId;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A whole company in virtual time: two servers on one database, customers, agents, administrators
/// and everything that may go wrong. One thread, one seed; the same seed is the same run.
final class World extends Chance {
  private static final int DEPTH_MAX = 3;
  private static final Duration SWEEP = Duration.ofMillis(1_250);
  private static final Duration SWEEP_DIED = Duration.ofSeconds(5);

  private final VirtualClock clock = new VirtualClock();
  private final Agenda agenda = new Agenda();
  private final Company company = new Company();
  private final MemoryDatabase database = new MemoryDatabase(company);
  private final MemoryReceipts receipts = new MemoryReceipts(database);
  private final Checker checker = new Checker(this);
  private final Patience patience = new Patience(this);
  private final Counts counts = new Counts();
  private final List<Server> servers = new ArrayList<>();
  private final List<Channel> channels = new ArrayList<>();
  private final List<Agent> agents = new ArrayList<>();
  private final List<Customer> customers = new ArrayList<>();
  private Optional<Violation> violation = Optional.empty();
  private Instant disturbedAt = Instant.EPOCH;
  private final Mishaps mishaps;
  private boolean faulty = true;
  private boolean quiet;
  private int depth;
  private long digest;

  World(long seed) {
    super(seed);
    mishaps = new Mishaps(this);
    database.watch(checker::committed);
    people();
    servers.add(new Server(this, "a"));
    servers.add(new Server(this, "b"));
    later(SWEEP, Optional.empty(), "sweep", this::sweep);
    var unused = new Admin(this);
  }

  private void people() {
    company.put(new Company.Common(20, 60, 60, 7 + below(5), 3 + below(6)));
    var one = group(Mode.OMNIMEDIA, 1);
    var other = group(Mode.OMNIMEDIA, 1);
    var online = group(Mode.ONLINE, 2);
    var kinds = Agent.Kind.values();
    for (int i = 0; i < 2 + below(8); i++) {
      var id = new StaffId(nextId());
      company.put(new Company.Staff(id, "%06d".formatted(i + 1), "agent " + i, "", false));
      for (var group : List.of(one, other, online)) {
        if (chance(0.6)) {
          company.join(group, id);
        }
      }
      agents.add(new Agent(this, "a" + i, kinds[i % kinds.length], id));
    }
    for (var mode : List.of(Mode.OMNIMEDIA, Mode.OMNIMEDIA, Mode.ONLINE)) {
      var channel = new Channel(this, mode, new FlowId(nextId()));
      channels.add(channel);
      publish(channel);
    }
    var sorts = Customer.Kind.values();
    for (int i = 0; i < 3 + below(24); i++) {
      customers.add(new Customer(this, "c" + i, sorts[i % sorts.length], oneOf(channels)));
    }
  }

  private SkillGroupId group(Mode mode, int cap) {
    var id = new SkillGroupId(nextId());
    company.put(new Company.Group(id, mode, cap, false));
    return id;
  }

  /// Publishes the next version of the channel's flow.
  void publish(Channel channel) {
    var groups =
        company.groups().stream()
            .filter(group -> group.mode() == channel.mode() && !group.deleted())
            .toList();
    var mark = mark(channel.flow(), company.newest(channel.flow()) + 1);
    company.publish(
        channel.flow(), Scripts.script(this, mark, oneOf(groups).id(), oneOf(groups).id()));
  }

  /// What every text of that version begins with.
  static String mark(FlowId flow, int version) {
    return "%s/v%d".formatted(flow.value().toString().substring(24), version);
  }

  // What there is

  Instant now() {
    return clock.instant();
  }

  VirtualClock clock() {
    return clock;
  }

  Company company() {
    return company;
  }

  MemoryDatabase database() {
    return database;
  }

  MemoryReceipts receipts() {
    return receipts;
  }

  Checker checker() {
    return checker;
  }

  Counts counts() {
    return counts;
  }

  List<Channel> channels() {
    return channels;
  }

  List<Agent> agents() {
    return agents;
  }

  /// Those that run, and those that died and are not there again.
  List<Server> servers() {
    return servers;
  }

  Optional<Server> anyServer() {
    var alive = servers.stream().filter(server -> !server.dead()).toList();
    return alive.isEmpty() ? Optional.empty() : Optional.of(oneOf(alive));
  }

  /// Whether things go wrong.
  boolean faulty() {
    return faulty;
  }

  /// Whether customers come in.
  boolean arriving() {
    return !quiet;
  }

  /// Whether people do nothing any more.
  boolean quiet() {
    return quiet;
  }

  // Steps

  void later(Duration pause, Optional<Server> server, String name, Runnable work) {
    agenda.add(now().plus(pause), server, name, work);
  }

  /// Takes one step.
  void step() {
    if (faulty) {
      mishaps.befall();
    }
    var ready = agenda.ready(now(), this::eligible);
    if (ready.isEmpty()) {
      agenda.next().ifPresent(clock::forwardTo);
    } else {
      run(oneOf(ready));
    }
    clock.forward(between(Duration.ZERO, Duration.ofNanos(500_000)));
    patience.look();
    violation.ifPresent(
        found -> {
          throw found;
        });
  }

  /// Lets somebody else take a step while a server is in the middle of something.
  void stepBetween() {
    if (depth >= DEPTH_MAX) {
      return;
    }
    depth++;
    try {
      Predicate<Agenda.Item> first = faulty ? mishaps.between() : _ -> false;
      var ready = agenda.ready(now(), this::eligible);
      if (!ready.isEmpty()) {
        counts.add("steps between");
        var urgent = ready.stream().filter(first).toList();
        run(oneOf(urgent.isEmpty() ? ready : urgent));
      }
    } finally {
      depth--;
    }
  }

  private boolean eligible(Agenda.Item item) {
    if (item.server().filter(server -> !server.free()).isPresent()) {
      return false;
    }
    if (item.name().equals("sweep")) {
      return depth == 0;
    }
    return !item.name().startsWith("desk-")
        || company.groups().stream()
            .filter(group -> database.isLocked(group.id()))
            .noneMatch(group -> item.name().endsWith(group.id().value().toString()));
  }

  private void run(Agenda.Item item) {
    agenda.remove(item);
    mix(item.number() * 31 + item.name().hashCode());
    try {
      database.apart(item.work());
    } catch (Hazards.Crash e) {
      // Nothing is left of it.
    } catch (Violation e) {
      report(e);
    }
  }

  private void sweep() {
    var server = anyServer();
    try {
      server.ifPresent(one -> one.desk().sweep());
    } finally {
      // Whoever dies while it sweeps does not take the sweep along for ever.
      boolean died = server.filter(Server::dead).isPresent();
      later(died ? SWEEP_DIED : SWEEP, Optional.empty(), "sweep", this::sweep);
    }
  }

  // What goes wrong

  /// Something happened after which things may take longer.
  void disturbed() {
    disturbedAt = now();
  }

  Instant disturbedAt() {
    return disturbedAt;
  }

  boolean mayDie(Server server) {
    return servers.stream().anyMatch(other -> other != server && !other.dead());
  }

  void died(Server server) {
    counts.add("servers died");
    disturbed();
    later(
        between(Duration.ofMillis(500), Duration.ofSeconds(5)),
        Optional.empty(),
        "start",
        () -> {
          servers.remove(server);
          servers.add(new Server(this, server.name()));
          disturbed();
        });
  }

  /// The sweep repaired something.
  void anomaly(String what, Optional<ConversationId> conversation) {
    counts.add("repairs");
    if (now().isAfter(disturbedAt.plusSeconds(10))) {
      fail("R4 nothing is left for the sweep to repair", what + " at " + now(), conversation);
    }
  }

  void fail(String invariant, String evidence, ConversationId conversation) {
    fail(invariant, evidence, Optional.of(conversation));
  }

  void fail(String invariant, String evidence, Optional<ConversationId> conversation) {
    report(new Violation(invariant, evidence + conversation.map(checker::told).orElse("")));
  }

  /// The first violation is the one told; the step it was seen in is the last.
  void report(Violation found) {
    if (violation.isEmpty()) {
      violation = Optional.of(found);
    }
  }

  // The end

  /// Lets everything come to rest and compares what everybody has.
  void settle(int stepsMax) {
    faulty = false;
    quiet = true;
    customers.forEach(Customer::settle);
    agents.forEach(Agent::settle);
    for (int i = 0; i < stepsMax && !settled(); i++) {
      step();
    }
    for (var customer : customers) {
      customer.conversation().ifPresent(id -> compare(customer, id));
      if (!customer.allAnswered()) {
        report(new Violation("R1 everybody is answered", customer.name() + " still waits"));
      }
    }
    checker.foldAll();
    violation.ifPresent(
        found -> {
          throw found;
        });
  }

  private boolean settled() {
    return customers.stream()
        .allMatch(
            one ->
                one.allAnswered() && one.conversation().filter(id -> !hasAll(one, id)).isEmpty());
  }

  private boolean hasAll(Client client, ConversationId id) {
    return client.reader(id).last() == database.timeline(id).size();
  }

  private void compare(Client client, ConversationId id) {
    if (!hasAll(client, id)) {
      fail(
          "R1 a client's view is the timeline",
          "%s has %d".formatted(client.name(), client.reader(id).last()),
          id);
    }
  }

  void mix(long value) {
    digest = (digest ^ value) * 0x9E37_79B9_7F4A_7C15L;
    digest ^= digest >>> 29;
  }

  /// What happened, in one line.
  String account() {
    return "virtual=%ds conversations=%d entries=%d offers=%d %s digest=%016x"
        .formatted(
            clock.elapsed().toSeconds(),
            checker.conversations(),
            checker.entries(),
            checker.offers(),
            counts,
            digest);
  }
}
