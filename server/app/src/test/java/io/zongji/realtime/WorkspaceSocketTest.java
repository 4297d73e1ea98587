package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Agents and customers together over real sockets.
final class WorkspaceSocketTest extends EdgeTest {
  /// Nobody of one test serves the customers of another.
  @AfterEach
  void everybodyGoesHome() {
    jdbc().sql("delete from skill_group_member").update();
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
          page.await("being served", e -> e.path("state").path("phase").asString("").equals("SERVED"));
      assertThat(state.path("state").path("agent").path("number").asString()).isEqualTo(member.number());

      var id = visitor.conversation();
      assertThat(agent.ask("say", text(id, "a-1", "有什么可以帮您？")).path("kind").asString())
          .isEqualTo("done");
      var heard = page.awaitText("有什么可以帮您？");
      assertThat(heard.path("from").asString()).isEqualTo("AGENT");
      assertThat(heard.path("agent").path("number").asString()).isEqualTo(member.number());
      assertThat(heard.has("clientId")).isFalse();

      page.ask("say", text(id, "c-1", "想问价格"));
      agent.awaitText("想问价格");
      assertThat(agent.ask("end", Map.of("conversation", id, "clientId", "e")).path("kind").asString())
          .isEqualTo("done");
      page.awaitText("会话结束");
      var end = page.await("the end", e -> e.path("state").path("phase").asString("").equals("ENDED"));
      assertThat(end.path("state").path("canRate").asBoolean()).isTrue();
      assertThat(end.path("state").path("why").asString()).isEqualTo("AGENT_ENDED");
      var rate = Map.of("conversation", id, "clientId", "r", "score", 5, "comment", "好");
      assertThat(page.ask("rate", rate).path("kind").asString()).isEqualTo("done");
      assertThat(page.ask("rate", with(rate, "clientId", "r2")).path("code").asString())
          .isEqualTo("conversation.already-rated");
      assertThat(agent.ask("say", text(id, "a-2", "再见")).path("kind").asString()).isEqualTo("refused");
      assertThat(agent.ask("finish", Map.of("conversation", id, "clientId", "f")).path("kind").asString())
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
        assertThat(range.path("entries").valueStream().map(e -> e.path("content").path("text").asString("")))
            .contains("好的");
        assertThat(welcome.path("desk").path("tasks").path(0).path("state").asString())
            .isEqualTo("SERVED");
        page.ask("say", text(visitor.conversation(), "c2", "还在吗"));
        again.awaitText("还在吗");
      }
    }
  }

  @Test
  void theNewestWindowHoldsTheWorkspace() {
    var member = agent();
    var browser = signIn(member.email());
    var first = UUID.randomUUID();
    try (var one = workspace(browser);
        var two = workspace(browser);
        var back = workspace(browser)) {
      assertThat(one.ask("hello", workspaceHello(first, true)).path("kind").asString()).isEqualTo("welcome");
      assertThat(two.ask("hello", workspaceHello(UUID.randomUUID(), true)).path("kind").asString())
          .isEqualTo("welcome");
      assertThat(one.closeCode()).isEqualTo(4009);
      // A window that only reconnects does not take the workspace back.
      var refused = back.ask("hello", workspaceHello(first, false));
      assertThat(refused.path("code").asString()).isEqualTo("realtime.other-window");
      assertThat(back.closeCode()).isEqualTo(4009);
      assertThat(two.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
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
          Map.of("conversation", visitor.conversation(), "offer", awaitOffer(rung, visitor.conversation()));
      assertThat(idle.ask("accept", with(accept, "clientId", "x")).path("kind").asString())
          .isEqualTo("refused");
      assertThat(rung.ask("accept", with(accept, "clientId", "y")).path("kind").asString())
          .isEqualTo("done");
      assertThat(rung.ask("accept", with(accept, "clientId", "z")).path("code").asString())
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
        assertThat(targets.path("groups").path(0).path("agents").toString()).contains(to.number());
        var transfer =
            Map.of(
                "conversation", visitor.conversation(), "clientId", "t", "groupId", group,
                "to", to.id().value(), "note", "老客户");
        var bad = first.ask("transfer", with(transfer, "groupId", UUID.randomUUID()));
        assertThat(bad.path("code").asString()).isEqualTo("skill.unknown");
        assertThat(first.ask("transfer", with(transfer, "to", UUID.randomUUID())).path("code").asString())
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
        // The new agent sees what was said before.
        second.awaitText("您好");
      }
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
      assertThat(agent.ask("fetch", Map.of("conversation", UUID.randomUUID(), "after", 0)).path("code").asString())
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

  @Test
  void theLeaseOfAConnectedAgentIsRenewed() {
    var member = agent();
    try (var agent = online(member)) {
      clock.forward(Duration.ofSeconds(40));
      eventually("seen again", () -> seenAgo(member.id().value()) < 5);
      assertThat(agent.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
    }
  }

  @Test
  void withoutSignInOrFromAnotherSiteThereIsNoWorkspace() {
    try (var stranger = workspace(client())) {
      assertThat(stranger.closeCode()).isEqualTo(4001);
    }
    var browser = signIn(agent().email());
    var headers = Map.of("Cookie", browser.cookieHeader(), "Origin", "https://evil.example");
    try (var foreign = TestSocket.open(address(), "/ws/workspace", headers)) {
      assertThat(foreign.closeCode()).isEqualTo(4003);
    }
  }

  @Test
  void whoSignsOutIsSentAway() {
    var browser = signIn(agent().email());
    try (var agent = workspace(browser)) {
      agent.ask("hello", workspaceHello(UUID.randomUUID(), true));
      assertThat(browser.delete("/api/session").status()).isBetween(200, 204);
      clock.forward(Duration.ofSeconds(6));
      assertThat(agent.closeCode()).isEqualTo(4001);
    }
  }

  @Test
  void aServerThatGoesSaysSoAndAnotherOneGoesOn() {
    var member = agent();
    var visitor = enter();
    try (var other = startServer("--ZONGJI_DATA=" + data.resolve("other"), "--ZONGJI_SECRET=" + "s".repeat(40));
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

  @Test
  void recordsCardAndTimelineShowWhatHappened() {
    var member = agent();
    var stranger = signIn(agent().email());
    var browser = signIn(member.email());
    var visitor = enter();
    try (var agent = online(member);
        var page = page(visitor, 0)) {
      serve(visitor, page, agent);
      clock.forward(Duration.ofSeconds(7));
      agent.ask("end", Map.of("conversation", visitor.conversation()));
      checkRecord(browser, visitor, "WRAP_UP");
      agent.ask("finish", Map.of("conversation", visitor.conversation()));
      checkRecord(browser, visitor, "FINISHED");
    }
    var path = "/api/workspace/conversations/" + visitor.conversation() + "/timeline";
    var timeline = browser.get(path).body();
    assertThat(timeline.path("after").asLong()).isZero();
    assertThat(timeline.path("entries").path(0).path("kind").asString()).isEqualTo("ENTERED");
    var part = browser.get(path + "?before=5&limit=2").body();
    assertThat(part.path("after").asLong()).isEqualTo(2);
    assertThat(part.path("upTo").asLong()).isEqualTo(4);
    assertThat(code(browser.get(path + "?limit=0"), 400)).isEqualTo("request.invalid");
    assertThat(code(stranger.get(path), 403)).isEqualTo("realtime.not-yours");
    assertThat(boss().get(path).status()).isEqualTo(200);

    var card = "/api/workspace/customers/" + visitor.customer();
    assertThat(browser.get(card).body().path("name").asString()).startsWith("访客 ");
    assertThat(browser.put(card + "/name", Map.of("name", " 王先生 ")).body().path("name").asString())
        .isEqualTo("王先生");
    assertThat(browser.put(card + "/note", Map.of("note", "要发票")).body().path("note").asString())
        .isEqualTo("要发票");
    assertThat(code(browser.put(card + "/name", Map.of("name", " ")), 400)).isEqualTo("customer.invalid");
    assertThat(code(browser.put(card + "/note", Map.of("note", "x".repeat(2_001))), 400))
        .isEqualTo("customer.invalid");
    var episode = browser.get(card).body().path("conversations").path(0);
    assertThat(episode.path("group").asString()).isEqualTo("产品咨询组");
    assertThat(episode.path("agent").asString()).isEqualTo(member.name());
    assertThat(episode.path("why").asString()).isEqualTo("AGENT_ENDED");
    assertThat(code(stranger.get(card), 404)).isEqualTo("customer.unknown");

    var mine = client().bearer(visitor.token());
    assertThat(mine.get("/api/customer/conversations").body().path("items").path(0).path("id").asString())
        .isEqualTo(visitor.conversation().toString());
    var own = "/api/customer/conversations/" + visitor.conversation() + "/timeline";
    assertThat(mine.get(own).text()).contains("您好").doesNotContain("OFFERED");
    assertThat(code(client().get(own), 401)).isEqualTo("customer.token");
    assertThat(code(client().bearer(enter().token()).get(own), 403)).isEqualTo("customer.not-yours");
  }

  private void checkRecord(TestClient browser, Visitor visitor, String state) {
    var page = browser.get("/api/workspace/records?groupId=" + group).body();
    assertThat(page.path("total").asInt()).isEqualTo(1);
    var line = page.path("items").path(0);
    assertThat(line.path("conversationId").asString()).isEqualTo(visitor.conversation().toString());
    assertThat(line.path("serviceSeconds").asInt()).isBetween(7, 9);
    assertThat(line.path("state").asString()).isEqualTo(state);
    assertThat(line.path("group").asString()).isEqualTo("产品咨询组");
    assertThat(browser.get("/api/workspace/records?from=2020-01-01&to=2020-01-02").body().path("total").asInt())
        .isZero();
    assertThat(code(browser.get("/api/workspace/records?from=yesterday"), 400)).isEqualTo("request.invalid");
  }

  private long seenAgo(UUID staff) {
    var seen =
        jdbc()
            .sql("select seen_at from agent_desk where staff_id = ?")
            .param(staff)
            .query((row, n) -> row.getTimestamp(1).toInstant())
            .single();
    return Duration.between(seen, clock.instant()).toSeconds();
  }

  private static TestSocket rungAt(TestSocket one, TestSocket other, UUID conversation) {
    var rung = new TestSocket[1];
    eventually(
        "it rings somewhere",
        () -> {
          for (var socket : List.of(one, other)) {
            if (socket.kept().stream()
                .flatMap(e -> e.path("desk").path("tasks").valueStream())
                .anyMatch(t -> t.path("conversation").asString("").equals(conversation.toString()))) {
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
