package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who may hold a workspace, and for how long.
final class WorkspaceAdmissionTest extends EdgeTest {
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
  void whoSignsOutWhileServingHandsTheWorkOnAtOnce() {
    var member = agent();
    var browser = signIn(member.email());
    try (var agent = workspace(browser);
        var page = page()) {
      agent.ask("hello", workspaceHello(UUID.randomUUID(), true));
      agent.ask("presence", Map.of("choose", "IDLE"));
      var visitor = enter();
      page.keep(page.ask("hello", hello(visitor, 0)));
      serve(visitor, page, agent);

      assertThat(browser.delete("/api/session").status()).isBetween(200, 204);
      clock.forward(Duration.ofSeconds(6));
      assertThat(agent.closeCode()).isEqualTo(4001);
      clock.forward(Duration.ofSeconds(6));

      page.awaitEntry("put back", entry -> entry.path("notice").asString("").equals("PUT_BACK"));
      eventually("offline", () -> chosen(member.id().value()).equals("OFFLINE"));
    }
  }

  @Test
  void whoIsSignedInElsewhereKeepsTheWork() {
    var member = agent();
    var browser = signIn(member.email());
    var other = signIn(member.email());
    try (var agent = workspace(browser)) {
      agent.ask("hello", workspaceHello(UUID.randomUUID(), true));
      agent.ask("presence", Map.of("choose", "IDLE"));
      assertThat(browser.delete("/api/session").status()).isBetween(200, 204);
      clock.forward(Duration.ofSeconds(6));
      assertThat(agent.closeCode()).isEqualTo(4001);
      var window = UUID.randomUUID();
      try (var again = workspace(other)) {
        again.ask("hello", workspaceHello(window, true));
        clock.forward(Duration.ofSeconds(6));
        eventually("looked again", () -> seenAgo(member.id().value()) < 5);
        assertThat(chosen(member.id().value())).isEqualTo("IDLE");
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
      assertThat(one.ask("hello", workspaceHello(first, true)).path("kind").asString())
          .isEqualTo("welcome");
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

  private String chosen(UUID staff) {
    return jdbc()
        .sql("select chosen from agent_desk where staff_id = ?")
        .param(staff)
        .query(String.class)
        .single();
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
}
