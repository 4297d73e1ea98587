package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestClient;
import io.zongji.platform.Caller;
import io.zongji.realtime.EdgeTest;
import io.zongji.staff.TestStaff;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What administrators change is taken down, each change once.
final class AuditTest extends EdgeTest {
  /// They change nothing.
  private static final Set<String> READING = Set.of("checkFlow", "tryFlow");

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  private final Map<String, String> ids = new LinkedHashMap<>();

  private int entries() {
    return jdbc().sql("select count(*) from audit_entry").query(Integer.class).single();
  }

  private JsonNode newest() {
    return boss().get("/api/audit?size=1").body().path("items").get(0);
  }

  /// Does it and keeps the id of what was made under that name.
  private TestClient.Answer keep(String name, String path, TestClient.Answer answer) {
    var node = answer.body();
    for (var part : path.split("\\.", -1)) {
      node = node.path(part);
    }
    ids.put(name, node.asString());
    return answer;
  }

  private String id(String name) {
    return ids.getOrDefault(name, "");
  }

  private static Map<String, Object> program(String name) {
    return Map.of("name", name, "appId", "wx0123456789abcdef", "appSecret", SECRET);
  }

  /// Every operation that changes something, once, in an order in which each can be done.
  private Map<String, Supplier<TestClient.Answer>> script() {
    var steps = new LinkedHashMap<String, Supplier<TestClient.Answer>>();
    var boss = boss();
    steps.put(
        "addSkillGroup",
        () ->
            keep(
                "group",
                "id",
                boss.post("/api/skill-groups", Map.of("mode", "OMNIMEDIA", "name", "日志组"))));
    steps.put(
        "editSkillGroup",
        () -> boss.put("/api/skill-groups/" + id("group"), Map.of("name", "日志组二")));
    steps.put(
        "addStaff",
        () ->
            keep(
                "staff",
                "staff.id",
                boss.post(
                    "/api/staff",
                    Map.of("name", "小志", "email", "log@example.com", "role", "AGENT"))));
    steps.put(
        "editStaff",
        () ->
            boss.put(
                "/api/staff/" + id("staff"),
                Map.of("name", "小志二", "groupIds", List.of(id("group")))));
    steps.put(
        "resetPassword", () -> boss.post("/api/staff/" + id("staff") + "/password-reset", ""));
    steps.put("importStaff", () -> boss.upload("/api/staff/import", "s.csv", "text/csv", table()));
    steps.put(
        "removeSkillGroupMember",
        () -> boss.delete("/api/skill-groups/" + id("group") + "/members/" + id("staff")));
    steps.put(
        "addSkillGroupMembers",
        () ->
            boss.post(
                "/api/skill-groups/" + id("group") + "/members",
                Map.of("staffIds", List.of(id("staff")))));
    steps.put(
        "changeModeSettings",
        () ->
            boss.put(
                "/api/settings/modes/OMNIMEDIA",
                Map.of("offerTimeoutOn", true, "offerTimeoutSeconds", 33)));
    steps.put(
        "changeCommonSettings",
        () -> boss.put("/api/settings/common", Map.of("companyName", "日志公司")));
    steps.put(
        "proposeTimeZone",
        () -> boss.post("/api/settings/common/time-zone", Map.of("timeZone", "Asia/Shanghai")));
    replies(steps);
    flows(steps);
    channels(steps);
    steps.put("deleteRecording", () -> boss.delete("/api/recordings/" + recording()));
    steps.put("withdrawFlow", () -> boss.post("/api/flows/" + id("flow") + "/withdraw", ""));
    steps.put("deleteFlow", () -> boss.delete("/api/flows/" + id("flow")));
    steps.put("deleteSkillGroup", () -> boss.delete("/api/skill-groups/" + id("group")));
    steps.put("deleteStaff", () -> boss.delete("/api/staff/" + id("staff")));
    return steps;
  }

  private void replies(Map<String, Supplier<TestClient.Answer>> steps) {
    var reply = Map.of("mode", "OMNIMEDIA", "title", "问候", "text", "您好");
    steps.put("addQuickReply", () -> keep("reply", "id", boss().post("/api/quick-replies", reply)));
    steps.put(
        "editQuickReply",
        () -> boss().put("/api/quick-replies/" + id("reply"), with(reply, "text", "您好！")));
    steps.put("deleteQuickReply", () -> boss().delete("/api/quick-replies/" + id("reply")));
  }

