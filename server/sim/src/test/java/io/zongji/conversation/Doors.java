package io.zongji.conversation;

import io.zongji.TestClock;
import io.zongji.TestDatabase;
import io.zongji.customer.CustomerId;
import io.zongji.flow.Graph;
import io.zongji.flows.FlowId;
import io.zongji.platform.Ids;
import io.zongji.sim.Hazards;
import io.zongji.sim.ShortFlow;
import io.zongji.skill.SkillGroupId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Doors for contract tests, over memory and over PostgreSQL alike.
public final class Doors {
  private Doors() {}

  /// A door whose flows lead straight to a group. The clock moves a little with each customer, so
  /// that places are never the same.
  public static final class Door implements AutoCloseable {
    private final TestClock clock;
    private final Map<FlowId, Graph> graphs;
    private final Conversations conversations;
    private final AgentDesks desks;
    private final Runnable close;

    private Door(
        TestClock clock,
        Map<FlowId, Graph> graphs,
        Conversations conversations,
        AgentDesks desks,
        Runnable close) {
      this.clock = clock;
      this.graphs = graphs;
      this.conversations = conversations;
      this.desks = desks;
      this.close = close;
    }

    public Conversations conversations() {
      return conversations;
    }

    public AgentDesks desks() {
      return desks;
    }

    /// A conversation that waits in the group.
    public ConversationId waiting(SkillGroupId group) {
      clock.forward(Duration.ofMillis(1));
      var flow = new FlowId(group.value());
      graphs.computeIfAbsent(flow, _ -> ShortFlow.to(group, Duration.ofSeconds(60)));
      var enter = TestDoor.enter(new CustomerId(Ids.next()), flow);
      conversations.submit(enter);
      return enter.conversation();
    }

    @Override
    public void close() {
      close.run();
    }
  }

  /// A door in memory.
  public static Door of(MemoryDatabase database) {
    var clock = new TestClock();
    var graphs = new HashMap<FlowId, Graph>();
    var door =
        new SimDoor(
            database,
            Hazards.NONE,
            clock,
            (flow, _) -> Objects.requireNonNull(graphs.get(flow)),
            _ -> {});
    return new Door(clock, graphs, door.conversations(), door.agentDesks(), () -> {});
  }

  /// A door in PostgreSQL.
  public static Door of(TestDatabase database) {
    var clock = new TestClock();
    var graphs = new java.util.concurrent.ConcurrentHashMap<FlowId, Graph>();
    var source = database.dataSource();
    var jdbc = database.jdbc();
    var lanes =
        new Lanes(
            () -> new LaneConnection(source),
            new ConversationStore(jdbc),
            (flow, _) -> Objects.requireNonNull(graphs.get(flow)),
            clock,
            _ -> {},
            Runnable::run,
            new LaneThreads());
    lanes.open();
    var desks =
        new StoredAgentDesks(
            new AgentDeskStore(jdbc),
            new TransactionTemplate(new DataSourceTransactionManager(source)),
            clock,
            _ -> {});
    return new Door(clock, graphs, lanes, desks, lanes::close);
  }
}
