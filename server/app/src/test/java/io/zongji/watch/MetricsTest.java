package io.zongji.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestClient;
import io.zongji.realtime.EdgeTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What Prometheus reads after real things have happened.
final class MetricsTest extends EdgeTest {
  private static final String TOKEN = "a-token-for-the-scraper";

  private Map<String, Double> scrape() {
    var answer = client().get("/actuator/prometheus");
    assertThat(answer.status()).isEqualTo(200);
    return values(answer);
  }

  private static Map<String, Double> values(TestClient.Answer answer) {
    return answer
        .text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
  }

  private String ofGroup(String name) {
    return "%s{group=\"%s\",mode=\"omnimedia\"}".formatted(name, groupName);
  }

  private String members(String state) {
    return "zongji_group_agents{group=\"%s\",mode=\"omnimedia\",state=\"%s\"}"
        .formatted(groupName, state);
  }

  @Test
  void countsAndGaugesFollowWhatHappens() {
    newDesk("度量");
    var before = scrape();
    assertThat(before.get(ofGroup("zongji_queue_waiting"))).isZero();
    assertThat(before.get("zongji_sweep_repairs_total{kind=\"load-wrong\"}")).isZero();

    var first = enter();
    var second = enter();
    try (var page = page(first, 0);
        var other = page(second, 0);
        var agent = online(agent())) {
      serve(first, page, agent);
      other.ask("say", text(second.conversation(), "to-agent", "1"));
      clock.forward(Duration.ofSeconds(7));
      agent.ask("presence", Map.of("choose", "IDLE"));

      var now = scrape();
      assertThat(now.get(ofGroup("zongji_queue_waiting"))).isEqualTo(1);
      assertThat(now.get(ofGroup("zongji_queue_longest_wait_seconds"))).isBetween(7.0, 8.0);
      assertThat(now.get(members("busy"))).isEqualTo(1);
      assertThat(now.get(members("idle"))).isZero();
      assertThat(now.get("zongji_agents{state=\"busy\"}")).isEqualTo(1);
      assertThat(now.get("zongji_sockets{kind=\"customer\"}")).isEqualTo(2);
      assertThat(now.get("zongji_sockets{kind=\"workspace\"}")).isEqualTo(1);
      assertThat(grown(before, now, "zongji_conversations_entered_total")).isEqualTo(2);
      assertThat(grown(before, now, "zongji_offers_total")).isEqualTo(1);
      assertThat(grown(before, now, "zongji_offers_accepted_total")).isEqualTo(1);
      assertThat(grown(before, now, "zongji_messages_total{from=\"customer\"}")).isEqualTo(2);
      assertThat(grown(before, now, "zongji_flow_steps_total")).isGreaterThanOrEqualTo(6);
      assertThat(grown(before, now, "zongji_door_batch_size_count")).isPositive();
      assertThat(grown(before, now, "zongji_door_batch_size_sum"))
          .isGreaterThanOrEqualTo(grown(before, now, "zongji_door_batch_size_count"));
      assertThat(grown(before, now, "zongji_door_commit_seconds_sum")).isPositive();
      assertThat(now.get("zongji_door_queue")).isZero();
      assertThat(now.get("zongji_database_readable")).isEqualTo(1);
      agent.ask("end", Map.of("conversation", first.conversation(), "clientId", "e"));
      assertThat(scrape().get(members("wrap-up"))).isEqualTo(1);
    }
  }

  private static double grown(Map<String, Double> before, Map<String, Double> now, String name) {
    assertThat(now).containsKey(name);
    return now.getOrDefault(name, 0.0) - before.getOrDefault(name, 0.0);
  }

  @Test
  void refusedSignInsUploadsAndClosingsAreCounted() {
    var before = scrape();
    var browser = client();
    browser.get("/api/session");
    browser.post("/api/session", Map.of("login", "nobody", "password", "wrong"));
    var visitor = enter();
    browser
        .bearer(visitor.token())
        .upload(
            "/api/customer/media?conversationId=" + visitor.conversation(),
            "a.txt",
            "text/plain",
            new byte[1234]);
    try (var page = page(visitor, 0)) {
      page.raw("{");
      eventually(
          "the closing is counted",
          () -> grown(before, scrape(), "zongji_socket_closings_total{reason=\"bad-frame\"}") == 1);
    }
    var now = scrape();
    assertThat(grown(before, now, "zongji_sign_in_failures_total")).isEqualTo(1);
    assertThat(grown(before, now, "zongji_media_stored_bytes_total")).isEqualTo(1234);
  }

  @Test
  void withoutATokenOnlyThisMachineReadsThem() throws Exception {
    for (var header : new String[] {"X-Forwarded-For", "Forwarded", "Via"}) {
      var request =
          HttpRequest.newBuilder(address().resolve("/actuator/prometheus"))
              .header(header, header.equals("Forwarded") ? "for=127.0.0.1" : "127.0.0.1")
              .build();
      var answer = send(request);
      assertThat(answer.statusCode()).as(header).isEqualTo(403);
      assertThat(answer.body()).contains("request.forbidden").doesNotContain("zongji_");
    }
    assertThat(client().get("/actuator/env").status()).isEqualTo(404);
    assertThat(client().get("/actuator").text()).doesNotContain("zongji_");
  }

  @Test
  void withATokenWhoeverHasItReadsThem() throws Exception {
    try (var server = startServer("--ZONGJI_METRICS_TOKEN=" + TOKEN, "--ZONGJI_DATA=" + data)) {
      var path = address(server).resolve("/actuator/prometheus");
      assertThat(send(HttpRequest.newBuilder(path).build()).statusCode()).isEqualTo(401);
      assertThat(send(bearer(path, TOKEN + "x")).statusCode()).isEqualTo(401);
      var answer = send(bearer(path, TOKEN));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("zongji_queue_waiting");
    }
    assertThatThrownBy(() -> startServer("--ZONGJI_METRICS_TOKEN=short", "--ZONGJI_DATA=" + data))
        .hasStackTraceContaining("ZONGJI_METRICS_TOKEN has 5 characters");
  }

  private static HttpRequest bearer(URI path, String token) {
    return HttpRequest.newBuilder(path).header("Authorization", "Bearer " + token).build();
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
