package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Calls over real sockets: what is told to whom, and the signals by which pages find each other.
final class CallSocketTest extends EdgeTest {
  private static final AtomicInteger DESKS = new AtomicInteger();
  private static final Map<String, String> OFFER = Map.of("type", "offer", "sdp", "v=0\r\no=- 1");
  private static final Map<String, String> ANSWER = Map.of("type", "answer", "sdp", "v=0\r\no=- 2");

  /// The customers of one test are not offered to the agents of another.
  @BeforeEach
  void haveADeskOfItsOwn() {
    newDesk("通话" + DESKS.incrementAndGet());
  }

  @Test
  void anOfferShowsWhatIsAskedAndIsAcceptedWithTheCall() {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var id = visitor.conversation();
      done(page.ask("call", Map.of("conversation", id, "clientId", "k", "media", "VIDEO")));
      assertThat(callOf(page).path("phase").asString()).isEqualTo("RINGING");
      page.ask("say", text(id, "to-agent", "1"));
      var task = task(agent, id, found -> found.path("offer").has("id"));
      var offer = task.path("offer").path("id").asString();
      assertThat(task.path("asks").asString()).isEqualTo("VIDEO");
      var accept = new HashMap<String, Object>();
      accept.putAll(Map.of("conversation", id, "offer", offer, "clientId", "a"));
      done(agent.ask("accept", with(accept, "withCall", true)));
      var heard = page.awaitEntry("accepted", entry -> notice(entry, "CALL_ACCEPTED"));
      assertThat(heard.path("by").asString()).isEqualTo("AGENT");
      assertThat(heard.has("staffId")).isFalse();
      assertThat(phase(agent, id, "TALKING").path("call").has("acceptedAt")).isTrue();
      var call = task.path("call").path("id").asString();
      agent.say("call-report", report(id, call, "CONNECTED", 120));
      page.say("call-report", report(id, call, "FIRST_FRAME", 250));
      agent.awaitEntry(
          "the first frame", entry -> entry.path("kind").asString("").equals("CALL_FIRST_FRAME"));
      clock.forward(Duration.ofSeconds(90));
      done(
          page.ask(
              "call-media",
              Map.of("conversation", id, "call", call, "clientId", "m", "media", "VOICE")));
      clock.forward(Duration.ofSeconds(30));
      done(agent.ask("call-end", Map.of("conversation", id, "call", call, "clientId", "e")));
      var end = page.awaitEntry("ended", entry -> notice(entry, "CALL_ENDED"));
      assertThat(end.path("why").asString()).isEqualTo("HUNG_UP");
      assertThat(end.path("videoMs").asLong()).isEqualTo(90_000);
      assertThat(end.path("voiceMs").asLong()).isEqualTo(30_000);
      assertDurations(id);
      var own = signIn(member.email()).get("/api/workspace/records").body().path("items").get(0);
      assertThat(own.path("voiceSeconds").asLong()).isEqualTo(30);
      assertThat(own.path("videoSeconds").asLong()).isEqualTo(90);
    }
  }

  @Test
  void aCallWhoseConnectionIsLostWasHungUpByNobody() {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      var id = visitor.conversation();
      serve(visitor, page, agent);
      done(page.ask("call", Map.of("conversation", id, "clientId", "k", "media", "VOICE")));
      var call = callOf(page).path("id").asString();
      Map<String, Object> lost = Map.of("conversation", id, "call", call, "clientId", "l");
      assertThat(page.ask("call-lost", with(lost, "clientId", "early")).path("code").asString())
          .isEqualTo("conversation.call-not-accepted");
      done(agent.ask("call-accept", Map.of("conversation", id, "call", call, "clientId", "a")));
      done(agent.ask("call-lost", lost));
      done(agent.ask("call-lost", lost));
      var end = page.awaitEntry("ended", entry -> notice(entry, "CALL_ENDED"));
      assertThat(end.path("why").asString()).isEqualTo("FAILED");
      assertThat(end.path("by").asString()).isEqualTo("SYSTEM");
      assertThat(agent.ask("call-lost", with(lost, "clientId", "m")).path("code").asString())
          .isEqualTo("conversation.call-gone");
      var told = signIn(member.email()).get("/api/workspace/conversations/" + id + "/timeline");
      assertThat(told.body().toString()).contains("\"why\":\"FAILED\"").doesNotContain("HUNG_UP");
      done(page.ask("say", text(id, "goes-on", "还在")));
    }
  }

  private void assertDurations(UUID conversation) {
    var record = boss().get("/api/records/" + conversation).body();
    assertThat(record.path("voiceMs").asLong()).isEqualTo(30_000);
    assertThat(record.path("videoMs").asLong()).isEqualTo(90_000);
    var listed =
        boss()
            .get("/api/records?size=100")
            .body()
            .path("items")
            .valueStream()
            .filter(one -> one.path("id").asString().equals(conversation.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(listed.path("videoMs").asLong()).isEqualTo(90_000);
  }

  @Test
  void signalsArriveInOrderAndOnlyAcross() {
    var visitor = enter();
    try (var agent = online(agent());
        var page = page(visitor, 0)) {
      var call = talking(visitor, page, agent);
      var customer = CallTalk.join(page, visitor.conversation(), call);
      var staff = CallTalk.join(agent, visitor.conversation(), call);
      var legs = customer.awaitLegs(customer, staff);
      assertThat(legs.path("from").asString()).isEqualTo("SERVER");
      assertThat(legs.path("data").path("iceServers")).isEmpty();
      staff.awaitLegs(customer, staff);
      staff.done(OFFER);
      var offer = customer.await("offer");
      assertThat(offer.path("leg").asString()).isEqualTo(staff.leg().toString());
      assertThat(offer.path("data").path("sdp").asString()).isEqualTo(OFFER.get("sdp"));
      long n = offer.path("n").asLong();
      customer.done(ANSWER);
      assertThat(staff.await("answer").path("from").asString()).isEqualTo("CUSTOMER");
      for (int i = 0; i < 24; i++) {
        staff.done(Map.of("type", "candidate", "candidate", "candidate:" + i, "sdpMLineIndex", 0));
      }
      for (int i = 0; i < 24; i++) {
        var candidate = customer.await("candidate");
        assertThat(candidate.path("data").path("candidate").asString()).isEqualTo("candidate:" + i);
        assertThat(candidate.path("n").asLong()).isGreaterThan(n);
        n = candidate.path("n").asLong();
      }
    }
  }

  @Test
  void badSignalsAreRefusedByNameAndChangeNothing() {
    var visitor = enter();
    try (var agent = online(agent());
        var page = page(visitor, 0)) {
      var id = visitor.conversation();
      var early = new CallTalk(page, id, UUID.randomUUID().toString(), UUID.randomUUID());
      assertThat(early.refused(Map.of("type", "candidate", "candidate", "a")))
          .isEqualTo("conversation.call-gone");
      var call = talking(visitor, page, agent);
      var outside = new CallTalk(page, id, call, UUID.randomUUID());
      assertThat(outside.refused(ANSWER)).isEqualTo("call.not-joined");
      var customer = CallTalk.join(page, id, call);
      assertThat(customer.refused(Map.of("type", "offer", "sdp", "<script>")))
          .isEqualTo("call.signal-bad");
      assertThat(customer.refused(Map.of("type", "legs"))).isEqualTo("call.signal-bad");
      var other = online(agent());
      assertThat(CallSocketTest.joining(other, id, call).refused(OFFER))
          .isEqualTo("conversation.not-yours");
      other.close();
      var second = page.ask("call", Map.of("conversation", id, "media", "VOICE"));
      assertThat(second.path("code").asString()).isEqualTo("conversation.call-already");
      page.ask("leave", Map.of("conversation", id));
      assertThat(customer.refused(ANSWER)).isEqualTo("conversation.call-gone");
      var late = page.ask("call", Map.of("conversation", id, "media", "VOICE"));
      assertThat(late.path("code").asString()).isEqualTo("conversation.ended");
    }
  }

  @Test
  void aReloadTakesOverAndAReconnectionMissesNothing() {
    var visitor = enter();
    try (var agent = online(agent());
        var page = page(visitor, 0);
        var reloaded = page(visitor, 0)) {
      var id = visitor.conversation();
      var call = talking(visitor, page, agent);
      var before = CallTalk.join(page, id, call);
      var staff = CallTalk.join(agent, id, call);
      staff.awaitLegs(before, staff);
      staff.done(OFFER);
      before.await("offer");

      var after = CallTalk.join(reloaded, id, call);
      staff.awaitLegs(after, staff);
      // The page before it learns why it has no part any more.
      before.awaitLegs(after, staff);
      assertThat(before.refused(ANSWER)).isEqualTo("call.leg-replaced");
      assertThat(before.refused(Map.of("type", "join"))).isEqualTo("call.leg-replaced");

      reloaded.cut();
      staff.done(OFFER);
      try (var again = page(visitor, 0)) {
        var same = CallTalk.rejoin(again, id, call, after.leg());
        same.awaitLegs(after, staff);
        assertThat(same.await("offer").path("n").asLong()).isPositive();
        same.done(ANSWER);
        staff.await("answer");
      }
    }
  }

  @Test
  void aTransferTakesTheCallAlong() {
    var visitor = enter();
    try (var first = online(agent());
        var page = page(visitor, 0)) {
      var id = visitor.conversation();
      var call = talking(visitor, page, first);
      var customer = CallTalk.join(page, id, call);
      var one = CallTalk.join(first, id, call);
      customer.awaitLegs(customer, one);
      var next = agent();
      try (var second = online(next)) {
        done(
            first.ask(
                "transfer",
                Map.of(
                    "conversation",
                    id,
                    "clientId",
                    "t",
                    "groupId",
                    group,
                    "to",
                    next.id().value())));
        var task = task(second, id, found -> found.path("offer").has("id"));
        assertThat(task.path("asks").asString()).isEqualTo("VOICE");
        assertThat(task.path("call").path("phase").asString()).isEqualTo("TALKING");
        var offer = task.path("offer").path("id").asString();
        done(
            second.ask("accept", Map.of("conversation", id, "offer", offer, "clientId", "accept")));
        page.awaitEntry("joined", entry -> notice(entry, "CALL_JOINED"));
        assertThat(one.refused(OFFER)).isEqualTo("conversation.not-yours");
        var two = CallTalk.join(second, id, call);
        customer.awaitLegs(customer, two);
        two.done(OFFER);
        customer.await("offer");
        customer.done(Map.of("type", "answer", "sdp", "v=0\r\nfor the next"));
        two.await("answer");
        assertThat(first.kept())
            .as("nothing that is meant for the next agent reaches the one before")
            .noneMatch(event -> event.toString().contains("for the next"));
      }
    }
  }

  @Test
  void whatACallLeavesIsClearedUp() {
    var visitor = enter();
    try (var agent = online(agent());
        var page = page(visitor, 0)) {
      var id = visitor.conversation();
      var call = talking(visitor, page, agent);
      CallTalk.join(page, id, call);
      assertThat(lines(id)).isEqualTo(1);
      done(page.ask("call-end", Map.of("conversation", id, "call", call, "clientId", "e")));
      eventually("cleared up", () -> lines(id) == 0);
    }
  }

  private int lines(UUID conversation) {
    return jdbc()
        .sql("select count(*) from call_line where conversation_id = ?")
        .param(conversation)
        .query(Integer.class)
        .single();
  }

  private static CallTalk joining(TestSocket socket, UUID conversation, String call) {
    return new CallTalk(socket, conversation, call, UUID.randomUUID());
  }

  /// A served conversation with a call of voice that the customer asked for and the agent accepted.
  private String talking(Visitor visitor, TestSocket page, TestSocket agent) {
    serve(visitor, page, agent);
    var id = visitor.conversation();
    done(page.ask("call", Map.of("conversation", id, "clientId", "call", "media", "VOICE")));
    var call = phase(agent, id, "RINGING").path("call").path("id").asString();
    done(agent.ask("call-accept", Map.of("conversation", id, "call", call, "clientId", "acc")));
    page.awaitEntry("accepted", entry -> notice(entry, "CALL_ACCEPTED"));
    return call;
  }

  private static JsonNode callOf(TestSocket page) {
    return page.await("a call", e -> e.path("state").path("call").path("id").isString())
        .path("state")
        .path("call");
  }

  private static JsonNode phase(TestSocket agent, UUID id, String phase) {
    return task(agent, id, found -> found.path("call").path("phase").asString("").equals(phase));
  }

  private static JsonNode task(
      TestSocket agent, UUID id, java.util.function.Predicate<JsonNode> fits) {
    return agent
        .await("the task", event -> find(event, id, fits).isPresent())
        .path("desk")
        .path("tasks")
        .valueStream()
        .filter(task -> is(task, id) && fits.test(task))
        .findFirst()
        .orElseThrow();
  }

  private static java.util.Optional<JsonNode> find(
      JsonNode event, UUID id, java.util.function.Predicate<JsonNode> fits) {
    return event
        .path("desk")
        .path("tasks")
        .valueStream()
        .filter(task -> is(task, id) && fits.test(task))
        .findFirst();
  }

  private static boolean is(JsonNode task, UUID id) {
    return task.path("conversation").asString("").equals(id.toString());
  }

  private static Map<String, Object> report(UUID id, String call, String what, long tookMs) {
    return Map.of("conversation", id, "call", call, "what", what, "tookMs", tookMs);
  }

  private static boolean notice(JsonNode entry, String name) {
    return entry.path("notice").asString("").equals(name);
  }

  private static void done(JsonNode answer) {
    assertThat(answer.path("kind").asString()).as(answer.toString()).isEqualTo("done");
  }
}
