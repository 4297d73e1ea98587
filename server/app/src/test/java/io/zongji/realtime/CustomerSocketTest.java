package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.ClientId;
import io.zongji.conversation.Command;
import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// How a customer's page follows its conversation: hello, resume, coming and going.
final class CustomerSocketTest extends EdgeTest {
  @Test
  void aCustomerIsWelcomedWithWhatTheFlowSaid() {
    var visitor = enter();
    try (var page = page(visitor, 0)) {
      page.awaitText("您好");
      page.awaitText("请回复1");
      var welcome = page.awaitKind("welcome");
      assertThat(welcome.path("epoch").asString()).hasSize(36);
      assertThat(welcome.path("customer").asString()).isEqualTo(visitor.customer().toString());
      assertThat(welcome.path("after").asLong()).isZero();
      assertThat(welcome.path("upTo").asLong()).isEqualTo(lastSeq(visitor));
      assertThat(welcome.path("state").path("phase").asString()).isEqualTo("FLOW");
      assertThat(texts(welcome.path("state").path("keywords"))).containsExactly("1");
      var choice = welcome.path("state").path("choices").path(0);
      assertThat(choice.path("keyword").asString()).isEqualTo("1");
      assertThat(choice.path("name").asString()).isNotEmpty();
      assertThat(kinds(welcome)).doesNotContain("MODULE_REACHED", "ENTERED");
    }
  }

  @Test
  void whatIsSaidIsAcknowledgedAndComesBackOnceInOrder() {
    var visitor = enter();
    try (var page = page(visitor, 0)) {
      var done = page.ask("say", text(visitor.conversation(), "c-1", "你好"));
      assertThat(done.path("kind").asString()).isEqualTo("done");
      var mine = page.awaitText("你好");
      assertThat(mine.path("clientId").asString()).isEqualTo("c-1");
      assertThat(mine.path("from").asString()).isEqualTo("CUSTOMER");
      page.awaitText("请重新输入");
      var again = page.ask("say", text(visitor.conversation(), "c-1", "你好"));
      assertThat(again.path("seq")).isEqualTo(done.path("seq"));
      assertThat(said(visitor, "你好")).isEqualTo(1);
    }
  }

  @Test
  void aPageThatWasCutOffGoesOnWhereItStood() {
    var visitor = enter();
    long seen;
    try (var page = page(visitor, 0)) {
      seen = page.awaitKind("welcome").path("upTo").asLong();
      page.cut();
    }
    try (var other = page(visitor, 0)) {
      assertThat(
              other.ask("say", text(visitor.conversation(), "c-2", "还在吗")).path("kind").asString())
          .isEqualTo("done");
    }
    try (var back = page(visitor, seen)) {
      var welcome = back.awaitKind("welcome");
      assertThat(welcome.path("after").asLong()).isEqualTo(seen);
      assertThat(welcome.path("entries").valueStream().map(e -> e.path("seq").asLong()))
          .allMatch(seq -> seq > seen)
          .isNotEmpty();
      assertThat(welcome.path("upTo").asLong()).isEqualTo(lastSeq(visitor));
    }
  }

  @Test
  void twoPagesOfACustomerHearTheSame() {
    var visitor = enter();
    try (var one = page(visitor, 0);
        var two = page(visitor, 0)) {
      one.ask("say", text(visitor.conversation(), "c-3", "两个窗口"));
      one.awaitText("两个窗口");
      two.awaitText("两个窗口");
    }
  }

  @Test
  void fetchAnswersWithTheRangeAskedFor() {
    var visitor = enter();
    try (var page = page(visitor, 0)) {
      page.awaitKind("welcome");
      page.say("fetch", Map.of("conversation", visitor.conversation(), "after", 1));
      var range = page.awaitKind("entries");
      assertThat(range.path("after").asLong()).isEqualTo(1);
      assertThat(range.path("upTo").asLong()).isEqualTo(lastSeq(visitor));
      assertThat(range.path("state").path("phase").asString()).isEqualTo("FLOW");
    }
  }

  @Test
  void aLongConversationComesInRangesWithoutGaps() {
    var visitor = enter();
    var long1900 = "长".repeat(1_900);
    sayMany(visitor, "l", long1900, 90);
    try (var fresh = page(visitor, 0)) {
      long upTo = fresh.awaitKind("welcome").path("upTo").asLong();
      assertThat(upTo).isLessThan(lastSeq(visitor));
      while (upTo < lastSeq(visitor)) {
        long from = upTo;
        var range = fresh.await("the range after " + from, e -> e.path("after").asLong(-1) == from);
        upTo = range.path("upTo").asLong();
      }
    }
  }

