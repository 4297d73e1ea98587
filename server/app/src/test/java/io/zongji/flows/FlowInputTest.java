package io.zongji.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import io.zongji.TestClient.Answer;
import io.zongji.platform.Mode;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Bad input is refused with what is wrong with it, and changes nothing.
final class FlowInputTest extends ServerTest {
  private TestClient admin;
  private Desk desk;
  private UUID flow;
  private JsonNode before;

  @BeforeAll
  void signIn() {
    admin = admin();
    desk = new Desk(admin);
    flow = desk.sound(Mode.OMNIMEDIA);
    before = desk.find(flow).body();
  }

  private Answer save(String graph) {
    var body = "{\"revision\":2,\"name\":\"改名\",\"graph\":" + graph + "}";
    return admin.sendJson("PUT", "/api/flows/" + flow + "/draft", body);
  }

  private Answer saveModule(String module) {
    return save("{\"modules\":[" + module + "],\"wires\":[]}");
  }

  private void unchanged() {
    assertThat(desk.find(flow).body()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一二三四五六七八九十一二三四五六七八九十",
        "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔ",
        "bcdefghijklmnopqrstu",
        "😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓"
      })
  void namesOfTwentyCharactersAreFine(String name) {
    var made = desk.add(Mode.OMNIMEDIA, name);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.body().path("name").asString()).isEqualTo(name);
  }

  @Test
  void namesOfNoneAndOfTwentyOneCharactersAreRefused() {
    assertThat(desk.add(Mode.OMNIMEDIA, " 　").errors()).containsExactly("name required");
    for (var one : new String[] {"字", "ａ", "a", "😀"}) {
      var answer = desk.add(Mode.OMNIMEDIA, one.repeat(21));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.errors()).containsExactly("name too-long");
    }
    assertThat(desk.save(flow, 2, "", Desk.otherGraph()).errors()).containsExactly("name required");
    assertThat(desk.save(flow, 2, "字".repeat(21), Desk.otherGraph()).errors())
        .containsExactly("name too-long");
    unchanged();
  }

  @Test
  void aModeIsNeeded() {
    assertThat(admin.post("/api/flows", Map.of("name", "x")).errors())
        .containsExactly("mode required");
    assertThat(admin.post("/api/flows", Map.of("name", "x", "mode", "FAX")).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "7                                             | graph.modules[0] wrong-type",
        "{}                                            | graph.modules[0].kind required",
        "{\"kind\":\"VIDEO\",\"id\":\"a\",\"label\":\"\"} | graph.modules[0].kind unknown-value",
        "{\"kind\":1,\"id\":\"a\",\"label\":\"\"}       | graph.modules[0].kind wrong-type",
        "{\"kind\":\"START\",\"id\":\"\",\"label\":\"\"} | graph.modules[0].id format",
        "{\"kind\":\"START\",\"id\":\"a b\",\"label\":\"\"} | graph.modules[0].id format",
        "{\"kind\":\"START\",\"id\":7,\"label\":\"\"}  | graph.modules[0].id wrong-type",
        "{\"kind\":\"START\",\"id\":\"a\",\"label\":null} | graph.modules[0].label required",
        "{\"kind\":\"START\",\"id\":\"a\",\"label\":\"\\u0000\"} | graph.modules[0].label format",
        "{\"kind\":\"START\",\"id\":\"a\",\"label\":\"\\ud800\"} | graph.modules[0].label format",
        "{\"kind\":\"START\",\"id\":\"a\",\"label\":\"\",\"x\":1} | graph.modules[0].x unknown-field",
        "{\"kind\":\"START\",\"id\":\"a\",\"label\":\"\",\"position\":{\"x\":\"1\",\"y\":2}} | graph.modules[0].position.x wrong-type",
        "{\"kind\":\"START\",\"id\":\"a\",\"label\":\"\",\"position\":{\"x\":1e300,\"y\":2}} | graph.modules[0].position.x out-of-range",
      })
  void aModuleThatIsAmissIsNamed(String module, String error) {
    var answer = saveModule(module.strip());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("flow.invalid");
    assertThat(answer.errors()).contains(error.strip());
    unchanged();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "\"60\"", "99999999999", "true", "[]"})
  void secondsAreWholeNumbers(String seconds) {
    var end =
        """
        {"kind":"END","id":"e","label":"","silenceSeconds":%s,"silenceText":"","agentEndedText":""}
        """;
    assertThat(saveModule(end.formatted(seconds)).errors())
        .containsExactly("graph.modules[0].silenceSeconds wrong-type");
    unchanged();
  }

  @Test
  void aSkillGroupIsNamedByItsId() {
    var transfer =
        """
        {"kind":"TRANSFER_TO_AGENT","id":"t","label":"","skillGroupId":"1组","queueText":"",
         "failureText":"","successText":""}
        """;
    assertThat(saveModule(transfer).errors())
        .containsExactly("graph.modules[0].skillGroupId format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{", "[1", "\"x\" 1", "{\"a\":1,\"a\":2}", "\u0000"})
  void whatIsNoJsonIsMalformed(String body) {
    var answer = admin.sendJson("PUT", "/api/flows/" + flow + "/draft", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isIn("flow.malformed", "flow.invalid");
    unchanged();
  }

  @Test
  void aDraftNeedsRevisionNameAndGraph() {
    var answer = admin.sendJson("PUT", "/api/flows/" + flow + "/draft", "{}");
    assertThat(answer.errors())
        .containsExactlyInAnyOrder("revision required", "name required", "graph required");
    assertThat(admin.sendJson("POST", "/api/flows/" + flow + "/publish", "{}").errors())
        .containsExactly("revision required");
    unchanged();
  }

  @Test
  void whatLiesTooDeepIsMalformed() {
    var deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(save(deep).code()).isEqualTo("flow.malformed");
    unchanged();
  }

  @Test
  void whatIsTooLargeIsRefused() {
    var text = "字".repeat(FlowJson.BYTES_MAX / 3);
    var module =
        "{\"kind\":\"SEND_MESSAGE\",\"id\":\"m\",\"label\":\"\",\"text\":\"" + text + "\"}";
    var answer = saveModule(module);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("flow.too-large");
    unchanged();
  }

  private static String modules(int count) {
    var json = new StringBuilder();
    for (int i = 0; i < count; i++) {
      json.append(i == 0 ? "" : ",");
      json.append("{\"kind\":\"START\",\"id\":\"a").append(i).append("\",\"label\":\"\"}");
    }
    return json.toString();
  }

  @Test
  void fiveHundredModulesAreKeptAndOneMoreIsNot() {
    var large = desk.sound(Mode.OMNIMEDIA);
    var path = "/api/flows/" + large + "/draft";
    var body = "{\"revision\":2,\"name\":\"%s\",\"graph\":{\"modules\":[%s],\"wires\":[]}}";
    var refused = admin.sendJson("PUT", path, body.formatted(Desk.name("多"), modules(501)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("flow.too-many-modules");
    var kept = admin.sendJson("PUT", path, body.formatted(Desk.name("多"), modules(500)));
    assertThat(kept.status()).isEqualTo(200);
    assertThat(desk.find(large).body().path("graph").path("modules")).hasSize(500);
  }

  @Test
  void aHundredThousandModulesAreRefusedAtOnce() {
    assertThat(saveModule(modules(100_000)).code()).isEqualTo("flow.too-large");
    var empty = saveModule("{},".repeat(99_999) + "{}");
    assertThat(empty.code()).isIn("flow.invalid", "flow.too-many-modules");
    assertThat(empty.errors()).hasSizeLessThanOrEqualTo(StrictObject.ERRORS_MAX);
    unchanged();
  }

  @Test
  void anUnknownFlowIsSaidToBeUnknown() {
    var nobody = UUID.randomUUID();
    assertThat(desk.find(nobody).code()).isEqualTo("flow.unknown");
    assertThat(desk.save(nobody, 1, "x", Desk.otherGraph()).code()).isEqualTo("flow.unknown");
    assertThat(desk.withdraw(nobody).status()).isEqualTo(404);
    assertThat(admin.get("/api/flows/" + nobody + "/versions/1").status()).isEqualTo(404);
    assertThat(admin.get("/api/flows/" + flow + "/versions/1").code())
        .isEqualTo("flow.version-unknown");
    assertThat(admin.get("/api/flows/not-an-id").status()).isEqualTo(400);
  }

  @Test
  void aRefusalIsWordedInTheReadersLanguage() {
    var english = admin().language("en");
    assertThat(english.get("/api/flows/" + UUID.randomUUID()).body().path("detail").asString())
        .isEqualTo("This flow does not exist or has been deleted");
  }
}
