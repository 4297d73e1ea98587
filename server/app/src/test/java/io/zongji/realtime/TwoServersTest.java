package io.zongji.realtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.HeardLog;
import io.zongji.Relay;
import io.zongji.TestClient;
import io.zongji.TestNats;
import io.zongji.platform.Bus;
import io.zongji.staff.Member;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/// Customers on one server, agents on another, NATS between them. The clock stands still, so that
/// looking now and then finds nothing: what arrives has come over the bus.
final class TwoServersTest extends EdgeTest {
  private final TestNats nats = TestNats.start();
  private final Relay network = new Relay(nats.port());
  private @Nullable ConfigurableApplicationContext second;

  @Override
  protected List<String> furtherSettings() {
    return List.of(
        "--ZONGJI_NATS_URL=nats://127.0.0.1:" + network.port(),
        "--ZONGJI_SECRET=the same on both servers, as it has to be");
  }

  @BeforeAll
  void startAnother() throws IOException {
    var settings = new ArrayList<>(furtherSettings());
    settings.add("--ZONGJI_DATA=" + Files.createTempDirectory("zongji-second"));
    second = startServer(settings.toArray(String[]::new));
    awaitBus();
  }

  @AfterAll
  void stopAll() {
    other().close();
    network.close();
    nats.close();
  }

  @Test
  void everythingThatIsPushedReachesTheOtherServerAtOnce() {
    newDesk("一");
    var agent = onlineThere(agent());
    var visitor = enter();
    var page = page(visitor, 0);
    serve(visitor, page, agent);
    page.awaitEntry("accepted", entry -> entry.path("notice").asString("").equals("ACCEPTED"));
    var conversation = visitor.conversation();

    page.say("typing", Map.of("conversation", conversation));
    agent.await("the customer writes", event -> types(event, "CUSTOMER"));
    agent.say("typing", Map.of("conversation", conversation));
    page.await("the agent writes", event -> types(event, "AGENT"));

    agent.ask("say", text(conversation, "a1", "您好"));
    page.awaitText("您好");
    page.say("read", Map.of("conversation", conversation, "upTo", 1_000));
    agent.await(
        "read by the customer",
        event ->
            event.path("kind").asString("").equals("receipt") && event.path("read").asLong() > 10);
    page.ask("say", text(conversation, "c1", "再见"));
    agent.awaitText("再见");
    page.close();
    agent.close();
  }

  @Test
  void signalsOfACallCrossAtOnceAndInOrder() {
    newDesk("四");
    var agent = onlineThere(agent());
    var visitor = enter();
    var page = page(visitor, 0);
    serve(visitor, page, agent);
    var id = visitor.conversation();
    page.ask("call", Map.of("conversation", id, "clientId", "k", "media", "VIDEO"));
    var call =
        agent
            .awaitEntry("asked", entry -> entry.path("kind").asString("").equals("CALL_ASKED"))
            .path("callId")
            .asString();
    agent.ask("call-accept", Map.of("conversation", id, "call", call, "clientId", "a"));
    page.awaitEntry("accepted", entry -> entry.path("notice").asString("").equals("CALL_ACCEPTED"));
    var customer = CallTalk.join(page, id, call);
    var staff = CallTalk.join(agent, id, call);
    customer.awaitLegs(customer, staff);
    staff.awaitLegs(customer, staff);
    staff.done(Map.of("type", "offer", "sdp", "v=0"));
    customer.await("offer");
    customer.done(Map.of("type", "answer", "sdp", "v=0"));
    staff.await("answer");
    for (int i = 0; i < 12; i++) {
      customer.done(Map.of("type", "candidate", "candidate", "candidate:" + i));
      staff.done(Map.of("type", "candidate", "candidate", "candidate:" + i));
    }
    for (int i = 0; i < 12; i++) {
      assertThat(customer.await("candidate").path("data").path("candidate").asString())
          .isEqualTo("candidate:" + i);
      assertThat(staff.await("candidate").path("data").path("candidate").asString())
          .isEqualTo("candidate:" + i);
    }
    page.close();
    agent.close();
  }

  @Test
  void positionsAreToldOnBothServers() {
    newDesk("二");
    var busy = onlineThere(agent());
    var first = enter();
    var firstPage = page(first, 0);
    serve(first, firstPage, busy);
    var second = enter();
    var secondPage = page(second, 0);
    secondPage.ask("say", text(second.conversation(), "1", "1"));
    // On the other server, behind the second.
    var third = visitor(client(there()).post("/api/customer/enter", Map.of("channelKey", key)));
    var thirdPage = TestSocket.open(there(), "/ws/customer", Map.of());
    thirdPage.ask("hello", hello(third, 0));
    thirdPage.ask("say", text(third.conversation(), "1", "1"));
    thirdPage.await("one is ahead", event -> isAt(event, 1));
    secondPage.ask("leave", Map.of("conversation", second.conversation()));
    thirdPage.await("nobody is ahead", event -> isAt(event, 0));
    List.of(firstPage, secondPage, thirdPage, busy).forEach(TestSocket::close);
  }

