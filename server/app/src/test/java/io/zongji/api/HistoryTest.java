package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.realtime.EdgeTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What agents and customers may look up of the past.
final class HistoryTest extends EdgeTest {
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
    assertThat(code(browser.put(card + "/name", Map.of("name", " ")), 400))
        .isEqualTo("customer.invalid");
    assertThat(code(browser.put(card + "/note", Map.of("note", "x".repeat(2_001))), 400))
        .isEqualTo("customer.invalid");
    var episode = browser.get(card).body().path("conversations").path(0);
    assertThat(episode.path("group").asString()).isEqualTo(groupName);
    assertThat(episode.path("agent").asString()).isEqualTo(member.name());
    assertThat(episode.path("why").asString()).isEqualTo("AGENT_ENDED");
    assertThat(code(stranger.get(card), 404)).isEqualTo("customer.unknown");

    var mine = client().bearer(visitor.token());
    assertThat(
            mine.get("/api/customer/conversations")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asString())
        .isEqualTo(visitor.conversation().toString());
    var own = "/api/customer/conversations/" + visitor.conversation() + "/timeline";
    assertThat(mine.get(own).text()).contains("您好").doesNotContain("OFFERED");
    assertThat(code(client().get(own), 401)).isEqualTo("customer.token");
    assertThat(code(client().bearer(enter().token()).get(own), 403))
        .isEqualTo("customer.not-yours");
  }

  private void checkRecord(TestClient browser, Visitor visitor, String state) {
    var groups = browser.get("/api/workspace/records/groups").body();
    assertThat(groups.size()).isEqualTo(1);
    assertThat(groups.path(0).path("id").asString()).isEqualTo(group.toString());
    assertThat(groups.path(0).path("name").asString()).isEqualTo(groupName);
    var page = browser.get("/api/workspace/records?groupId=" + group).body();
    assertThat(page.path("total").asInt()).isEqualTo(1);
    var line = page.path("items").path(0);
    assertThat(line.path("conversationId").asString()).isEqualTo(visitor.conversation().toString());
    assertThat(line.path("serviceSeconds").asInt()).isBetween(7, 9);
    assertThat(line.path("state").asString()).isEqualTo(state);
    assertThat(line.path("group").asString()).isEqualTo(groupName);
    assertThat(
            browser
                .get("/api/workspace/records?from=2020-01-01&to=2020-01-02")
                .body()
                .path("total")
                .asInt())
        .isZero();
    assertThat(code(browser.get("/api/workspace/records?from=yesterday"), 400))
        .isEqualTo("request.invalid");
  }
}
