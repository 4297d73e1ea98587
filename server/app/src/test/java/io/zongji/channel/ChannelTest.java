package io.zongji.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.realtime.EdgeTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Channels as administrators keep them, and the entry through them.
final class ChannelTest extends EdgeTest {
  private static final String APP = "wx1234567890abcdef";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final FakeWeChat weChat = new FakeWeChat(APP, SECRET);

  @Override
  protected ConfigurableApplicationContext startServer(String... settings) {
    var all = new java.util.ArrayList<>(List.of(settings));
    all.add("--ZONGJI_WECHAT_HOST=" + weChat.address());
    return super.startServer(all.toArray(String[]::new));
  }

  @AfterAll
  void stopWeChat() {
    weChat.close();
  }

  @Test
  void aMiniProgramIsBoundAndItsSecretIsNeverSeenAgain() {
    var made = miniProgram("绑定测试", "wxbind0000000001", SECRET);
    var id = id(made);
    assertThat(made.text()).doesNotContain(SECRET).doesNotContain("ecret");
    assertThat(made.body().path("inUse").asBoolean(true)).isFalse();
    var list = boss().get("/api/channels?kind=MINI_PROGRAM");
    assertThat(list.text()).contains("绑定测试").doesNotContain(SECRET);
    var sealed =
        jdbc()
            .sql("select encode(secret_sealed, 'escape') from channel where id = ?")
            .param(id)
            .query(String.class)
            .single();
    assertThat(sealed).isNotBlank().doesNotContain(SECRET);
    var edited = boss().put("/api/channels/mini-programs/" + id, Map.of("name", "改名"));
    assertThat(edited.body().path("name").asString()).isEqualTo("改名");
    assertThat(boss().delete("/api/channels/" + id).status()).isEqualTo(204);
    assertThat(code(boss().delete("/api/channels/" + id), 404)).isEqualTo("channel.unknown");
  }

  @Test
  void whatCannotBeAChannelIsRefusedAndNothingIsMade() {
    long before = boss().get("/api/channels").body().size();
    var good =
        Map.<String, Object>of("name", "名", "appId", "wxbad00000000001", "appSecret", SECRET);
    for (var bad :
        List.of(
            with(good, "name", ""),
            with(good, "name", "字".repeat(21)),
            with(good, "appId", ""),
            with(good, "appId", "wx 1"),
            with(good, "appSecret", ""),
            with(good, "appSecret", "x".repeat(129)))) {
      assertThat(code(boss().post("/api/channels/mini-programs", bad), 400))
          .isEqualTo("channel.invalid");
    }
    for (var origin :
        List.of(
            "shop.example",
            "ftp://shop.example",
            "https://",
            "https://a/b",
            "https://a?b",
            "*",
            "https://u@a",
            "javascript:alert(1)",
            "https://a:99999")) {
      var answer =
          boss()
              .post(
                  "/api/channels/websites",
                  Map.of("name", "站", "origins", List.of("https://ok.example", origin)));
      assertThat(code(answer, 400)).as(origin).isEqualTo("channel.invalid");
      assertThat(answer.errors()).containsExactly("origins[1] format");
    }
    assertThat(boss().get("/api/channels").body().size()).isEqualTo((int) before);
    for (var name : List.of("字".repeat(20), "a".repeat(20), "😀".repeat(20))) {
      assertThat(
              boss()
                  .post("/api/channels/websites", Map.of("name", name, "origins", List.of()))
                  .status())
          .isEqualTo(201);
      assertThat(
              code(
                  boss().post("/api/channels/websites", Map.of("name", name, "origins", List.of())),
                  409))
          .isEqualTo("channel.name-taken");
    }
    miniProgram("一个", "wxtwice000000001", SECRET);
    assertThat(code(miniProgram("另一个", "wxtwice000000001", SECRET), 409))
        .isEqualTo("channel.app-id-taken");
  }

  @Test
  void originsAreKeptAsBrowsersSendThem() {
    var made =
        boss()
            .post(
                "/api/channels/websites",
                Map.of(
                    "name",
                    "来源",
                    "origins",
                    List.of(
                        " HTTPS://Shop.Example:443/ ",
                        "http://a.example:8080",
                        "https://shop.example",
                        "https://例子.中国")));
    assertThat(made.body().path("origins").valueStream().map(o -> o.asString()))
        .containsExactly(
            "https://shop.example", "http://a.example:8080", "https://xn--fsqu00a.xn--fiqs8s");
  }