  @Test
  void aWindowOnTheOtherServerTakesTheWorkspaceOverAtOnce() {
    var member = agent();
    var here = online(member);
    var there = onlineThere(member);
    assertThat(here.closeCode()).isEqualTo(CloseCode.REPLACED.status().getCode());
    assertThat(there.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
    there.close();
  }

  @Test
  void aPageThatComesThereWhileItIsGivenUpHereIsThere() throws SQLException {
    newDesk("五");
    var visitor = enter();
    var id = visitor.conversation();
    var gone = page(visitor, 0);
    try (var blocker = database.dataSource().getConnection();
        var come = TestSocket.open(there(), "/ws/customer", Map.of())) {
      blocker.setAutoCommit(false);
      try (var lock =
          blocker.prepareStatement("select 1 from conversation where id = ? for update")) {
        lock.setObject(1, id);
        lock.execute();
        gone.close();
        eventually("no page here", () -> bean(Audience.class).conversations().isEmpty());
        clock.forward(Duration.ofSeconds(3));
        eventually("being given up", this::somebodyWaitsForALock);
        // The answer to a ping tells that all of the hello has been done.
        come.ask("hello", hello(visitor, 0));
        come.ask("ping", Map.of());
      }
      blocker.rollback();
      eventually("taken for away and back", () -> kinds(id).contains("CUSTOMER_BACK"));
      assertThat(isAway(id)).isFalse();
    }
  }

  /// As after the death of a server, whose people come to the others all at once.
  @Test
  void whoComesFasterThanTheServerAcceptsStillGetsIn() throws IOException {
    var web = (JettyWebServer) ((WebServerApplicationContext) other()).getWebServer();
    var server = Objects.requireNonNull(web).getServer();
    var connector = (ServerConnector) server.getConnectors()[0];
    var comers = new ArrayList<Socket>();
    connector.setAccepting(false);
    try {
      for (int i = 0; i < 120; i++) {
        var comer = new Socket();
        comers.add(comer);
        // One that found no room would try again after a second.
        comer.connect(new InetSocketAddress("localhost", connector.getLocalPort()), 900);
      }
    } finally {
      connector.setAccepting(true);
    }
    try {
      assertThat(comers).allMatch(Socket::isConnected);
      for (var comer : comers) {
        comer.getOutputStream().write("GET /actuator/health HTTP/1.0\r\n\r\n".getBytes(UTF_8));
        var answer = new String(comer.getInputStream().readAllBytes(), UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 200");
      }
    } finally {
      for (var comer : comers) {
        comer.close();
      }
    }
  }

  @Test
  void withoutNatsServersFindOutByLookingAndStayReady() {
    newDesk("三");
    var member = agent();
    var agent = onlineThere(member);
    var visitor = enter();
    var page = page(visitor, 0);
    serve(visitor, page, agent);
    try (var log = new HeardLog()) {
      network.cut();
      eventually("away", () -> bus(readiness()).equals("AWAY"));
      eventually("away there", () -> !other().getBean(Bus.class).connected());
      assertThat(readiness().status()).isEqualTo(200);
      assertThat(readiness().body().path("status").asString()).isEqualTo("UP");
      assertThat(
              page.ask("say", text(visitor.conversation(), "c1", "听得见吗")).path("kind").asString())
          .isEqualTo("done");
      clock.forward(Duration.ofSeconds(1));
      agent.awaitText("听得见吗");

      network.mend();
      awaitBus();
      page.ask("say", text(visitor.conversation(), "c2", "又好了"));
      agent.awaitText("又好了");
      // Both servers of this process say it, once each.
      assertThat(log.lines().stream().filter(line -> line.contains("cannot be reached")))
          .hasSize(2);
      assertThat(log.lines().stream().filter(line -> line.endsWith("is back"))).hasSize(2);
      assertThat(log.lines()).hasSize(4);
    }
    page.close();
    agent.close();
  }

  private boolean somebodyWaitsForALock() {
    return jdbc()
        .sql(
            """
            select exists (select from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock')
            """)
        .query(Boolean.class)
        .single();
  }

  private static boolean types(tools.jackson.databind.JsonNode event, String by) {
    return event.path("kind").asString("").equals("typing")
        && event.path("by").asString("").equals(by);
  }

  private static boolean isAt(tools.jackson.databind.JsonNode event, int ahead) {
    return event.path("kind").asString("").equals("position")
        && event.path("ahead").asInt(-1) == ahead;
  }

  private TestSocket onlineThere(Member member) {
    var browser = client(there());
    browser.get("/api/session");
    var signedIn =
        browser.post(
            "/api/session",
            Map.of("login", member.email(), "password", io.zongji.staff.TestStaff.PASSWORD));
    assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
    var socket =
        TestSocket.open(there(), "/ws/workspace", Map.of("Cookie", browser.cookieHeader()));
    socket.ask("hello", workspaceHello(UUID.randomUUID(), true));
    assertThat(socket.ask("presence", Map.of("choose", "IDLE")).path("kind").asString())
        .isEqualTo("done");
    return socket;
  }

  private void awaitBus() {
    eventually(
        "both on the bus",
        () -> bean(Bus.class).connected() && other().getBean(Bus.class).connected());
  }

  private TestClient.Answer readiness() {
    return client().get("/actuator/health/readiness");
  }

  private static String bus(TestClient.Answer health) {
    return health.body().path("components").path("bus").path("status").asString("");
  }

  private static TestClient client(URI server) {
    return new TestClient(server);
  }

  private URI there() {
    return address(other());
  }

  private ConfigurableApplicationContext other() {
    return Objects.requireNonNull(second);
  }
}
