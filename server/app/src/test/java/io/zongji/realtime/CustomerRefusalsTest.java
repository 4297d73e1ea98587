package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What customers are refused, and by which limits their sockets are held.
final class CustomerRefusalsTest extends EdgeTest {
  @Test
  void aTokenThatIsNoneClosesTheSocket() {
    var visitor = enter();
    for (var token : List.of("", "x", visitor.token() + "x", forged(visitor))) {
      try (var page = page()) {
        page.say("hello", with(hello(visitor, 0), "token", token));
        assertThat(page.closeCode()).isEqualTo(4001);
      }
    }
  }

  @Test
  void somebodyElsesConversationIsRefusedAndStaysAsItIs() {
    var mine = enter();
    var theirs = enter();
    long before = lastSeq(theirs);
    try (var page = page()) {
      var refused = page.ask("hello", with(hello(mine, 0), "conversation", theirs.conversation()));
      assertThat(refused.path("code").asString()).isEqualTo("customer.not-yours");
    }
    try (var page = page(mine, 0)) {
      for (var op : List.of("say", "leave", "rate", "read", "fetch", "typing")) {
        var fields =
            with(
                with(
                    with(with(text(theirs.conversation(), "x", "1"), "score", 5), "upTo", 1),
                    "after",
                    0),
                "comment",
                "");
        assertThat(page.ask(op, fields).path("code").asString())
            .as(op)
            .isEqualTo("customer.not-yours");
      }
    }
    assertThat(lastSeq(theirs)).isEqualTo(before);
  }

  @Test
  void beforeHelloNothingIsDone() {
    var visitor = enter();
    try (var page = page()) {
      var refused = page.ask("say", text(visitor.conversation(), "x", "1"));
      assertThat(refused.path("code").asString()).isEqualTo("realtime.hello-first");
      // What was said may be said again after the hello.
      assertThat(refused.path("again").asBoolean()).isTrue();
      assertThat(refused.path("detail").asString()).isNotBlank();
    }
  }

  @Test
  void whoNeverSaysHelloIsSentAway() {
    try (var page = page()) {
      page.say("ping", Map.of());
      page.awaitKind("pong");
      clock.forward(Duration.ofSeconds(16));
      assertThat(page.closeCode()).isEqualTo(4001);
    }
  }

