package io.zongji.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SettingsTest extends ServerTest {
  private static final String MODE = "/api/settings/modes/OMNIMEDIA";
  private TestClient admin;

  @BeforeAll
  void signIn() {
    admin = admin();
  }

  @Test
  void timeoutTransferTakesOneToNinetyWholeSeconds() {
    for (int seconds : List.of(1, 45, 90)) {
      var answer = admin.put(MODE, Map.of("offerTimeoutOn", true, "offerTimeoutSeconds", seconds));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().path("offerTimeoutSeconds").asInt()).isEqualTo(seconds);
    }
    var before = admin.get(MODE).body();
    for (var wrong : List.of("0", "91", "-1")) {
      assertThat(put(wrong).errors()).as(wrong).containsExactly("offerTimeoutSeconds out-of-range");
    }
    for (var wrong : List.of("1.5", "2.0", "\"abc\"", "\"\"", "\"20\"", "true", "[]")) {
      var answer = put(wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.errors()).as(wrong).containsExactly("offerTimeoutSeconds wrong-type");
    }
    assertThat(put("\" \"").errors()).containsExactly("offerTimeoutSeconds required");
    assertThat(put("null").errors()).containsExactly("offerTimeoutSeconds required");
    assertThat(admin.get(MODE).body()).isEqualTo(before);
  }

  private TestClient.Answer put(String seconds) {
    return admin.sendJson(
        "PUT", MODE, "{\"offerTimeoutOn\":false,\"offerTimeoutSeconds\":" + seconds + "}");
  }

  @Test
  void eachModeKeepsItsOwn() {
    var body =
        Map.of(
            "offerTimeoutOn",
            true,
            "offerTimeoutSeconds",
            33,
            "restAfterMiss",
            false,
            "agentOrder",
            "FEWEST_SERVED_TODAY",
            "lastAgentFirst",
            true,
            "restoreSeconds",
            7);
    var saved = admin.put("/api/settings/modes/PHONE", body).body();
    assertThat(saved.path("agentOrder").asString()).isEqualTo("FEWEST_SERVED_TODAY");
    assertThat(saved.path("restoreSeconds").asInt()).isEqualTo(7);
    assertThat(saved.path("restAfterMiss").asBoolean()).isFalse();
    assertThat(admin.get("/api/settings/modes/ONLINE").body().path("restAfterMiss").asBoolean())
        .isTrue();
    assertThat(admin.get("/api/settings/modes/FAX").status()).isEqualTo(400);
  }

  @Test
  void commonSettingsChangeWhatIsNamed() {
    var path = "/api/settings/common";
    var saved = admin.put(path, Map.of("companyName", "示例公司", "accentColour", "#12AB9F")).body();
    assertThat(saved.path("companyName").asString()).isEqualTo("示例公司");
    assertThat(saved.path("accentColour").asString()).isEqualTo("#12ab9f");
    assertThat(saved.path("agentGoneSeconds").asInt()).isEqualTo(30);
    var refused =
        admin.put(
            path,
            Map.of(
                "companyName",
                "公".repeat(51),
                "accentColour",
                "red",
                "agentGoneSeconds",
                4,
                "placeKeptSeconds",
                86_401));
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "companyName too-long",
            "accentColour format",
            "agentGoneSeconds out-of-range",
            "placeKeptSeconds out-of-range");
    assertThat(admin.get(path).body()).isEqualTo(saved);
  }

  @Test
  void theTimeZoneIsChosenOnceByABrowserAndThenByPeople() {
    var path = "/api/settings/common";
    assertThat(admin.get(path).body().path("timeZone").isNull()).isTrue();
    for (var wrong : List.of("Asia/Peking", "CST6", " ", "+08:00")) {
      assertThat(admin.post(path + "/time-zone", Map.of("timeZone", wrong)).status())
          .as(wrong)
          .isEqualTo(400);
    }
    propose("Asia/Shanghai", "Asia/Shanghai");
    propose("Europe/Berlin", "Asia/Shanghai");

    assertThat(admin.put(path, Map.of("timeZone", "Mars/Olympus")).errors())
        .containsExactly("timeZone unknown-value");
    var changed = admin.put(path, Map.of("timeZone", "Europe/Berlin")).body();
    assertThat(changed.path("timeZone").asString()).isEqualTo("Europe/Berlin");
    assertThat(admin.put(path, Map.of("agentGoneSeconds", 30)).body()).isEqualTo(changed);
  }

  private void propose(String zone, String holds) {
    var answer = admin.post("/api/settings/common/time-zone", Map.of("timeZone", zone));
    assertThat(answer.body().path("timeZone").asString()).isEqualTo(holds);
  }

  @Test
  void quickRepliesAreKeptInOrder() {
    var path = "/api/quick-replies";
    var first = admin.post(path, Map.of("mode", "ONLINE", "title", "问候", "text", "您好\n很高兴为您服务"));
    assertThat(first.status()).isEqualTo(201);
    var second = admin.post(path, Map.of("mode", "ONLINE", "title", "再见", "text", "再见"));
    var id = second.body().path("id").asString();
    assertThat(titles()).containsExactly("问候", "再见");
    var moved = admin.put(path + "/" + id, Map.of("title", "告别", "text", "再见", "position", 0));
    assertThat(moved.status()).isEqualTo(200);
    assertThat(titles()).containsExactly("问候", "告别");
    assertThat(
            admin.put(path + "/" + id, Map.of("title", "x", "text", "y", "mode", "PHONE")).errors())
        .containsExactly("mode fixed");
    assertThat(admin.delete(path + "/" + id).status()).isEqualTo(204);
    assertThat(admin.delete(path + "/" + id).code()).isEqualTo("settings.reply-unknown");
    assertThat(admin.put(path + "/" + UUID.randomUUID(), Map.of()).status()).isEqualTo(404);
    assertThat(
            admin.post(path, Map.of("title", "t".repeat(21), "text", "x".repeat(2_001))).errors())
        .containsExactlyInAnyOrder("mode required", "title too-long", "text too-long");
    assertThat(admin.get(path).status()).isEqualTo(400);
  }

  private List<String> titles() {
    return admin
        .get("/api/quick-replies?mode=ONLINE")
        .body()
        .valueStream()
        .map(reply -> reply.path("title").asString())
        .toList();
  }
}
