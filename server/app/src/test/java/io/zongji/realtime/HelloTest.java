package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A hello happens or it does not, wherever the database is lost in the middle of it.
final class HelloTest extends EdgeTest {
  private static final int STEPS_MAX = 40;

  @Override
  protected List<String> furtherSettings() {
    return List.of("--zongji.test.failing-statements=true");
  }

  private FailingStatements statements() {
    return bean(FailingStatements.class);
  }

  private Audience audience() {
    return bean(Audience.class);
  }

  private static String kind(JsonNode event) {
    return event.path("kind").asString("");
  }

  private static void assertAgain(JsonNode refused, String code) {
    assertThat(refused.path("code").asString("")).as(refused.toString()).isEqualTo(code);
    assertThat(refused.path("again").asBoolean()).as(refused.toString()).isTrue();
  }

  @Test
  void aPageIsWelcomedOrNothingOfItStays() {
    int refused = 0;
    int step = 1;
    while (tryPage(step)) {
      refused++;
      step++;
      assertThat(step).isLessThan(STEPS_MAX);
    }
    assertThat(refused).as("steps of a hello that need the database").isGreaterThan(5);
  }

  /// Whether the hello came so far as to that statement.
  private boolean tryPage(int step) {
    var visitor = enter();
    var id = new ConversationId(visitor.conversation());
    boolean failed;
    try (var page = page()) {
      statements().failAt(step);
      var answer = page.ask("hello", hello(visitor, 0));
      failed = statements().end();
      if (kind(answer).equals("refused")) {
        assertAgain(answer, "conversation.unavailable");
        assertThat(audience().isHere(id)).as("step %d", step).isFalse();
        assertAgain(
            page.ask("say", text(visitor.conversation(), "c1", "1")), "realtime.hello-first");
        assertThat(kind(page.ask("hello", hello(visitor, 0)))).isEqualTo("welcome");
      }
      assertThat(audience().customers(id)).as("step %d", step).hasSize(1);
      assertThat(kind(page.ask("say", text(visitor.conversation(), "c1", "1")))).isEqualTo("done");
      assertThat(page.kept().stream().map(HelloTest::kind))
          .as("step %d", step)
          .doesNotContain("welcome");
    }
    eventually("nobody is here", () -> !audience().isHere(id));
    return failed;
  }

  @Test
  void aWindowIsWelcomedOrTheOneBeforeGoesOn() {
    int step = 1;
    while (tryWindow(step)) {
      step++;
      assertThat(step).isLessThan(STEPS_MAX);
    }
    assertThat(step).as("steps of a hello that need the database").isGreaterThan(5);
  }

  private boolean tryWindow(int step) {
    var member = agent();
    var browser = signIn(member.email());
    try (var before = online(member);
        var window = workspace(browser)) {
      var held = audience().workspace(member.id()).orElseThrow();
      statements().failAt(step);
      var answer = window.ask("hello", workspaceHello(UUID.randomUUID(), true));
      boolean failed = statements().end();
      if (kind(answer).equals("refused")) {
        assertAgain(answer, "conversation.unavailable");
        assertThat(audience().workspace(member.id())).as("step %d", step).containsSame(held);
        assertThat(windowOf(member.id().value())).as("step %d", step).isEqualTo(held.window());
        assertThat(kind(before.ask("presence", Map.of("choose", "REST")))).isEqualTo("done");
        assertAgain(window.ask("presence", Map.of("choose", "IDLE")), "realtime.hello-first");
        answer = window.ask("hello", workspaceHello(UUID.randomUUID(), true));
      }
      assertThat(kind(answer)).as("step %d", step).isEqualTo("welcome");
      assertThat(before.closeCode()).isEqualTo(4009);
      assertThat(kind(window.ask("presence", Map.of("choose", "REST")))).isEqualTo("done");
      return failed;
    }
  }

  private UUID windowOf(UUID staff) {
    return jdbc()
        .sql("select window_id from agent_desk where staff_id = ?")
        .param(staff)
        .query(UUID.class)
        .single();
  }
}