  @Test
  void framesThatAreNoneCloseTheSocket() {
    for (var frame :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "7",
            "{\"op\":\"ping\"}",
            "{\"ref\":1}",
            "{\"op\":7,\"ref\":1}",
            "{\"op\":\"ping\",\"ref\":\"1\"}",
            "{\"op\":\"ping\",\"ref\":1.5}",
            "{\"op\":\"ping\",\"ref\":1} {}",
            "[".repeat(2_000),
            "{\"op\":\"ping\",\"ref\":1,\"x\":\"" + "x".repeat(17_000) + "\"}")) {
      try (var page = page()) {
        page.raw(frame);
        assertThat(page.closeCode())
            .as(frame.substring(0, Math.min(40, frame.length())))
            .isEqualTo(4000);
      }
    }
    try (var page = page()) {
      page.binary(new byte[] {1, 2, 3});
      assertThat(page.closeCode()).isEqualTo(4000);
    }
  }

  @Test
  void aFrameOfManyKilobytesIsNotEvenRead() {
    try (var page = page()) {
      page.raw("x".repeat(100_000));
      assertThat(page.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void fieldsThatAreMissingOrOfAnotherTypeAreNamed() {
    var visitor = enter();
    long before = lastSeq(visitor);
    try (var page = page(visitor, 0)) {
      var say = text(visitor.conversation(), "x", "1");
      assertRefused(page, "say", with(say, "conversation", "no-uuid"), "conversation");
      assertRefused(page, "say", with(say, "conversation", 7), "conversation");
      assertRefused(page, "say", with(say, "clientId", ""), "clientId");
      assertRefused(page, "say", with(say, "clientId", "x".repeat(65)), "clientId");
      assertRefused(page, "say", with(say, "clientId", 5), "clientId");
      assertRefused(page, "say", with(say, "content", "1"), "content");
      assertRefused(page, "say", with(say, "content", Map.of("kind", "VOICE")), "kind");
      assertRefused(page, "say", with(say, "content", Map.of("kind", "TEXT", "text", 1)), "text");
      assertRefused(page, "say", with(say, "content", Map.of("kind", "MEDIA")), "mediaId");
      var id = Map.of("conversation", visitor.conversation());
      assertRefused(page, "rate", with(id, "score", "5"), "score");
      assertRefused(page, "rate", with(id, "score", 4.5), "score");
      assertRefused(page, "fetch", with(id, "after", -1), "after");
      assertRefused(page, "read", id, "upTo");
      assertThat(page.ask("dance", id).path("code").asString()).isEqualTo("realtime.unknown-op");
    }
    assertThat(lastSeq(visitor)).isEqualTo(before);
  }

  @Test
  void textsOfNothingAndOfTooMuchAreRefused() {
    var visitor = enter();
    long before = lastSeq(visitor);
    try (var page = page(visitor, 0)) {
      assertThat(page.ask("say", text(visitor.conversation(), "t-1", "")).path("code").asString())
          .isEqualTo("conversation.text-blank");
      assertThat(
              page.ask("say", text(visitor.conversation(), "t-2", " \n\t")).path("code").asString())
          .isEqualTo("conversation.text-blank");
      assertThat(
              page.ask("say", text(visitor.conversation(), "t-3", "x".repeat(2_001)))
                  .path("code")
                  .asString())
          .isEqualTo("conversation.text-too-long");
      assertThat(lastSeq(visitor)).isEqualTo(before);
      assertThat(
              page.ask("say", text(visitor.conversation(), "t-4", "😀".repeat(2_000)))
                  .path("kind")
                  .asString())
          .isEqualTo("done");
    }
  }

  @Test
  void aFloodClosesTheSocketOfTheFlooderAlone() {
    var visitor = enter();
    var other = enter();
    try (var flooder = page(visitor, 0);
        var calm = page(other, 0)) {
      for (int i = 0; i < 400; i++) {
        flooder.sayUnlessClosed("ping", Map.of());
      }
      assertThat(flooder.closeCode()).isEqualTo(4029);
      assertThat(calm.ask("say", text(other.conversation(), "c", "1")).path("kind").asString())
          .isEqualTo("done");
    }
  }

  @Test
  void onlyPagesOfAllowedOriginsAreLetIn() {
    var visitor = enter();
    var server = address();
    for (var origin : List.of("https://shop.example", "http://localhost:" + server.getPort())) {
      try (var page = TestSocket.open(server, "/ws/customer", Map.of("Origin", origin))) {
        assertThat(page.ask("hello", hello(visitor, 0)).path("kind").asString())
            .isEqualTo("welcome");
      }
    }
    for (var origin :
        List.of(
            "https://evil.example",
            "http://shop.example",
            "null",
            "https://shop.example.evil.example")) {
      try (var page = TestSocket.open(server, "/ws/customer", Map.of("Origin", origin))) {
        page.say("hello", hello(visitor, 0));
        assertThat(page.closeCode()).as(origin).isEqualTo(4003);
      }
    }
  }

  private void assertRefused(TestSocket page, String op, Map<String, ?> fields, String field) {
    var refused = page.ask(op, fields);
    assertThat(refused.path("code").asString())
        .as(fields.toString())
        .isEqualTo("realtime.bad-field");
    assertThat(refused.path("detail").asString()).contains(field);
  }

  private static String forged(Visitor visitor) {
    var parts = visitor.token().split("\\.", 3);
    return UUID.randomUUID() + "." + parts[1] + "." + parts[2];
  }
}