  private void flows(Map<String, Supplier<TestClient.Answer>> steps) {
    steps.put(
        "addFlow",
        () ->
            keep(
                "flow",
                "id",
                boss().post("/api/flows", Map.of("mode", "OMNIMEDIA", "name", "日志流"))));
    steps.put(
        "saveFlowDraft",
        () ->
            boss()
                .sendJson(
                    "PUT",
                    "/api/flows/" + id("flow") + "/draft",
                    "{\"revision\":1,\"name\":\"日志流\",\"graph\":" + graph(group) + "}"));
    steps.put(
        "publishFlow",
        () -> boss().post("/api/flows/" + id("flow") + "/publish", Map.of("revision", 2)));
    steps.put(
        "copyFlowVersion",
        () -> boss().post("/api/flows/" + id("flow") + "/versions/1/copy", Map.of("name", "副本")));
    steps.put("importFlow", () -> boss().sendJson("POST", "/api/flows/import", exported()));
    steps.put(
        "importFlowFile",
        () ->
            boss()
                .upload(
                    "/api/flows/import",
                    "flow.json",
                    "application/json",
                    exported().getBytes(StandardCharsets.UTF_8)));
  }

  private String exported() {
    return boss().get("/api/flows/" + id("flow") + "/export").text();
  }

  private void channels(Map<String, Supplier<TestClient.Answer>> steps) {
    steps.put(
        "bindMiniProgram",
        () -> keep("program", "id", boss().post("/api/channels/mini-programs", program("小程序"))));
    steps.put(
        "editMiniProgram",
        () -> boss().put("/api/channels/mini-programs/" + id("program"), program("小程序二")));
    var site = Map.of("name", "日志网站", "origins", List.of("https://log.example"));
    steps.put("addWebsite", () -> keep("site", "id", boss().post("/api/channels/websites", site)));
    steps.put(
        "editWebsite",
        () -> boss().put("/api/channels/websites/" + id("site"), with(site, "name", "日志网站二")));
    steps.put(
        "linkFlow",
        () ->
            boss().post("/api/channels/" + id("program") + "/flows", Map.of("flowId", id("flow"))));
    steps.put(
        "unlinkFlow",
        () -> boss().delete("/api/channels/" + id("program") + "/flows/" + id("flow")));
    steps.put("deleteChannel", () -> boss().delete("/api/channels/" + id("program")));
  }

  /// A recording of a call in which nobody sent anything.
  private UUID recording() {
    var call = UUID.randomUUID();
    jdbc()
        .sql(
            """
            insert into recording (call_id, conversation_id, begun_at, ended_at, state)
            values (:call, :call, now(), now(), 'EMPTY')
            """)
        .param("call", call)
        .update();
    return call;
  }

