package io.zongji.conversation;

import io.zongji.TestClock;
import io.zongji.TestDatabase;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flow.Graph;
import io.zongji.flows.FlowId;
import io.zongji.platform.Background;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A door on a real database, as one server has it; several of them may stand on one database.
final class TestDoor implements AutoCloseable {
  static final ChannelId CHANNEL = new ChannelId(Ids.next());
  static final FlowId FLOW = new FlowId(Ids.next());

  /// A flow that cannot be read, as after a defect.
  static final FlowId BROKEN_FLOW = new FlowId(Ids.next());

  final TestClock clock;
  final JdbcClient jdbc;
  final Lanes lanes;
  final StoredAgentDesks desks;
  final Deadlines deadlines;
  final LeaseClock leases;
  final List<Commit> commits = new CopyOnWriteArrayList<>();
  volatile Consumer<Commit> listener = _ -> {};

  TestDoor(TestDatabase database, TestClock clock) {
    this(database, clock, SampleFlow.graph());
  }

  TestDoor(TestDatabase database, TestClock clock, Graph graph) {
    this.clock = clock;
    var dataSource = database.dataSource();
    jdbc = database.jdbc();
    var store = new ConversationStore(jdbc);
    Consumer<Commit> listeners =
        new Listeners(List.of(commits::add, commit -> listener.accept(commit)));
    lanes =
        new Lanes(
            () -> new LaneConnection(dataSource),
            store,
            (flow, _) -> graphOf(flow, graph),
            clock,
            listeners,
            Background.virtualThreads()::before,
            new LaneThreads());
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    desks = new StoredAgentDesks(new AgentDeskStore(jdbc), transactions, clock, listeners);
    leases = new LeaseClock(new StoredLeaseClock(jdbc), clock);
    deadlines = new Deadlines(store, lanes, clock, leases);
    lanes.open();
  }

  private static Graph graphOf(FlowId flow, Graph graph) {
    if (flow.equals(BROKEN_FLOW)) {
      throw new IllegalStateException("a flow that cannot be read");
    }
    return graph;
  }

  /// Nobody waits any more, so that whoever comes next is the first.
  TestDoor emptyQueues() {
    jdbc.sql("select id from conversation where place_at is not null")
        .query(java.util.UUID.class)
        .list()
        .forEach(
            id ->
                lanes.submit(new Command.CustomerLeaves(new ConversationId(id), Optional.empty())));
    commits.clear();
    return this;
  }

  @Override
  public void close() {
    lanes.close();
  }

  /// An agent who is online.
  StaffId agent() {
    var staff = new StaffId(Ids.next());
    jdbc.sql(
            """
            insert into staff (id, number, name, email, role, password_hash, created_at)
            values (:id, right(replace(:id::text, '-', ''), 20), '李雷', :id || '@example.com',
                    'AGENT', '-', now())
            """)
        .param("id", staff.value())
        .update();
    desks.goOnline(staff, Ids.next());
    return staff;
  }

  static Command.Enter enter(CustomerId customer) {
    return enter(customer, FLOW);
  }

  static Command.Enter enter(CustomerId customer, FlowId flow) {
    return new Command.Enter(
        new ConversationId(Ids.next()),
        Mode.OMNIMEDIA,
        CHANNEL,
        ChannelKind.WEBSITE,
        customer,
        flow,
        1,
        Optional.empty());
  }

  /// A conversation that has just begun.
  ConversationId begun() {
    return done(enter(new CustomerId(Ids.next()))).conversation();
  }

  /// A conversation that waits for the products group.
  ConversationId waiting() {
    var id = begun();
    done(says(id, "1"));
    return id;
  }

  /// A conversation that rings at the agent.
  ConversationId offered(StaffId agent) {
    var id = waiting();
    done(offer(id, agent));
    return id;
  }

  ConversationId served(StaffId agent) {
    var id = offered(agent);
    done(accept(id, agent));
    return id;
  }

  Command.Accept accept(ConversationId id, StaffId agent) {
    return new Command.Accept(id, Optional.empty(), agent, find(id).offer().orElseThrow().id());
  }

  static Command.Offer offer(ConversationId id, StaffId agent) {
    return new Command.Offer(
        id,
        new OfferId(Ids.next()),
        agent,
        new AgentTerms(1, true),
        Optional.of(Duration.ofSeconds(20)),
        true,
        Reasons.NONE);
  }

  static Command.CustomerSays says(ConversationId id, String text) {
    return new Command.CustomerSays(id, Optional.empty(), new Content.Text(text));
  }

  static Command.CustomerSays says(ConversationId id, String clientId, String text) {
    return new Command.CustomerSays(id, ClientId.of(clientId), new Content.Text(text));
  }

  static Command.AgentSays agentSays(ConversationId id, StaffId agent, String text) {
    return new Command.AgentSays(id, Optional.empty(), agent, new Content.Text(text));
  }

  Outcome.Done done(Command command) {
    var outcome = lanes.submit(command);
    if (outcome instanceof Outcome.Done done) {
      return done;
    }
    throw new AssertionError("refused: " + outcome);
  }

  Conversation find(ConversationId id) {
    return lanes.find(id).orElseThrow();
  }

  List<Entry> timeline(ConversationId id) {
    return lanes.timeline(id, 0, Limits.TIMELINE_PAGE_MAX);
  }
}