  @Test
  void aPageThatGoesIsAwayAfterAMomentAndOneThatReloadsIsNot() {
    var visitor = enter();
    var first = page(visitor, 0);
    first.close();
    try (var reloaded = page(visitor, 0)) {
      clock.forward(Duration.ofSeconds(3));
      reloaded.ask("say", text(visitor.conversation(), "still", "在"));
      assertThat(kinds(visitor.conversation())).doesNotContain("CUSTOMER_AWAY");
    }
    eventually(
        "the page counts as gone",
        () -> {
          clock.forward(Duration.ofSeconds(1));
          return isAway(visitor.conversation());
        });
    try (var back = page(visitor, 0)) {
      back.awaitKind("welcome");
      eventually("the page is back", () -> !isAway(visitor.conversation()));
    }
  }

  @Test
  void aPageOfAServerThatDiedCountsAsGone() {
    var visitor = enter();
    jdbc()
        .sql("update customer_page set server_id = gen_random_uuid() where conversation_id = ?")
        .param(visitor.conversation())
        .update();
    assertThat(isAway(visitor.conversation())).isFalse();
    clock.forward(Limits.LEASE_LIFE.plusSeconds(1));
    eventually("the page counts as gone", () -> isAway(visitor.conversation()));
  }

  @Test
  void aCustomerWhoEnteredAndNeverConnectedCountsAsGone() {
    var visitor = enter();
    clock.forward(Limits.LEASE_LIFE.plusSeconds(1));
    eventually("the page counts as gone", () -> isAway(visitor.conversation()));
  }

  @Test
  void aCustomerMayLeaveAndBeginAgain() {
    var visitor = enter();
    try (var page = page(visitor, 0)) {
      assertThat(
              page.ask("leave", Map.of("conversation", visitor.conversation(), "clientId", "bye"))
                  .path("kind")
                  .asString())
          .isEqualTo("done");
      page.await("the end", e -> e.path("state").path("phase").asString("").equals("ENDED"));
      assertThat(page.ask("say", text(visitor.conversation(), "late", "1")).path("code").asString())
          .isEqualTo("conversation.ended");
    }
    var enter = Map.of("channelKey", key, "token", visitor.token());
    var shown = client().post("/api/customer/enter", enter);
    assertThat(visitor(shown).conversation()).isEqualTo(visitor.conversation());
    assertThat(shown.body().path("ended").asBoolean()).isTrue();
    var fresh = visitor(client().post("/api/customer/enter", with(enter, "fresh", true)));
    assertThat(fresh.conversation()).isNotEqualTo(visitor.conversation());
    assertThat(fresh.customer()).isEqualTo(visitor.customer());
  }

  @Test
  void aReaderThatDoesNotReadIsToldToComeBackAndMissesNothing() {
    var visitor = enter();
    var deaf = TestSocket.deaf(address(), "/ws/customer", Map.of());
    deaf.say("hello", hello(visitor, 0));
    var line = "慢".repeat(1_900);
    eventually("the deaf page is let in", () -> isConnected(visitor));
    // What the network itself buffers is the machine's affair: go on until the server has enough.
    for (int i = 0; i < 60 && isConnected(visitor); i++) {
      sayMany(visitor, "s" + i, line, 100);
    }
    eventually("the deaf page is closed", () -> !isConnected(visitor));
    deaf.cut();
    try (var back = page(visitor, 0)) {
      assertThat(back.awaitKind("welcome").path("entries").size()).isPositive();
    }
  }

  private boolean isConnected(Visitor visitor) {
    return bean(Audience.class).isHere(new ConversationId(visitor.conversation()));
  }

  /// Says many things at once, past the socket and its limits.
  private void sayMany(Visitor visitor, String name, String text, int count) {
    var id = new ConversationId(visitor.conversation());
    var door = bean(Conversations.class);
    var all =
        IntStream.range(0, count)
            .mapToObj(i -> Optional.of(new ClientId(name + "-" + i)))
            .map(clientId -> new Command.CustomerSays(id, clientId, new Content.Text(text)))
            .map(door::send)
            .toList();
    all.forEach(outcome -> assertThat(outcome.join()).isInstanceOf(Outcome.Done.class));
  }

  private int said(Visitor visitor, String text) {
    return jdbc()
        .sql(
            """
            select count(*) from timeline_entry
            where conversation_id = ? and body->'content'->>'text' = ?
            """)
        .params(visitor.conversation(), text)
        .query(Integer.class)
        .single();
  }

  private static List<String> kinds(JsonNode event) {
    return event.path("entries").valueStream().map(e -> e.path("kind").asString()).toList();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).collect(Collectors.toList());
  }
}