  private byte[] table() {
    var template = boss().get("/api/staff/import-template?format=csv").text();
    var head = template.lines().findFirst().orElseThrow();
    return (head + "\n,甲,a1@example.com,,,,\n,乙,a2@example.com,,,,\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyOperationThatChangesSomethingLeavesExactlyOneEntry() {
    var writing = new HashSet<String>();
    Operations.of(context()).stream()
        .filter(one -> one.writes() && one.caller().equals(java.util.Optional.of(Caller.ADMIN)))
        .forEach(one -> writing.add(one.id()));
    writing.removeAll(READING);
    var script = script();
    assertThat(script.keySet()).as("every such operation is tried here").isEqualTo(writing);
    var administrator = testStaff().administrator();
    script.forEach(
        (operation, step) -> {
          int before = entries();
          var answer = step.get();
          assertThat(answer.status()).as(operation + answer.text()).isBetween(200, 204);
          assertThat(entries()).as(operation).isEqualTo(before + 1);
          var entry = newest();
          assertThat(entry.path("operation").asString()).isEqualTo(operation);
          assertThat(entry.path("by").path("number").asString()).isEqualTo(administrator.number());
          assertThat(entry.path("address").asString()).isIn("127.0.0.1", "[::1]", "::1");
          assertThat(entry.path("target").path("name").isString()).isTrue();
          assertThat(entry.path("before").isNull() && entry.path("after").isNull())
              .as(operation)
              .isFalse();
        });
    var all =
        String.join(
            "\n", jdbc().sql("select a::text from audit_entry a").query(String.class).list());
    assertThat(all)
        .doesNotContain(SECRET)
        .doesNotContain(TestStaff.PASSWORD)
        .doesNotContain("argon2")
        .contains("appSecretReplaced");
  }

  @Test
  void whatIsRefusedLeavesNone() {
    int before = entries();
    var boss = boss();
    boss.post("/api/skill-groups", Map.of("mode", "OMNIMEDIA", "name", groupName));
    boss.put("/api/settings/modes/OMNIMEDIA", Map.of("offerTimeoutOn", true));
    boss.delete("/api/staff/" + UUID.randomUUID());
    boss.delete("/api/flows/" + flow);
    boss.post("/api/channels/" + website + "/flows", Map.of("flowId", UUID.randomUUID()));
    assertThat(entries()).isEqualTo(before);
  }

  @Test
  void aChangeThatCannotBeTakenDownIsNotMade() {
    var old = boss().get("/api/settings/common").text();
    jdbc().sql("alter table audit_entry rename to audit_elsewhere").update();
    try {
      assertThat(boss().put("/api/settings/common", Map.of("companyName", "无日志")).status())
          .isEqualTo(500);
      assertThat(
              boss().post("/api/skill-groups", Map.of("mode", "OMNIMEDIA", "name", "无日志")).status())
          .isEqualTo(500);
    } finally {
      jdbc().sql("alter table audit_elsewhere rename to audit_entry").update();
    }
    assertThat(boss().get("/api/settings/common").text()).isEqualTo(old);
    assertThat(boss().get("/api/skill-groups").text()).doesNotContain("无日志");
  }

  @Test
  void anEntryIsForEver() {
    for (var sql :
        List.of(
            "update audit_entry set operation = 'nothing'",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThatThrownBy(() -> jdbc().sql(sql).update()).hasMessageContaining("is not allowed");
    }
  }

  @Test
  void signInsOfAdministratorsAreTakenDownAndThoseOfAgentsAreNot() {
    var agent = agent();
    var administrator = testStaff().administrator();
    int before = entries();
    signIn(agent.email());
    assertThat(entries()).isEqualTo(before);
    var browser = signIn(administrator.email());
    assertThat(newest().path("operation").asString()).isEqualTo("signIn");
    assertThat(newest().path("by").path("id").asString())
        .isEqualTo(administrator.id().value().toString());
    browser.post("/api/session", Map.of("login", administrator.number(), "password", "wrong"));
    var refused = newest();
    assertThat(refused.path("operation").asString()).isEqualTo("signInRefused");
    assertThat(refused.path("by").isNull()).isTrue();
    assertThat(refused.path("target").path("id").asString())
        .isEqualTo(administrator.id().value().toString());
    assertThat(entries()).isEqualTo(before + 2);
  }

  @Test
  void theListIsFilteredAndPaged() {
    boss().put("/api/settings/common", Map.of("companyName", "甲"));
    clock.forward(java.time.Duration.ofHours(1));
    var since = clock.instant();
    boss().put("/api/settings/common", Map.of("companyName", "乙"));
    boss().put("/api/settings/common", Map.of("companyName", "丙"));
    var common =
        "/api/audit?kind=COMMON_SETTINGS&by=管理&operation=changeCommonSettings&from=" + since;
    var found = boss().get(common.replace("管理", "000001")).body();
    assertThat(found.path("total").asInt()).isEqualTo(2);
    var newest = found.path("items").get(0);
    assertThat(newest.path("before").path("companyName").asString()).isEqualTo("乙");
    assertThat(newest.path("after").path("companyName").asString()).isEqualTo("丙");
    assertThat(boss().get("/api/audit?by=nobody-of-that-name").body().path("total").asInt())
        .isZero();
    assertThat(boss().get("/api/audit?to=1999-01-01T00:00:00Z").body().path("total").asInt())
        .isZero();
    var second = boss().get("/api/audit?size=1&page=2").body();
    assertThat(second.path("items").size()).isEqualTo(1);
    for (var wrong :
        List.of(
            "kind=NOTHING",
            "from=yesterday",
            "size=101",
            "page=0",
            "from=+100000-01-01T00:00:00Z".replace("+", "%2B"))) {
      assertThat(boss().get("/api/audit?" + wrong).status()).as(wrong).isEqualTo(400);
    }
  }
}
