package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Agents and customers together over real sockets.
final class WorkspaceSocketTest extends EdgeTest {
  private static final AtomicInteger DESKS = new AtomicInteger();

  /// The customers of one test are not offered to the agents of another.
  @BeforeEach
  void haveADeskOfItsOwn() {
    newDesk(String.valueOf(DESKS.incrementAndGet()));
  }

  @Test
  void aCustomerIsServedFromTheOfferToTheEnd() {
    var member = agent();
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      page.awaitText(member.number() + "号为您服务");
      var state =
          page.await(
              "being served", e -> e.path("state").path("phase").asString("").equals("SERVED"));
      assertThat(state.path("state").path("agent").path("number").asString())
          .isEqualTo(member.number());

      var id = visitor.conversation();
      assertThat(agent.ask("say", text(id, "a-1", "有什么可以帮您？")).path("kind").asString())
          .isEqualTo("done");
      var heard = page.awaitText("有什么可以帮您？");
      assertThat(heard.path("from").asString()).isEqualTo("AGENT");
      assertThat(heard.path("agent").path("number").asString()).isEqualTo(member.number());
      // Without a nickname the customer reads the name, in the title as beside the message.
      assertThat(state.path("state").path("agent").path("nickname").asString())
          .isEqualTo(heard.path("agent").path("nickname").asString())
          .startsWith("客服");
      assertThat(heard.has("clientId")).isFalse();

      page.ask("say", text(id, "c-1", "想问价格"));
      agent.awaitText("想问价格");
      assertThat(
              agent.ask("end", Map.of("conversation", id, "clientId", "e")).path("kind").asString())
          .isEqualTo("done");
      page.awaitText("会话结束");
      var end =
          page.await("the end", e -> e.path("state").path("phase").asString("").equals("ENDED"));
      assertThat(end.path("state").path("canRate").asBoolean()).isTrue();
      assertThat(end.path("state").path("why").asString()).isEqualTo("AGENT_ENDED");
      var rate = Map.of("conversation", id, "clientId", "r", "score", 5, "comment", "好");
      assertThat(page.ask("rate", rate).path("kind").asString()).isEqualTo("done");
      assertThat(page.ask("rate", with(rate, "clientId", "r2")).path("code").asString())
          .isEqualTo("conversation.already-rated");
      assertThat(agent.ask("say", text(id, "a-2", "再见")).path("kind").asString())
          .isEqualTo("refused");
      assertThat(
              agent
                  .ask("finish", Map.of("conversation", id, "clientId", "f"))
                  .path("kind")
                  .asString())
          .isEqualTo("done");
      awaitDesk(agent, "an empty desk", desk -> desk.path("tasks").isEmpty());
    }
  }

  @Test
  void typingAndReceiptsReachTheOtherSide() {
    var visitor = enter();
    try (var agent = online(agent());
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      var id = visitor.conversation();
      page.say("typing", Map.of("conversation", id));
      assertThat(agent.awaitKind("typing").path("by").asString()).isEqualTo("CUSTOMER");
      agent.say("typing", Map.of("conversation", id));
      assertThat(page.awaitKind("typing").path("by").asString()).isEqualTo("AGENT");

      long seq = agent.ask("say", text(id, "a", "看到了吗")).path("seq").asLong();
      awaitReceipt(agent, "CUSTOMER", "delivered", seq);
      page.say("read", Map.of("conversation", id, "upTo", seq));
      awaitReceipt(agent, "CUSTOMER", "read", seq);

      long back = page.ask("say", text(id, "c", "看到了")).path("seq").asLong();
      awaitReceipt(page, "AGENT", "delivered", back);
      agent.say("read", Map.of("conversation", id, "upTo", 1_000_000));
      awaitReceipt(page, "AGENT", "read", back);
    }
  }

  @Test
  void aWaitingCustomerSeesThePlaceChange() {
    var first = enter();
    var second = enter();
    var third = enter();
    try (var agent = online(agent());
        var one = page(first, 0);
        var two = page(second, 0);
        var three = page(third, 0)) {
      serve(first, one, agent);
      two.ask("say", text(second.conversation(), "q", "1"));
      two.awaitText("前面有0位");
      three.ask("say", text(third.conversation(), "q", "1"));
      three.awaitText("前面有1位");
      three.await("one ahead", e -> ahead(e) == 1);
      two.ask("leave", Map.of("conversation", second.conversation(), "clientId", "bye"));
      three.await("nobody ahead", e -> ahead(e) == 0);
    }
  }

  @Test
  void aWaitingCustomerIsToldWhileNobodyIsOnline() {
    var first = enter();
    var second = enter();
    try (var agent = online(agent());
        var one = page(first, 0);
        var two = page(second, 0)) {
      one.ask("say", text(first.conversation(), "q", "1"));
      awaitOffer(agent, first.conversation());
      two.ask("say", text(second.conversation(), "q", "1"));
      var waits = two.await("waiting", e -> phase(e).equals("WAITING"));
      assertThat(waits.path("state").path("nobodyOnline").asBoolean(true)).isFalse();

      agent.ask("presence", Map.of("choose", "REST"));
      two.await("nobody is online", e -> e.path("state").path("nobodyOnline").asBoolean());
      try (var again = page(second, 0)) {
        var welcome = again.await("the welcome", e -> phase(e).equals("WAITING"));
        assertThat(welcome.path("state").path("nobodyOnline").asBoolean()).isTrue();
      }

      agent.ask("presence", Map.of("choose", "IDLE"));
      two.await(
          "somebody is online",
          e -> phase(e).equals("WAITING") && !e.path("state").path("nobodyOnline").asBoolean(true));
    }
  }

  private static String phase(JsonNode event) {
    return event.path("state").path("phase").asString("");
  }

  @Test
  void anAgentWhoReloadsFindsEverythingAndOnlyWhatIsNew() {
    var member = agent();
    var visitor = enter();
    var browser = signIn(member.email());
    var window = UUID.randomUUID();
    var agent = workspace(browser);
    agent.ask("hello", workspaceHello(window, true));
    agent.ask("presence", Map.of("choose", "IDLE"));
    try (var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      long seen = agent.ask("say", text(visitor.conversation(), "a", "稍等")).path("seq").asLong();
      agent.awaitText("稍等");
      agent.cut();
      page.ask("say", text(visitor.conversation(), "c", "好的"));
      try (var again = workspace(browser)) {
        var hello =
            with(workspaceHello(window, false), "after", Map.of(visitor.conversation(), seen));
        var welcome = again.ask("hello", hello);
        var range = welcome.path("timelines").path(0);
        assertThat(range.path("after").asLong()).isEqualTo(seen);
        assertThat(
                range
                    .path("entries")
                    .valueStream()
                    .map(e -> e.path("content").path("text").asString("")))
            .contains("好的");
        assertThat(welcome.path("desk").path("tasks").path(0).path("state").asString())
            .isEqualTo("SERVED");
        page.ask("say", text(visitor.conversation(), "c2", "还在吗"));
        again.awaitText("还在吗");
      }
    }
  }

  @Test
  void twoBrowsersOfTwoAgentsAcceptingOneOfferGetOneConversation() {
    var visitor = enter();
    try (var agent = online(agent());
        var other = online(agent());
        var page = page(visitor, 0)) {
      page.ask("say", text(visitor.conversation(), "q", "1"));
      var rung = rungAt(agent, other, visitor.conversation());
      var idle = rung == agent ? other : agent;
      var accept =
          Map.of(
              "conversation",
              visitor.conversation(),
              "offer",
              awaitOffer(rung, visitor.conversation()));
      assertThat(idle.ask("accept", with(accept, "clientId", "x")).path("kind").asString())
          .isEqualTo("refused");
      assertThat(rung.ask("accept", with(accept, "clientId", "y")).path("kind").asString())
          .isEqualTo("done");
      assertThat(idle.ask("accept", with(accept, "clientId", "z")).path("code").asString())
          .isEqualTo("conversation.offer-gone");
    }
  }

  @Test
  void aConversationIsHandedOnWithANote() {
    var from = agent();
    var to = agent();
    var visitor = enter();
    try (var first = online(from);
        var page = page(visitor, 0)) {
      serve(visitor, page, first);
      try (var second = online(to)) {
        var targets =
            signIn(from.email())
                .get("/api/workspace/transfer-targets?conversationId=" + visitor.conversation())
                .body();
        var ours =
            targets
                .path("groups")
                .valueStream()
                .filter(known -> known.path("id").asString().equals(group.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(ours.path("agents").toString()).contains(to.number());
        var transfer =
            Map.of(
                "conversation",
                visitor.conversation(),
                "clientId",
                "t",
                "groupId",
                group,
                "to",
                to.id().value(),
                "note",
                "老客户");
        var bad = first.ask("transfer", with(transfer, "groupId", UUID.randomUUID()));
        assertThat(bad.path("code").asString()).isEqualTo("skill.unknown");
        assertThat(
                first
                    .ask("transfer", with(transfer, "to", UUID.randomUUID()))
                    .path("code")
                    .asString())
            .isEqualTo("skill.not-a-member");
        assertThat(first.ask("transfer", transfer).path("kind").asString()).isEqualTo("done");
        var offer = awaitOffer(second, visitor.conversation());
        page.awaitEntry("the notice", e -> e.path("notice").asString("").equals("TRANSFERRED"));
        assertThat(
                second
                    .ask("accept", Map.of("conversation", visitor.conversation(), "offer", offer))
                    .path("kind")
                    .asString())
            .isEqualTo("done");
        // The new agent sees what was said before, and what the other could not send any more.
        second.awaitText("您好");
        leavesANote(visitor, first, second, page);
      }
    }
  }

  private void leavesANote(
      Visitor visitor, TestSocket before, TestSocket serving, TestSocket page) {
    var note = Map.of("conversation", visitor.conversation(), "clientId", "n", "note", "已答应退款");
    assertThat(before.ask("note", note).path("kind").asString()).isEqualTo("done");
    assertThat(before.ask("note", note).path("kind").asString()).isEqualTo("done");
    var noted = serving.awaitEntry("the note", e -> e.path("kind").asString().equals("NOTED"));
    assertThat(noted.path("note").asString()).isEqualTo("已答应退款");
    assertThat(serving.ask("say", text(visitor.conversation(), "after", "好的")).path("kind"))
        .asString()
        .contains("done");
    page.awaitText("好的");
    assertThat(page.kept().toString()).doesNotContain("已答应退款");
    assertThat(before.ask("note", with(with(note, "note", " "), "clientId", "b")).path("code"))
        .asString()
        .contains("conversation.text-blank");
    try (var stranger = online(agent())) {
      assertThat(stranger.ask("note", note).path("kind").asString()).isEqualTo("refused");
    }
  }

  @Test
  void whatIsNotInOnesHandsIsRefused() {
    var visitor = enter();
    try (var agent = online(agent());
        var page = page(visitor, 0)) {
      for (var op : List.of("say", "typing", "read", "fetch", "end", "finish")) {
        var fields = with(with(text(visitor.conversation(), "x", "1"), "upTo", 1), "after", 0);
        if (!op.equals("typing")) {
          assertThat(agent.ask(op, fields).path("kind").asString()).as(op).isEqualTo("refused");
        }
      }
      assertThat(
              agent
                  .ask("fetch", Map.of("conversation", UUID.randomUUID(), "after", 0))
                  .path("code")
                  .asString())
          .isEqualTo("conversation.not-found");
      assertThat(agent.ask("presence", Map.of("choose", "BUSY")).path("code").asString())
          .isEqualTo("realtime.bad-field");
      assertThat(page.kept().toString()).doesNotContain("typing");
    }
  }

  @Test
  void goingOfflineWithWorkInHandIsRefused() {
    var visitor = enter();
    try (var agent = online(agent());
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      assertThat(agent.ask("presence", Map.of("choose", "OFFLINE")).path("code").asString())
          .isEqualTo("desk.open-work");
      agent.ask("end", Map.of("conversation", visitor.conversation()));
      agent.ask("finish", Map.of("conversation", visitor.conversation()));
      assertThat(agent.ask("presence", Map.of("choose", "OFFLINE")).path("kind").asString())
          .isEqualTo("done");
      awaitDesk(agent, "offline", desk -> desk.path("presence").asString().equals("OFFLINE"));
    }
  }

  // The other server is closed in the middle: that it says so to its sockets is what is looked at.
  @SuppressWarnings("try")
  @Test
  void aServerThatGoesSaysSoAndAnotherOneGoesOn() {
    var member = agent();
    var visitor = enter();
    try (var other =
            startServer(
                "--ZONGJI_DATA=" + data.resolve("other"), "--ZONGJI_SECRET=" + "s".repeat(40));
        var agent = online(member);
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      // An entry committed by another server reaches the page within a moment.
      var told =
          other
              .getBean(io.zongji.conversation.Conversations.class)
              .submit(
                  new io.zongji.conversation.Command.AgentSays(
                      new io.zongji.conversation.ConversationId(visitor.conversation()),
                      java.util.Optional.empty(),
                      member.id(),
                      new io.zongji.conversation.Content.Text("来自另一台服务器")));
      assertThat(told).isInstanceOf(io.zongji.conversation.Outcome.Done.class);
      eventually(
          "the other server's entry",
          () -> {
            clock.forward(Duration.ofSeconds(1));
            return page.kept().toString().contains("来自另一台服务器");
          });
      try (var there = TestSocket.open(address(other), "/ws/customer", Map.of())) {
        there.say("ping", Map.of());
        there.awaitKind("pong");
        other.close();
        assertThat(there.closeCode()).isEqualTo(1001);
      }
    }
  }

  private static TestSocket rungAt(TestSocket one, TestSocket other, UUID conversation) {
    var rung = new TestSocket[1];
    eventually(
        "it rings somewhere",
        () -> {
          for (var socket : List.of(one, other)) {
            if (socket.kept().stream()
                .flatMap(e -> e.path("desk").path("tasks").valueStream())
                .anyMatch(
                    t -> t.path("conversation").asString("").equals(conversation.toString()))) {
              rung[0] = socket;
            }
          }
          return rung[0] != null;
        });
    return rung[0];
  }

  private static int ahead(JsonNode event) {
    return event.path("kind").asString("").equals("position")
        ? event.path("ahead").asInt(-1)
        : event.path("state").path("ahead").asInt(-1);
  }

  private static void awaitReceipt(TestSocket socket, String by, String what, long upTo) {
    socket.await(
        by + " " + what + " " + upTo,
        e ->
            e.path("kind").asString("").equals("receipt")
                && e.path("by").asString("").equals(by)
                && e.path(what).asLong(0) >= upTo);
  }

  private static void awaitDesk(
      TestSocket agent, String what, java.util.function.Predicate<JsonNode> fits) {
    agent.await(what, e -> e.path("kind").asString("").equals("desk") && fits.test(e.path("desk")));
  }
}
