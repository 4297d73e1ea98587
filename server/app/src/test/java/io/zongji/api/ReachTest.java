package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.realtime.EdgeTest;
import io.zongji.realtime.TestSocket;
import io.zongji.staff.Member;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who reaches which conversation: customers their own, agents those they were offered or served.
final class ReachTest extends EdgeTest {
  private static final String SAID = "只有双方能看到";

  private Visitor own;
  private Visitor other;
  private Member server;
  private Member colleague;
  private TestSocket ownPage;
  private TestSocket serverDesk;
  private TestSocket colleagueDesk;
  private String media = "";

  /// One agent serves one customer; another customer and another agent of the group look on.
  @BeforeAll
  void somebodyIsServed() {
    newDesk("私");
    own = enter();
    other = enter();
    server = agent();
    ownPage = page(own, 0);
    serverDesk = online(server);
    serve(own, ownPage, serverDesk);
    serverDesk.ask("say", text(own.conversation(), "a", SAID));
    colleague = agent();
    colleagueDesk = online(colleague);
    var uploaded =
        client()
            .bearer(own.token())
            .upload(uploadTo(own, "customer"), "a.txt", "text/plain", new byte[] {65});
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(201);
    media = uploaded.body().path("mediaId").asString();
  }

  @AfterAll
  void everybodyLeaves() {
    ownPage.close();
    serverDesk.close();
    colleagueDesk.close();
  }

  private static String uploadTo(Visitor visitor, String side) {
    return "/api/" + side + "/media?conversationId=" + visitor.conversation();
  }

  private static void refused(TestClient.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isIn(401, 403, 404);
    assertThat(answer.text()).doesNotContain(SAID);
  }

  private static void refused(JsonNode answer) {
    assertThat(answer.path("kind").asString()).as(answer.toString()).isEqualTo("refused");
    assertThat(answer.path("code").asString())
        .isIn(
            "conversation.not-yours",
            "customer.not-yours",
            "conversation.not-found",
            "conversation.offer-gone",
            "realtime.media-unknown");
  }

  @Test
  void aCustomerReachesNobodyElse() {
    var browser = client().bearer(other.token());
    refused(browser.get("/api/customer/conversations/" + own.conversation() + "/timeline"));
    refused(browser.upload(uploadTo(own, "customer"), "b.txt", "text/plain", new byte[] {66}));
    var list = browser.get("/api/customer/conversations");
    assertThat(list.text())
        .contains(other.conversation().toString())
        .doesNotContain(own.conversation().toString());
    var unsigned = browser.get("/api/media/" + media + "?e=99999999999&s=x");
    refused(unsigned);
    var forged = own.token().substring(0, own.token().length() - 2) + "xx";
    refused(client().bearer(forged).get("/api/customer/conversations"));
  }

  @Test
  void aCustomersSocketReachesNobodyElse() {
    try (var socket = page()) {
      refused(
          socket.ask(
              "hello",
              Map.of("token", other.token(), "conversation", own.conversation(), "after", 0)));
    }
    try (var socket = page(other, 0)) {
      refused(socket.ask("say", text(own.conversation(), "x", "混进来")));
      refused(socket.ask("leave", Map.of("conversation", own.conversation(), "clientId", "l")));
      refused(
          socket.ask(
              "rate",
              Map.of(
                  "conversation", own.conversation(), "clientId", "r", "score", 1, "comment", "")));
      socket.say("fetch", Map.of("conversation", own.conversation(), "after", 0));
      socket.say("read", Map.of("conversation", own.conversation(), "upTo", 1));
      socket.say("typing", Map.of("conversation", own.conversation()));
      // Answered after all that was said before.
      socket.ask("ping", Map.of());
      assertThat(socket.kept().toString()).doesNotContain(SAID);
      var stolen =
          Map.of(
              "conversation",
              other.conversation(),
              "clientId",
              "m",
              "content",
              Map.of("kind", "MEDIA", "mediaId", media));
      refused(socket.ask("say", stolen));
    }
  }

  @Test
  void aColleagueReachesNothingOfIt() {
    var browser = signIn(colleague.email());
    refused(browser.get("/api/workspace/conversations/" + own.conversation() + "/timeline"));
    refused(browser.get("/api/workspace/customers/" + own.customer()));
    refused(
        browser.put("/api/workspace/customers/" + own.customer() + "/note", Map.of("note", "n")));
    refused(
        browser.put("/api/workspace/customers/" + own.customer() + "/name", Map.of("name", "n")));
    refused(browser.upload(uploadTo(own, "workspace"), "b.txt", "text/plain", new byte[] {66}));
    refused(browser.get("/api/workspace/transfer-targets?conversationId=" + own.conversation()));
    refused(browser.get("/api/records/" + own.conversation()));
    assertThat(browser.get("/api/workspace/records").text())
        .doesNotContain(own.conversation().toString());
  }

  @Test
  void aColleaguesSocketReachesNothingOfIt() {
    var id = own.conversation();
    for (var one :
        Map.of(
                "say", text(id, "x", "混进来"),
                "end", Map.of("conversation", id, "clientId", "e"),
                "finish", Map.of("conversation", id, "clientId", "f"),
                "accept", Map.of("conversation", id, "clientId", "c", "offer", UUID.randomUUID()),
                "decline", Map.of("conversation", id, "clientId", "d", "offer", UUID.randomUUID()),
                "transfer",
                    Map.of("conversation", id, "clientId", "t", "groupId", group, "note", ""))
            .entrySet()) {
      refused(colleagueDesk.ask(one.getKey(), one.getValue()));
    }
    colleagueDesk.say("fetch", Map.of("conversation", id, "after", 0));
    colleagueDesk.say("read", Map.of("conversation", id, "upTo", 1));
    colleagueDesk.say("typing", Map.of("conversation", id));
    colleagueDesk.ask("ping", Map.of());
    assertThat(colleagueDesk.kept().toString()).doesNotContain(SAID);
  }

  @Test
  void theOneWhoServesReachesAllOfIt() {
    var browser = signIn(server.email());
    assertThat(
            browser.get("/api/workspace/conversations/" + own.conversation() + "/timeline").text())
        .contains(SAID);
    assertThat(browser.get("/api/workspace/customers/" + own.customer()).status()).isEqualTo(200);
    assertThat(browser.get("/api/workspace/records").text())
        .contains(own.conversation().toString());
    assertThat(
            client()
                .bearer(own.token())
                .get("/api/customer/conversations/" + own.conversation() + "/timeline")
                .text())
        .contains(SAID);
  }

  @Test
  void aSocketIsOpenedFromAllowedPagesAlone() {
    var foreign = Map.of("Origin", "https://evil.example");
    try (var socket = TestSocket.open(address(), "/ws/customer", foreign)) {
      socket.say("hello", hello(other, 0));
      assertThat(socket.closeCode()).isEqualTo(4003);
    }
    var cookie =
        Map.of("Origin", "https://evil.example", "Cookie", signIn(server.email()).cookieHeader());
    try (var socket = TestSocket.open(address(), "/ws/workspace", cookie)) {
      assertThat(Set.of(4003, 4001)).contains(socket.closeCode());
    }
  }
}
