package io.zongji.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import io.zongji.platform.Json;
import io.zongji.platform.Mode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checking, trying, exporting and importing over HTTP.
final class FlowToolsTest extends ServerTest {
  private TestClient admin;
  private Desk desk;

  @BeforeAll
  void signIn() {
    admin = admin();
    desk = new Desk(admin);
  }

  private JsonNode check(Mode mode, JsonNode graph) {
    return admin.post("/api/flows/check", Map.of("mode", mode, "graph", graph)).body();
  }

  @Test
  void aGraphIsCheckedAgainstTheGroupsOfItsMode() {
    var graph = Desk.soundGraph(desk.group(Mode.ONLINE));
    assertThat(check(Mode.ONLINE, graph).path("findings")).isEmpty();
    assertThat(check(Mode.OMNIMEDIA, graph))
        .isEqualTo(
            Json.tree(
                """
                {"findings":[{"code":"GROUP_UNKNOWN","moduleId":"t","exit":null,
                  "field":"skillGroupId","params":{}}]}
                """));
  }

  @Test
  void aDraftIsTriedStepByStep() {
    var graph = Desk.soundGraph(UUID.randomUUID());
    var entered =
        Map.of("mode", Mode.OMNIMEDIA, "graph", graph, "trigger", Map.of("kind", "ENTERED"));
    var first = admin.post("/api/flows/try", entered).body();
    assertThat(first.path("run").path("at").asString()).isEqualTo("t");
    var accepted =
        Map.of(
            "mode",
            Mode.OMNIMEDIA,
            "graph",
            graph,
            "run",
            first.path("run"),
            "trigger",
            Map.of("kind", "ACCEPTED", "staffNumber", "000010"));
    var second = admin.post("/api/flows/try", accepted).body();
    assertThat(second.path("effects"))
        .isEqualTo(
            Json.tree(
                """
                [{"kind":"SEND_TEXT","moduleId":"t","text":"000010号"}]
                """));
  }

  @Test
  void tryingNeedsATriggerThatThereIs() {
    var graph = Desk.soundGraph(UUID.randomUUID());
    var none = admin.post("/api/flows/try", Map.of("mode", Mode.OMNIMEDIA, "graph", graph));
    assertThat(none.errors()).containsExactly("trigger required");
    var unknown =
        admin.post(
            "/api/flows/try",
            Map.of("mode", Mode.OMNIMEDIA, "graph", graph, "trigger", Map.of("kind", "SING")));
    assertThat(unknown.errors()).containsExactly("trigger.kind unknown-value");
  }

  private JsonNode exported(UUID flow) {
    return admin.get("/api/flows/" + flow + "/export").body();
  }

  private TestClient.Answer importJson(String query, JsonNode file) {
    return admin.sendJson("POST", "/api/flows/import" + query, file.toString());
  }

  private JsonNode graphOf(TestClient.Answer imported) {
    return admin
        .get("/api/flows/" + imported.body().path("flow").path("id").asString())
        .body()
        .path("graph");
  }

  @Test
  void aFileComesBackAsTheSameFlow() {
    var flow = desk.published(Mode.OMNIMEDIA);
    var name = desk.find(flow).body().path("name").asString();
    var answer = admin.get("/api/flows/" + flow + "/export");
    assertThat(answer.raw().headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    var file = answer.body();
    assertThat(file.path("format").asString()).isEqualTo("zongji.flow/1");
    assertThat(file.path("skillGroups")).hasSize(1);

    var imported = importJson("?mode=OMNIMEDIA", file);
    assertThat(imported.status()).isEqualTo(201);
    assertThat(imported.body().path("missingGroups")).isEmpty();
    assertThat(imported.body().path("flow").path("name").asString()).isEqualTo(name + " 2");
    assertThat(imported.body().path("flow").path("state").asString()).isEqualTo("UNPUBLISHED");
    assertThat(graphOf(imported)).isEqualTo(file.path("graph"));
    assertThat(importJson("", file).body().path("flow").path("name").asString())
        .isEqualTo(name + " 3");
  }

  @Test
  void aLongNameIsShortenedWhenItNeedsANumber() {
    var name = Desk.name("一二三四五六七八九十一二三四五六");
    desk.add(Mode.PHONE, name);
    var long20 = (name + "字字字字").substring(0, 20);
    var file = ((ObjectNode) exported(Desk.id(desk.add(Mode.PHONE, long20)))).put("name", long20);
    var made = importJson("", file).body().path("flow").path("name").asString();
    assertThat(made).isEqualTo(long20.substring(0, 18) + " 2");
  }

  @Test
  void groupsAreFoundByNameWhereTheIdIsStrange() {
    var group = desk.group(Mode.OMNIMEDIA);
    var name =
        admin
            .get("/api/skill-groups?mode=OMNIMEDIA")
            .body()
            .valueStream()
            .filter(found -> found.path("id").asString().equals(group.toString()))
            .findFirst()
            .orElseThrow()
            .path("name")
            .asString();
    var strange = UUID.randomUUID();
    var imported = importJson("", file(strange, strange, name));
    assertThat(imported.body().path("missingGroups")).isEmpty();
    assertThat(graphOf(imported).path("modules").get(1).path("skillGroupId").asString())
        .isEqualTo(group.toString());
  }

  @Test
  void aGroupThatIsNotHereIsLeftOutAndNamed() {
    var strange = UUID.randomUUID();
    var imported = importJson("", file(strange, strange, "别处的组"));
    assertThat(imported.body().path("missingGroups"))
        .isEqualTo(Json.tree("[{\"id\":\"" + strange + "\",\"name\":\"别处的组\"}]"));
    assertThat(graphOf(imported).path("modules").get(1).path("skillGroupId").isNull()).isTrue();
  }

  private static JsonNode file(UUID inGraph, UUID named, String groupName) {
    var file = Json.mapper().createObjectNode().put("format", "zongji.flow/1");
    file.put("name", Desk.name("件")).put("mode", "OMNIMEDIA");
    file.putArray("skillGroups").addObject().put("id", named.toString()).put("name", groupName);
    file.set("graph", Desk.soundGraph(inGraph));
    return file;
  }

  @Test
  void aFileMayBeUploaded() {
    var content = file(UUID.randomUUID(), UUID.randomUUID(), "x").toString();
    var bytes = content.getBytes(StandardCharsets.UTF_8);
    var made = admin.upload("/api/flows/import", "flow.json", "application/json", bytes);
    assertThat(made.status()).isEqualTo(201);
    var garbage = new byte[] {0, 1, 2};
    assertThat(admin.upload("/api/flows/import", "x", "image/png", garbage).code())
        .isEqualTo("flow.malformed");
  }

  @Test
  void whatIsNoFlowIsNotImported() {
    int before = admin.get("/api/flows").body().path("total").asInt();
    assertThat(importJson("", Json.tree("{}")).code()).isEqualTo("flow.other-format");
    assertThat(importJson("", Json.tree("[]")).code()).isEqualTo("flow.other-format");
    var other = (ObjectNode) file(UUID.randomUUID(), UUID.randomUUID(), "x");
    assertThat(importJson("?mode=PHONE", other).code()).isEqualTo("flow.other-mode");
    assertThat(importJson("?mode=FAX", other).status()).isEqualTo(400);
    other.put("author", "x").remove("name");
    assertThat(importJson("", other).errors())
        .containsExactlyInAnyOrder("name required", "author unknown-field");
    other.remove("graph");
    assertThat(importJson("", other).errors()).contains("graph required");
    assertThat(admin.get("/api/flows").body().path("total").asInt()).isEqualTo(before);
  }
}
