package io.zongji.sim;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Commit;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.conversation.SimDoor;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.desk.SimDesk;
import io.zongji.flows.FlowId;
import io.zongji.platform.Background;
import io.zongji.platform.Mode;
import io.zongji.routing.AgentOrder;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import io.zongji.staffing.Demand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/// One group of agents who accept at once, with customers who come at random: the product's own
/// distribution in virtual time, with nothing going wrong, beside which the formulas are held.
final class ErlangDesk {
  private static final int FOREVER = 1_000_000_000;
  private static final Optional<Server> WORLD = Optional.empty();

  private final SplittableRandom random;
  private final Demand demand;
  private final Optional<Duration> patience;
  private final VirtualClock clock = new VirtualClock();
  private final Agenda agenda = new Agenda();
  private final Company company = new Company();
  private final MemoryDatabase database = new MemoryDatabase(company);
  private final SkillGroupId group;
  private final ChannelId channel;
  private final FlowId flow;
  private final SimDoor door;
  private final SimDesk desk;
  private final Map<ConversationId, Integer> numbers = new HashMap<>();
  private final List<Double> waits = new ArrayList<>();
  private int repairs;
  private long ids;

  /// @param patience on average; endless when absent
  ErlangDesk(long seed, Demand demand, Optional<Duration> patience) {
    this.random = new SplittableRandom(seed);
    this.demand = demand;
    this.patience = patience;
    group = new SkillGroupId(nextId());
    channel = new ChannelId(nextId());
    flow = new FlowId(nextId());
    company.put(new Company.Group(group, Mode.OMNIMEDIA, 1, false));
    company.put(new Company.Common(FOREVER, FOREVER, FOREVER, FOREVER, FOREVER));
    company.put(
        Mode.OMNIMEDIA, new Company.ModeTerms(false, 1, false, AgentOrder.LONGEST_IDLE, false));
    company.publish(flow, ShortFlow.to(group, Duration.ofSeconds(FOREVER)));
    door = new SimDoor(database, Hazards.NONE, clock, company::graph, this::committed);
    desk =
        new SimDesk(
            new SimDesk.Parts(
                database,
                Hazards.NONE,
                clock,
                background(),
                this::nextId,
                (_, _) -> repairs++,
                (_, _) -> {}),
            door);
  }

  private Background background() {
    return new Background() {
      @Override
      public void run(String name, Runnable work) {
        later(Duration.ZERO, work);
      }

      @Override
      public void runAfter(Duration pause, String name, Runnable work) {
        // Only positions are told again after a pause, and nobody hears them here.
      }
    };
  }

  private void later(Duration pause, Runnable work) {
    agenda.add(clock.instant().plus(pause), WORLD, "", work);
  }

  private UUID nextId() {
    return new UUID(0x0190_0000_0000_7000L + (++ids << 16), 0x8000_0000_0000_0000L + ids);
  }

  private Duration exponential(double meanSeconds) {
    return Duration.ofNanos((long) (-Math.log(1 - random.nextDouble()) * meanSeconds * 1e9));
  }

  /// Lets so many customers come and all be served or give up.
  ///
  /// @return how long each of them waited, in seconds, in the order of coming; below 0 for those
  /// who gave up, by as much
  List<Double> run(int customers) {
    for (int i = 0; i < demand.agents(); i++) {
      var agent = new StaffId(nextId());
      company.put(new Company.Staff(agent, "%06d".formatted(i + 1), "agent", "", false));
      company.join(group, agent);
      desk.goOnline(agent, nextId());
    }
    come(customers);
    for (var next = agenda.next(); next.isPresent(); next = agenda.next()) {
      clock.forwardTo(next.get());
      for (var item = first(); item.isPresent(); item = first()) {
        agenda.remove(item.get());
        item.get().work().run();
        door.turn();
      }
    }
    desk.sweep();
    return waits;
  }

  /// What the sweep had to repair.
  int repairs() {
    return repairs;
  }

  private Optional<Agenda.Item> first() {
    return agenda.ready(clock.instant(), _ -> true).stream().findFirst();
  }

  private void come(int left) {
    if (left == 0) {
      return;
    }
    var id = new ConversationId(nextId());
    numbers.put(id, waits.size());
    waits.add(Double.NaN);
    send(
        new Command.Enter(
            id,
            Mode.OMNIMEDIA,
            channel,
            ChannelKind.WEBSITE,
            new CustomerId(nextId()),
            flow,
            1,
            Optional.empty()));
    patience.ifPresent(mean -> later(exponential(mean.toNanos() / 1e9), () -> giveUp(id)));
    later(exponential(3_600 / demand.arrivalsPerHour()), () -> come(left - 1));
  }

  private void send(Command command) {
    var unused = door.conversations().send(command);
  }

  private void giveUp(ConversationId id) {
    if (database.find(id).filter(one -> one.queueing().isPresent()).isPresent()) {
      send(new Command.CustomerLeaves(id, Optional.empty()));
    }
  }

  private void committed(Commit commit) {
    desk.committed(commit);
    for (var change : commit.changes()) {
      change.entries().forEach(entry -> heard(change.after().id(), entry));
    }
  }

  private void heard(ConversationId id, Entry entry) {
    switch (entry.fact()) {
      case Fact.Offered(var offer, var agent, _, _, _, _, _) ->
          send(new Command.Accept(id, Optional.empty(), agent, offer));
      case Fact.Accepted accepted -> {
        note(id, entry.at(), 1);
        later(exponential(demand.serviceSeconds()), () -> end(id, accepted.staffId()));
      }
      case Fact.Abandoned _ -> {
        note(id, entry.at(), -1);
        later(Duration.ofSeconds(1), () -> database.forget(id));
      }
      case Fact _ -> {}
    }
  }

  private void end(ConversationId id, StaffId agent) {
    send(new Command.AgentEnds(id, Optional.empty(), agent));
    send(new Command.AgentFinishes(id, Optional.empty(), agent));
    later(Duration.ofSeconds(1), () -> database.forget(id));
  }

  private void note(ConversationId id, Instant until, int sign) {
    var since = database.find(id).orElseThrow().header().enteredAt();
    waits.set(
        java.util.Objects.requireNonNull(numbers.remove(id)),
        sign * Duration.between(since, until).toNanos() / 1e9);
  }

  /// Whether everybody is at rest again.
  boolean idle() {
    return database.unended().isEmpty()
        && database.desks().stream()
            .allMatch(one -> one.load() == 0 && one.chosen() == Chosen.IDLE);
  }
}
