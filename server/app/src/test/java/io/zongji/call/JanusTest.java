package io.zongji.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Outcome;
import io.zongji.realtime.EdgeTest;
import io.zongji.realtime.TestSocket;
import io.zongji.staff.Member;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Calls through a real Janus, with real pages in a browser.
final class JanusTest extends EdgeTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestJanus janus = TestJanus.start();
  private final TestBrowser browser = TestBrowser.start();
  private Path recordings = Path.of("");

  @Override
  protected List<String> furtherSettings() {
    recordings = data.resolve("calls");
    return List.of(
        "--ZONGJI_JANUS_URL=" + janus.address(), "--ZONGJI_JANUS_SECRET=" + TestJanus.SECRET);
  }

  @BeforeEach
  void haveJanus() {
    eventually("Janus found", () -> bean(Lines.class).way() == Call.Way.JANUS);
  }

  /// The customers of one test are not offered to the agents of another.
  @BeforeEach
  void haveADeskOfItsOwn() {
    newDesk("媒体" + COUNT.incrementAndGet());
  }

  @AfterAll
  void stop() {
    browser.close();
    janus.close();
  }

  @Test
  void bothSeeAndHearEachOtherAndAReloadComesBack() throws Exception {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var where = talking(visitor, page, agent, member);
      var customer = new TestPage(browser, bean(Lines.class), where, Optional.empty());
      var staff = new TestPage(browser, bean(Lines.class), where, Optional.of(member.id()));
      customer.publish(440);
      staff.publish(880);
      TestPage.until("both see", () -> customer.sees(10) && staff.sees(10), customer, staff);
      assertThat(customer.way()).isEqualTo(Call.Way.JANUS);
      assertThat(rooms()).contains(where.call());

      var reloaded = new TestPage(browser, bean(Lines.class), where, Optional.empty());
      reloaded.publish(440);
      TestPage.until("the agent is told anew", () -> staff.told("subscribe") == 2, reloaded, staff);
      TestPage.until("both see again", () -> reloaded.sees(10) && staff.sees(10), reloaded, staff);

      end(where);
      eventually("no room left", () -> !rooms().contains(where.call()));
      assertThat(TestJanus.files(recordings, where))
          .hasSize(6)
          .allMatch(file -> file.endsWith(".mjr"));
    }
  }

  @Test
  void whatRingsIsConnectedAlreadyAndRecordedOnlyOnceItIsAccepted() throws Exception {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var where = ringing(visitor, page, agent);
      var customer = new TestPage(browser, bean(Lines.class), where, Optional.empty());
      var staff = new TestPage(browser, bean(Lines.class), where, Optional.of(member.id()));
      // The product's pages send nothing yet; even what these send is not recorded.
      customer.publish(440);
      staff.publish(880);
      TestPage.until("both see", () -> customer.sees(10) && staff.sees(10), customer, staff);
      assertThat(TestJanus.files(recordings, where)).isEmpty();
      assertThat(states(where)).isEmpty();

      accept(where, member);
      eventually("recorded", () -> TestJanus.files(recordings, where).size() == 4);
      assertThat(states(where)).containsExactly("RUNNING");
      assertThat(customer.told("subscribe")).as("nobody begins anew").isEqualTo(1);
      end(where);
      eventually("no room left", () -> !rooms().contains(where.call()));
    }
  }

  @Test
  void whatIsDeclinedLeavesNothing() throws Exception {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var where = ringing(visitor, page, agent);
      var customer = new TestPage(browser, bean(Lines.class), where, Optional.empty());
      customer.publish(440);
      TestPage.until("published", () -> customer.told("published") == 1, customer);
      assertThat(rooms()).contains(where.call());
      end(where);
      eventually("no room left", () -> !rooms().contains(where.call()));
      assertThat(TestJanus.files(recordings, where)).isEmpty();
      assertThat(states(where)).isEmpty();
    }
  }

  @Test
  void withoutJanusACallRingsOnFromPageToPage() throws Exception {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var where = ringing(visitor, page, agent);
      var customer = new TestPage(browser, bean(Lines.class), where, Optional.empty());
      var staff = new TestPage(browser, bean(Lines.class), where, Optional.of(member.id()));
      customer.publish(440);
      TestPage.until("published", () -> customer.told("published") == 1, customer);
      janus.kill();
      TestPage.until(
          "both are told",
          () -> customer.way() == Call.Way.DIRECT && staff.way() == Call.Way.DIRECT,
          customer,
          staff);
      assertThat(call(where).phase()).isEqualTo(Call.Phase.RINGING);
      accept(where, member);
      assertThat(call(where).way()).isEqualTo(Call.Way.DIRECT);
      assertThat(states(where)).isEmpty();
    } finally {
      janus.run();
    }
  }

  @Test
  void whatAServerThatDiedLeftUnrecordedIsRecordedByTheNextLook() throws JanusException {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var where = talking(visitor, page, agent, member);
      var _ = new TestPage(browser, bean(Lines.class), where, Optional.empty());
      eventually("recorded", () -> recordedRooms().contains(where.call()));
      var session = bean(JanusClient.class).session().orElseThrow();
      long desk = session.attach(_ -> {});
      // As if nobody had said so: a call that rings is in a room like that.
      session.say(desk, house().recording(where.call()).put("record", false));
      jdbc().sql("delete from recording").update();
      assertThat(recordedRooms()).doesNotContain(where.call());
      bean(CallEnds.class).look();
      assertThat(recordedRooms()).contains(where.call());
      assertThat(states(where)).containsExactly("RUNNING");
      session.detach(desk);
      end(where);
    }
  }

  @Test
  void aRecordingHasBothVoicesAndPictures() throws Exception {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var where = talking(visitor, page, agent, member);
      var customer = new TestPage(browser, bean(Lines.class), where, Optional.empty());
      var staff = new TestPage(browser, bean(Lines.class), where, Optional.of(member.id()));
      customer.publish(440);
      staff.publish(880);
      TestPage.until("both see", () -> customer.sees(60) && staff.sees(60), customer, staff);
      bean(Recordings.class).look();
      assertThat(states(where)).containsExactly("RUNNING");
      end(where);
      eventually("no room left", () -> !rooms().contains(where.call()));
      bean(Recordings.class).look();
      clock.forward(Limits.RECORDING_RESTS.plusSeconds(1));
      eventually(
          "made",
          () -> {
            bean(Recordings.class).look();
            return states(where).equals(List.of("MADE"));
          });
      assertThat(TestJanus.files(recordings, where)).as("what Janus recorded").isEmpty();

      var path = "/api/recordings/" + where.call().value();
      var heard = TestSound.of(boss().get(path).bytes());
      assertThat(heard.width()).isEqualTo(1_280);
      assertThat(heard.strength(440)).isGreaterThan(20 * heard.strength(620));
      assertThat(heard.strength(880)).isGreaterThan(20 * heard.strength(620));
      assertThat(signIn(member.email()).get(path).status()).isEqualTo(200);
      assertThat(code(signIn(agent().email()).get(path), 404)).isEqualTo("call.recording-unknown");
      assertThat(client().get(path).status()).isEqualTo(401);
      assertThat(signIn(member.email()).delete(path).status()).isEqualTo(403);
      assertThat(boss().delete(path).status()).isEqualTo(204);
      assertThat(code(boss().get(path), 404)).isEqualTo("call.recording-unknown");
      var log = boss().get("/api/audit?kind=RECORDING").body().path("items");
      assertThat(log.valueStream().map(one -> one.path("operation").asString()).toList())
          .containsExactly("deleteRecording", "playRecording", "playRecording");
    }
  }

  @Test
  void whatWasKeptLongEnoughIsRemoved() {
    var call = UUID.randomUUID();
    jdbc()
        .sql(
            """
            insert into recording (call_id, conversation_id, begun_at, ended_at, state)
            values (?, ?, ?, ?, 'EMPTY')
            """)
        .params(call, call, now(), now())
        .update();
    clock.forward(Duration.ofDays(180));
    bean(Recordings.class).forgetOld();
    assertThat(bean(RecordingStore.class).find(new CallId(call))).isPresent();
    clock.forward(Duration.ofMillis(1));
    bean(Recordings.class).forgetOld();
    assertThat(bean(RecordingStore.class).find(new CallId(call))).isEmpty();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private List<String> states(Line.Where where) {
    return boss()
        .get("/api/recordings?conversation=" + where.conversation().value())
        .body()
        .path("items")
        .valueStream()
        .map(one -> one.path("state").asString())
        .toList();
  }

  @Test
  void withoutJanusACallGoesOnFromPageToPage() throws Exception {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var where = talking(visitor, page, agent, member);
      var customer = new TestPage(browser, bean(Lines.class), where, Optional.empty());
      var staff = new TestPage(browser, bean(Lines.class), where, Optional.of(member.id()));
      customer.publish(440);
      TestPage.until("published", () -> customer.told("published") == 1, customer);
      janus.kill();
      TestPage.until(
          "both are told",
          () -> customer.way() == Call.Way.DIRECT && staff.way() == Call.Way.DIRECT,
          customer,
          staff);
      assertThat(call(where).way()).isEqualTo(Call.Way.DIRECT);
      assertThat(bean(Lines.class).way()).isEqualTo(Call.Way.DIRECT);
      var moved = page.await("moved", e -> e.toString().contains("CALL_MOVED"));
      assertThat(moved.toString()).contains("JANUS_LOST");
    } finally {
      janus.run();
    }
  }

  @Test
  void whatIsNoSessionDescriptionDoesNoHarm() {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var where = talking(visitor, page, agent, member);
      var leg = UUID.randomUUID();
      var lines = bean(Lines.class);
      var who = Line.Hearer.of(Optional.empty());
      lines.take(where, who, leg, tree("{\"type\":\"join\"}"));
      lines.take(where, who, leg, tree("{\"type\":\"publish\",\"sdp\":\"v=0 nonsense\"}"));
      lines.take(where, who, leg, tree("{\"type\":\"subscribed\",\"sdp\":\"v=0\"}"));
      lines.take(
          where, who, leg, tree("{\"type\":\"candidate\",\"candidate\":\"x\",\"pc\":\"publish\"}"));
      var customer = new TestPage(browser, lines, where, Optional.empty());
      customer.publish(440);
      TestPage.until("published", () -> customer.told("published") == 1, customer);
    }
  }

  @Test
  void roomsThatNobodyNeedsAreRemoved() throws JanusException {
    var session = bean(JanusClient.class).session().orElseThrow();
    long desk = session.attach(_ -> {});
    var call = new CallId(UUID.randomUUID());
    session.say(desk, house().creation(call));
    var other = new JanusHouse("another", "", recordings);
    session.say(desk, other.creation(new CallId(UUID.randomUUID())));
    int all = session.say(desk, JanusHouse.request("list")).at("/plugindata/data/list").size();
    assertThat(rooms()).contains(call);
    bean(CallEnds.class).look();
    assertThat(rooms()).doesNotContain(call);
    assertThat(session.say(desk, JanusHouse.request("list")).at("/plugindata/data/list").size())
        .as("rooms of another installation stay")
        .isEqualTo(all - 1);
    session.detach(desk);
  }

  @Test
  void healthTellsOfJanus() {
    var health = client().get("/actuator/health/readiness");
    assertThat(health.body().at("/components/janus/status").asString("")).isEqualTo("UP");
  }

  private JanusHouse house() {
    var id = jdbc().sql("select id::text from installation").query(String.class).single();
    return new JanusHouse(id, TestJanus.SECRET, recordings);
  }

  private Set<CallId> rooms() {
    return rooms(_ -> true);
  }

  private Set<CallId> recordedRooms() {
    return rooms(room -> room.path("record").asBoolean());
  }

  private Set<CallId> rooms(Predicate<JsonNode> such) {
    try {
      var session = bean(JanusClient.class).session().orElseThrow();
      long desk = session.attach(_ -> {});
      var found = new HashSet<CallId>();
      var listed = session.say(desk, JanusHouse.request("list"));
      for (var room : listed.at("/plugindata/data/list")) {
        house().callOf(room).filter(_ -> such.test(room)).ifPresent(found::add);
      }
      session.detach(desk);
      return found;
    } catch (JanusException e) {
      throw new IllegalStateException(e);
    }
  }

  private Call call(Line.Where where) {
    return bean(Conversations.class).find(where.conversation()).orElseThrow().call().orElseThrow();
  }

  private void end(Line.Where where) {
    done(
        new Command.EndCall(
            where.conversation(), Optional.empty(), Optional.empty(), where.call()));
  }

  private void done(Command command) {
    assertThat(bean(Conversations.class).submit(command)).isInstanceOf(Outcome.Done.class);
  }

  /// A served conversation with a call that the customer asked for and the agent accepted.
  private Line.Where talking(Visitor visitor, TestSocket page, TestSocket agent, Member member) {
    var where = ringing(visitor, page, agent);
    accept(where, member);
    return where;
  }

  private void accept(Line.Where where, Member member) {
    done(
        new Command.AcceptCall(
            where.conversation(), Optional.empty(), Optional.of(member.id()), where.call()));
  }

  /// A served conversation with a call that the customer asks for.
  private Line.Where ringing(Visitor visitor, TestSocket page, TestSocket agent) {
    serve(visitor, page, agent);
    var where = TestPage.where(visitor.conversation(), UUID.randomUUID().toString());
    var id = new ConversationId(visitor.conversation());
    var way = bean(Lines.class).way();
    var ask =
        new Command.AskCall(
            id, Optional.empty(), Optional.empty(), where.call(), Call.Media.VIDEO, way);
    done(ask);
    return where;
  }
}