  @Test
  void onlyPublishedFlowsOfTheModeAreLinked() {
    var site =
        id(boss().post("/api/channels/websites", Map.of("name", "链接", "origins", List.of())));
    var path = "/api/channels/" + site + "/flows";
    var draft = draft("草稿流程", group);
    assertThat(code(boss().post(path, Map.of("flowId", draft)), 409))
        .isEqualTo("channel.flow-not-published");
    assertThat(code(boss().post(path, Map.of("flowId", UUID.randomUUID())), 404))
        .isEqualTo("channel.flow-unknown");
    assertThat(code(boss().post(path, Map.of()), 400)).isEqualTo("channel.invalid");
    var online =
        id(
            boss()
                .post(
                    "/api/channels/websites",
                    Map.of("name", "在线", "mode", "ONLINE", "origins", List.of())));
    assertThat(code(boss().post("/api/channels/" + online + "/flows", Map.of("flowId", flow)), 409))
        .isEqualTo("channel.flow-of-another-mode");
    link(site, flow);
    var other = publishedFlow("第二流程", group);
    link(site, other);
    var shown = channel(site);
    assertThat(shown.path("flows").size()).isEqualTo(1);
    assertThat(shown.path("flows").path(0).path("id").asString()).isEqualTo(other.toString());
    assertThat(shown.path("flows").path(0).path("state").asString()).isEqualTo("IN_USE");
    // A refused link leaves the one that is there.
    assertThat(code(boss().post(path, Map.of("flowId", draft)), 409))
        .isEqualTo("channel.flow-not-published");
    assertThat(channel(site).path("inUse").asBoolean()).isTrue();
    assertThat(boss().delete(path + "/" + other).status()).isEqualTo(204);
    assertThat(channel(site).path("inUse").asBoolean()).isFalse();
  }

  @Test
  void administratorsOnly() {
    var browser = signIn(agent().email());
    assertThat(browser.get("/api/channels").status()).isEqualTo(403);
    assertThat(client().get("/api/channels").status()).isEqualTo(401);
  }

  @Test
  void theSiteSaysWhoItIsAndWhetherItIsOpen() {
    var answer = client().get("/api/customer/site/" + key);
    assertThat(answer.body().path("name").asString()).isEqualTo("示例网站");
    assertThat(answer.body().path("open").asBoolean()).isTrue();
    assertThat(answer.body().path("admitted").asBoolean()).isTrue();
    assertThat(code(client().get("/api/customer/site/nothing"), 404))
        .isEqualTo("customer.channel-unknown");
  }

  @Test
  void theSiteSaysWhetherThePageThatAsksMayShowTheChat() throws Exception {
    assertThat(siteFor("https://shop.example")).contains("\"admitted\":true");
    assertThat(siteFor("https://other.example")).contains("\"admitted\":false");
    assertThat(siteFor("null")).contains("\"admitted\":false");
  }

  @Test
  void aChannelThatLeadsNowhereMakesNobodyACustomer() {
    var closed = boss().post("/api/channels/websites", Map.of("name", "关着", "origins", List.of()));
    var closedKey = closed.body().path("key").asString();
    long before = customers();
    assertThat(code(client().post("/api/customer/enter", Map.of("channelKey", closedKey)), 409))
        .isEqualTo("customer.channel-not-in-use");
    assertThat(code(client().post("/api/customer/enter", Map.of("channelKey", "nothing")), 404))
        .isEqualTo("customer.channel-unknown");
    assertThat(code(client().post("/api/customer/enter", Map.of()), 400))
        .isEqualTo("customer.invalid");
    assertThat(customers()).isEqualTo(before);
  }

  @Test
  void aTokenBringsTheCustomerBackAndAForgedOneMakesAStranger() {
    var first = enter();
    var again =
        visitor(
            client()
                .post("/api/customer/enter", Map.of("channelKey", key, "token", first.token())));
    assertThat(again.customer()).isEqualTo(first.customer());
    assertThat(again.conversation()).isEqualTo(first.conversation());
    var forged = UUID.randomUUID() + first.token().substring(36);
    var stranger =
        visitor(client().post("/api/customer/enter", Map.of("channelKey", key, "token", forged)));
    assertThat(stranger.customer()).isNotEqualTo(first.customer());
  }

