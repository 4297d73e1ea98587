package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.LeaseClock;
import io.zongji.conversation.Outcome;
import io.zongji.conversation.Phase;
import io.zongji.conversation.Stage;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;

/// A desk to play on: a server without the regular sweep, so that nothing is repaired behind a
/// test's back, with groups, agents and customers made at need.
abstract class DeskTest extends ServerTest {
  static final String QUEUE_TEXT = "前面还有${WaitNo}位";
  static final String FAILURE_TEXT = "当前无客服在线";
  static final String SUCCESS_TEXT = "${StaffNo}号客服为您服务";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final List<StaffId> present = new ArrayList<>();
  private final UUID channel = Ids.next();
  private @Nullable ApplicationEventPublisher events;
  private StaffId administrator = new StaffId(Ids.next());

  @Override
  protected ConfigurableApplicationContext startServer(String... settings) {
    var all = new ArrayList<>(List.of(settings));
    all.add("--zongji.sweep=false");
    var started = super.startServer(all.toArray(String[]::new));
    events = events == null ? started : events;
    return started;
  }

  @BeforeAll
  void openChannel() {
    administrator = newStaff();
    jdbc()
        .sql("insert into channel (id, kind, mode, name, key, created_at) values (?,?,?,?,?,?)")
        .params(channel, "WEBSITE", "OMNIMEDIA", "网站", "testchannel", now())
        .update();
  }

  @BeforeEach
  void beginAnew() {
    jdbc()
        .sql(
            """
            update mode_setting set offer_timeout_on = false, offer_timeout_seconds = 20,
              rest_after_miss = true, agent_order = 'LONGEST_IDLE', last_agent_first = false
            """)
        .update();
    jdbc().sql("delete from anomaly").update();
  }

  /// Nothing of one test is left on the desk for the next.
  @AfterEach
  void goHome() {
    present.clear();
    ids("select id from conversation where phase <> 'ENDED'")
        .forEach(id -> conversations().submit(new Command.CustomerLeaves(id, Optional.empty())));
    for (var id : ids("select distinct conversation_id from wrap_up")) {
      find(id).wrapUps().forEach(wrapUp -> finish(id, wrapUp.staff()));
    }
    bean(AgentDesks.class).online().forEach(desk -> desk().choose(desk.staff(), Chosen.OFFLINE));
    settle();
  }

  private List<ConversationId> ids(String sql) {
    return jdbc().sql(sql).query(UUID.class).list().stream().map(ConversationId::new).toList();
  }

  SkillGroupId group() {
    return group(Mode.OMNIMEDIA, 1);
  }

  SkillGroupId group(Mode mode, int cap) {
    var id = new SkillGroupId(Ids.next());
    jdbc()
        .sql("insert into skill_group (id, mode, name, cap, created_at) values (?,?,?,?,?)")
        .params(id.value(), mode.name(), "组" + COUNT.incrementAndGet(), cap, now())
        .update();
    return id;
  }

  /// An agent of these groups who has not been online yet.
  StaffId agent(SkillGroupId... groups) {
    var id = newStaff();
    for (var group : groups) {
      join(group, id);
    }
    return id;
  }

  void join(SkillGroupId group, StaffId staff) {
    jdbc()
        .sql("insert into skill_group_member (group_id, staff_id) values (?, ?)")
        .params(group.value(), staff.value())
        .update();
  }

  /// An agent of these groups who is online, idle for a second less than the one before.
  StaffId onlineAgent(SkillGroupId... groups) {
    var id = agent(groups);
    goOnline(id);
    forward(Duration.ofSeconds(1));
    return id;
  }

  void goOnline(StaffId staff) {
    desk().goOnline(staff, UUID.randomUUID());
    present.add(staff);
  }

  /// The agent's browser is gone and says so no more.
  void vanish(StaffId staff) {
    present.remove(staff);
  }

  /// The agent's window goes, and its socket is closed.
  void leave(StaffId staff) {
    present.remove(staff);
    desk().left(staff, window(staff));
  }

  UUID window(StaffId staff) {
    return bean(AgentDesks.class).find(staff).flatMap(AgentDesk::window).orElseThrow();
  }

  void comeBack(StaffId staff) {
    present.add(staff);
    desk().seen(List.of(staff));
  }

  /// Time passes, a little at a time; the browsers of those who are present go on telling so.
  void forward(Duration duration) {
    var left = duration;
    while (left.isPositive()) {
      var step = left.compareTo(Duration.ofSeconds(10)) < 0 ? left : Duration.ofSeconds(10);
      clock.forward(step);
      desk().seen(present);
      left = left.minus(step);
    }
  }

  /// A flow that hands every customer to the group at once.
  FlowId flow(SkillGroupId group) {
    var id = new FlowId(Ids.next());
    jdbc()
        .sql(
            """
            insert into flow (id, mode, name, draft, created_at, updated_at)
            values (?, 'OMNIMEDIA', ?, '{}', ?, ?)
            """)
        .params(id.value(), "流" + COUNT.incrementAndGet(), now(), now())
        .update();
    jdbc()
        .sql(
            """
            insert into flow_version (flow_id, number, graph, published_at, published_by)
            values (?, 1, ?::jsonb, ?, ?)
            """)
        .params(id.value(), graph(group), now(), administrator.value())
        .update();
    return id;
  }

  /// A new customer who comes in by the flow.
  ConversationId enter(FlowId flow) {
    return enter(flow, customer(), Mode.OMNIMEDIA);
  }

  ConversationId enter(FlowId flow, CustomerId customer, Mode mode) {
    var command = entering(flow, customer, mode);
    done(command);
    clock.forward(Duration.ofMillis(10));
    return command.conversation();
  }

