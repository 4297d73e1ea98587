package io.zongji.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import io.zongji.channel.Origin;
import io.zongji.demo.Demo.Password;
import io.zongji.platform.FaultException;
import io.zongji.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// The sample desk on one database, from its first start on; each test goes on where the last
/// ended.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DemoTest extends ServerTest {
  private static final Origin OWN = Origin.parse("http://localhost:8080").orElseThrow();

  private static JsonNode first(TestClient admin, String path) {
    return admin.get(path).body().path("items").get(0);
  }

  @Test
  @Order(1)
  void aTakenNumberIsToldAndNothingIsSetUp() {
    var taken = agent("000010", "别的客服");
    assertThatThrownBy(() -> bean(Demo.class).prepare(OWN)).isInstanceOf(FaultException.class);
    assertThat(admin().get("/api/skill-groups").body()).isEmpty();
    jdbc().sql("delete from staff where id = ?").param(taken.id().value()).update();
  }

  @Test
  @Order(2)
  void theWholeDeskIsSetUp() throws IOException {
    var ready = bean(Demo.class).prepare(OWN);
    assertThat(ready.passwords()).extracting(Password::login).containsExactly("000010");
    var admin = admin();

    var agent = first(admin, "/api/staff?email=agent@zongji.local");
    assertThat(agent.path("name").asString()).isEqualTo("示例客服");
    assertThat(agent.path("groups").valueStream().map(group -> group.path("name").asString()))
        .containsExactly("产品咨询客服1组");
    assertThat(
            admin
                .get("/api/skill-groups?mode=OMNIMEDIA")
                .body()
                .valueStream()
                .map(group -> group.path("name").asString()))
        .containsExactly("产品咨询客服1组", "商务合作客服1组");

    var flow = first(admin, "/api/flows?mode=OMNIMEDIA");
    assertThat(flow.path("name").asString()).isEqualTo("测试全媒体客服会话");
    assertThat(flow.path("state").asString()).isEqualTo("IN_USE");
    assertThat(flow.path("channels").get(0).path("name").asString()).isEqualTo("示例网站");
    var graph = admin.get("/api/flows/" + flow.path("id").asString()).body().path("graph");
    var golden =
        Json.tree(Files.readString(Path.of("../../contract/golden/flows/sample-desk.json")));
    assertThat(texts(graph)).isEqualTo(texts(golden.path("graph")));
  }

  private static List<String> texts(JsonNode graph) {
    return List.of(
            "text",
            "prompt",
            "wrongAnswerText",
            "rows",
            "queueText",
            "failureText",
            "successText",
            "silenceSeconds",
            "silenceText",
            "agentEndedText")
        .stream()
        .map(field -> field + graph.findValues(field))
        .toList();
  }

  @Test
  @Order(3)
  void theAgentSignsInWithThePrintedPasswordAndTheCustomerPageIsOpen() {
    var ready = bean(Demo.class).prepare(OWN);
    var password = ready.passwords().getLast();
    var browser = client();
    browser.get("/api/session");
    var signIn = Map.of("login", password.login(), "password", password.password());
    var me = browser.post("/api/session", signIn);
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.body().path("mustChangePassword").booleanValue()).isTrue();

    var key = ready.customerPage().orElseThrow().replace("/c/?k=", "");
    var site = client().get("/api/customer/site/" + key).body();
    assertThat(site.path("open").booleanValue()).isTrue();
  }

  @Test
  @Order(4)
  void aSecondStartAddsNothingAndRenewsOnlyUnusedPasswords() {
    var before = counts();
    var ready = bean(Demo.class).prepare(OWN);
    assertThat(counts()).isEqualTo(before);
    // The administrator of these tests has chosen a password.
    assertThat(ready.passwords()).extracting(Password::login).containsExactly("000010");
  }

  @Test
  @Order(5)
  void theSettingSetsItUpAtTheStart() {
    var before = counts();
    try (var server = startServer("--ZONGJI_DEMO=1", "--ZONGJI_DATA=" + data)) {
      assertThat(server.isRunning()).isTrue();
    }
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  @Order(6)
  void whatIsDeletedStaysDeleted() {
    var admin = admin();
    var channel = admin.get("/api/channels").body().get(0).path("id").asString();
    assertThat(admin.delete("/api/channels/" + channel).status()).isEqualTo(204);
    var ready = bean(Demo.class).prepare(OWN);
    assertThat(ready.customerPage()).isEmpty();
    assertThat(admin.get("/api/channels").body()).isEmpty();
  }

  private Map<String, Object> counts() {
    return jdbc()
        .sql(
            """
            select (select count(*) from staff) as staff, (select count(*) from skill_group) as groups,
              (select count(*) from flow) as flows, (select count(*) from channel) as channels,
              (select count(*) from flow_version) as versions
            """)
        .query()
        .singleRow();
  }
}
