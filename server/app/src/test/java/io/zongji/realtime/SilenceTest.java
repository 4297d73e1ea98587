package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.staff.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Whoever is not heard any more counts as gone, although the connection stands and takes all that
/// is sent.
final class SilenceTest extends EdgeTest {
  private Instant now = clock.instant();

  private void listen(Duration time) {
    for (var left = time; left.isPositive(); left = left.minusSeconds(1)) {
      now = now.plusSeconds(1);
      bean(Sockets.class).beat(now);
    }
  }

  /// A page that says hello and then neither reads nor answers.
  private TestSocket deafPage(Visitor visitor) {
    var page = TestSocket.deaf(address(), "/ws/customer", Map.of());
    page.say("hello", hello(visitor, 0));
    return page;
  }

  private TestSocket deafWorkspace(Member agent) {
    var cookie = Map.of("Cookie", signIn(agent.email()).cookieHeader());
    var window = TestSocket.deaf(address(), "/ws/workspace", cookie);
    window.say("hello", workspaceHello(UUID.randomUUID(), true));
    return window;
  }

  /// Nobody is about to be sent away for want of a hello.
  private boolean everybodyIsKnown() {
    var strangers = bean(MeterRegistry.class).get("zongji.sockets").tag("kind", "no-hello").gauge();
    return strangers.value() == 0;
  }

  private boolean isHere(Visitor visitor) {
    return bean(Audience.class).isHere(new ConversationId(visitor.conversation()));
  }

  @Test
  void aPageThatSaysNothingMoreIsGone() {
    var silent = enter();
    var alive = enter();
    try (var _ = deafPage(silent);
        var page = page(alive, 0)) {
      page.awaitKind("welcome");
      eventually("the silent page has come", () -> isHere(silent) && everybodyIsKnown());

      listen(Limits.SILENCE_MAX.minusSeconds(4));
      page.ask("ping", Map.of());
      assertThat(isHere(silent)).isTrue();

      eventually(
          "the silent page is gone",
          () -> {
            listen(Duration.ofSeconds(6));
            page.ask("ping", Map.of());
            return !isHere(silent);
          });
      assertThat(isHere(alive)).isTrue();
      assertThat(page.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
    }
  }

  @Test
  void anAgentsWindowThatSaysNothingMoreIsGone() {
    var agent = agent();
    try (var _ = deafWorkspace(agent)) {
      eventually(
          "the window has come",
          () -> bean(Audience.class).workspace(agent.id()).isPresent() && everybodyIsKnown());

      eventually(
          "the window is gone",
          () -> {
            listen(Duration.ofSeconds(6));
            return bean(Audience.class).workspace(agent.id()).isEmpty();
          });
    }
  }

  /// A server that was frozen has heard nobody, and throws nobody out for it.
  @Test
  void timeInWhichTheServerDidNotListenIsNoSilence() {
    var visitor = enter();
    try (var _ = deafPage(visitor)) {
      eventually("the page has come", () -> isHere(visitor) && everybodyIsKnown());
      for (int i = 0; i < 10; i++) {
        now = now.plus(Duration.ofMinutes(10));
        bean(Sockets.class).beat(now);
      }
      assertThat(isHere(visitor)).isTrue();
      assertThat(bean(Conversations.class).find(new ConversationId(visitor.conversation())))
          .hasValueSatisfying(conversation -> assertThat(conversation.away()).isEmpty());
    }
  }
}