  @Test
  void aForeignPageIsRefusedAndAnAllowedOneAnswered() throws Exception {
    var evil = post("/api/customer/enter", "https://evil.example");
    assertThat(evil.statusCode()).isEqualTo(403);
    assertThat(evil.body()).contains("customer.origin");
    assertThat(evil.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    var shop = post("/api/customer/enter", "https://shop.example");
    assertThat(shop.statusCode()).isEqualTo(200);
    assertThat(shop.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://shop.example");
    assertThat(post("/api/customer/enter", address().toString()).statusCode()).isEqualTo(200);
  }

  @Test
  void onlyTheWebsitesPagesMayEmbedTheCustomerPage() {
    assertThat(client().get("/c/?k=" + key).raw().headers().firstValue("Content-Security-Policy"))
        .get(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .endsWith("frame-ancestors 'self' https://shop.example");
    assertThat(client().get("/c/").raw().headers().firstValue("Content-Security-Policy"))
        .get(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .endsWith("frame-ancestors 'self'");
  }

  @Test
  void aMiniProgramsCustomerIsKnownByTheOpenId() {
    var enter = miniProgramInUse("小程序");
    weChat.code("code-1", "openid-a");
    var first = visitor(client().post("/api/customer/enter", with(enter, "code", "code-1")));
    weChat.code("code-2", "openid-a");
    var again = visitor(client().post("/api/customer/enter", with(enter, "code", "code-2")));
    assertThat(again.customer()).isEqualTo(first.customer());
    assertThat(again.conversation()).isEqualTo(first.conversation());
    weChat.code("code-3", "openid-b");
    var other = visitor(client().post("/api/customer/enter", with(enter, "code", "code-3")));
    assertThat(other.customer()).isNotEqualTo(first.customer());
    // A token spares the round trip to WeChat.
    var token = visitor(client().post("/api/customer/enter", with(enter, "token", first.token())));
    assertThat(token.customer()).isEqualTo(first.customer());

    refused(enter, "code-1", 400, "customer.wechat-code");
    refused(enter, "never-heard-of", 400, "customer.wechat-code");
    refused(enter, "", 400, "customer.invalid");
    weChat.error("blocked", 40226);
    refused(enter, "blocked", 400, "customer.wechat-code");
    weChat.error("often", 45011);
    refused(enter, "often", 429, "customer.too-many");
    weChat.error("busy", -1);
    refused(enter, "busy", 503, "customer.wechat-unreachable");
    assertThat(weChat.asked("busy")).isBetween(1L, 3L);
    weChat.error("odd", 40013);
    refused(enter, "odd", 503, "customer.wechat-refused");
    for (var nonsense :
        java.util.List.of(
            "",
            "<html>502 Bad Gateway</html>",
            "[]",
            "null",
            "17",
            "{",
            "{}",
            "{\"openid\":\"\"}",
            "{\"openid\":{\"a\":1}}",
            "{\"openid\":[\"a\",\"b\"]}",
            "{\"openid\":\"a\\u0000b\"}",
            "{\"openid\":\"" + "x".repeat(5_000) + "\"}",
            "{\"errcode\":\"many\"}",
            "{\"errcode\":99999999999999999999}",
            "[".repeat(20_000))) {
      weChat.answer("nonsense", nonsense);
      var answer = client().post("/api/customer/enter", with(enter, "code", "nonsense"));
      assertThat(answer.status()).as(nonsense + answer.text()).isEqualTo(503);
      assertThat(answer.code()).as(nonsense).startsWith("customer.wechat-");
    }
    weChat.code("no-flow", "openid-c");
    var elsewhere = with(with(enter, "code", "no-flow"), "flowId", publishedFlow("没有关联", group));
    assertThat(code(client().post("/api/customer/enter", elsewhere), 409))
        .isEqualTo("customer.channel-not-in-use");
    var without = new java.util.HashMap<>(with(enter, "code", "x"));
    without.remove("flowId");
    assertThat(code(client().post("/api/customer/enter", without), 400))
        .isEqualTo("customer.invalid");

    // A wrong secret is the administrator's affair, and mended by the right one.
    var channel =
        boss()
            .get("/api/channels?kind=MINI_PROGRAM")
            .body()
            .valueStream()
            .filter(c -> c.path("appId").asString().equals(APP))
            .findFirst()
            .orElseThrow();
    var edit = "/api/channels/mini-programs/" + channel.path("id").asString();
    boss().put(edit, Map.of("name", "小程序", "appSecret", "wrong"));
    weChat.code("code-4", "openid-a");
    refused(enter, "code-4", 503, "customer.wechat-refused");
    boss().put(edit, Map.of("name", "小程序", "appSecret", SECRET));
    weChat.code("code-5", "openid-a");
    assertThat(
            visitor(client().post("/api/customer/enter", with(enter, "code", "code-5"))).customer())
        .isEqualTo(first.customer());
  }

  private Map<String, Object> miniProgramInUse(String name) {
    var id = id(miniProgram(name, APP, SECRET));
    link(id, flow);
    return Map.of("appId", APP, "flowId", flow);
  }

  private void refused(Map<String, Object> enter, String code, int status, String fault) {
    var answer = client().post("/api/customer/enter", with(enter, "code", code));
    assertThat(code(answer, status)).as(code).isEqualTo(fault);
    assertThat(answer.text()).doesNotContain(SECRET);
  }

  private io.zongji.TestClient.Answer miniProgram(String name, String appId, String secret) {
    return boss()
        .post(
            "/api/channels/mini-programs",
            Map.of("name", name, "appId", appId, "appSecret", secret));
  }

  private tools.jackson.databind.JsonNode channel(UUID id) {
    return boss()
        .get("/api/channels")
        .body()
        .valueStream()
        .filter(channel -> channel.path("id").asString().equals(id.toString()))
        .findFirst()
        .orElseThrow();
  }

  private long customers() {
    return jdbc().sql("select count(*) from customer").query(Long.class).single();
  }

  private String siteFor(String origin) throws Exception {
    var request =
        java.net.http.HttpRequest.newBuilder(URI.create(address() + "/api/customer/site/" + key))
            .header("Origin", origin)
            .build();
    return java.net.http.HttpClient.newHttpClient()
        .send(request, java.net.http.HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private java.net.http.HttpResponse<String> post(String path, String origin) throws Exception {
    var request =
        java.net.http.HttpRequest.newBuilder(URI.create(address() + path))
            .header("Origin", origin)
            .header("Content-Type", "application/json")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    "{\"channelKey\":\"%s\"}".formatted(key)))
            .build();
    return java.net.http.HttpClient.newHttpClient()
        .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
  }
}