  Command.Enter entering(FlowId flow, CustomerId customer, Mode mode) {
    return new Command.Enter(
        new ConversationId(Ids.next()),
        mode,
        new ChannelId(channel),
        ChannelKind.WEBSITE,
        customer,
        flow,
        1,
        Optional.empty());
  }

  CustomerId customer() {
    var id = Ids.next();
    jdbc()
        .sql(
            """
            insert into customer (id, channel_id, name, created_at, last_seen_at)
            values (?, ?, '访客', ?, ?)
            """)
        .params(id, channel, now(), now())
        .update();
    return new CustomerId(id);
  }

  /// Does the command; fails the test when it is refused.
  void done(Command command) {
    assertThat(conversations().submit(command)).as("%s", command).isInstanceOf(Outcome.Done.class);
  }

  void accept(ConversationId conversation) {
    var ringing = ringing(conversation);
    done(new Command.Accept(conversation, Optional.empty(), ringing.agent(), ringing.id()));
  }

  void end(ConversationId conversation, StaffId agent) {
    done(new Command.AgentEnds(conversation, Optional.empty(), agent));
  }

  void finish(ConversationId conversation, StaffId agent) {
    done(new Command.AgentFinishes(conversation, Optional.empty(), agent));
  }

  /// Waits until it rings at somebody, and tells at whom.
  StaffId rings(ConversationId conversation) {
    awaitPhase(conversation, Phase.OFFERED);
    return ringing(conversation).agent();
  }

  void ringsAt(ConversationId conversation, StaffId agent) {
    eventually(
        "it rings at the agent",
        () -> find(conversation).offer().filter(o -> o.agent().equals(agent)).isPresent());
  }

  Stage.Ringing ringing(ConversationId conversation) {
    return find(conversation).offer().orElseThrow();
  }

  /// Waits until the customer has been told to wait.
  void waits(ConversationId conversation) {
    eventually(
        "it waits and was told so",
        () -> find(conversation).stage() instanceof Stage.Waiting(var stay, _) && stay.announced());
  }

  void awaitPhase(ConversationId conversation, Phase phase) {
    eventually(
        "phase " + phase + " of " + timeline(conversation),
        () -> find(conversation).phase() == phase);
  }

  /// Waits until the desk has done all it can do now.
  void settle() {
    eventually("the desk comes to rest", this::atRest);
  }

  boolean atRest() {
    var overdue =
        jdbc()
            .sql("select count(*) from conversation where deadline_at <= ?")
            .param(now())
            .query(Integer.class)
            .single();
    return overdue == 0 && bean(WakeUps.class).atRest() && neglected().isEmpty();
  }

  /// Groups in which somebody waits and something could be done at once: AC-3 forbids them to stay.
  List<SkillGroupId> neglected() {
    return bean(WatchStore.class)
        .neglected(
            Unseen.at(
                clock.instant(), bean(RosterStore.class).absence().gone(), bean(LeaseClock.class)));
  }

  Conversation find(ConversationId conversation) {
    return conversations().find(conversation).orElseThrow();
  }

  List<Entry> timeline(ConversationId conversation) {
    return conversations().timeline(conversation, 0, 1_000);
  }

  <T extends Fact> List<T> facts(ConversationId conversation, Class<T> kind) {
    return timeline(conversation).stream()
        .map(Entry::fact)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /// The texts that the flow has sent.
  List<String> systemTexts(ConversationId conversation) {
    return facts(conversation, Fact.Message.class).stream()
        .filter(message -> message.from() == Fact.Author.SYSTEM)
        .map(message -> message.content().toString().replaceAll("^Text\\[text=(.*)]$", "$1"))
        .toList();
  }

  List<String> anomalies() {
    return jdbc().sql("select kind from anomaly order by id").query(String.class).list();
  }

  /// Waits for something that comes about on another thread.
  static void eventually(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("did not come about: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(8).toNanos());
    }
  }

  /// Tells the server that administrators have changed something.
  void publish(Object event) {
    Objects.requireNonNull(events).publishEvent(event);
  }

  Desk desk() {
    return bean(Desk.class);
  }

  Conversations conversations() {
    return bean(Conversations.class);
  }

  Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private StaffId newStaff() {
    var id = new StaffId(Ids.next());
    var number = "T%05d".formatted(COUNT.incrementAndGet());
    jdbc()
        .sql(
            """
            insert into staff (id, number, name, email, role, password_hash, created_at)
            values (?, ?, ?, ?, 'AGENT', '', ?)
            """)
        .params(
            id.value(),
            number,
            "客服" + number,
            number.toLowerCase(Locale.ROOT) + "@example.com",
            now())
        .update();
    return id;
  }

  private static String graph(SkillGroupId group) {
    return """
    {"modules":[
      {"id":"m1","kind":"START","label":"开始","position":{"x":0,"y":0}},
      {"id":"m2","kind":"TRANSFER_TO_AGENT","label":"转人工","position":{"x":0,"y":1},
       "skillGroupId":"%s","queueText":"%s","failureText":"%s","successText":"%s",
       "queueLimitSeconds":null,"failureExit":false},
      {"id":"m3","kind":"END","label":"结束","position":{"x":0,"y":2},
       "silenceSeconds":60,"silenceText":"超时","agentEndedText":"结束"}],
     "wires":[{"from":"m1","exit":"next","to":"m2"},{"from":"m2","exit":"next","to":"m3"}]}
    """
        .formatted(group.value(), QUEUE_TEXT, FAILURE_TEXT, SUCCESS_TEXT);
  }
}
