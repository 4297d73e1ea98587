package io.zongji.skill;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SkillGroupTest extends ServerTest {
  private TestClient admin;

  @BeforeAll
  void signIn() {
    admin = admin();
  }

  private TestClient.Answer add(String mode, String name, Object cap) {
    var body = new HashMap<String, Object>(Map.of("mode", mode, "name", name));
    body.put("cap", cap);
    return admin.post("/api/skill-groups", body);
  }

  private String added(String mode, String name) {
    return add(mode, name, 1).body().path("id").asString();
  }

  @Test
  void eachModeHasGroupsOfItsOwn() {
    for (var mode : List.of("OMNIMEDIA", "ONLINE", "PHONE")) {
      var answer = add(mode, "同名组", 1);
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.body().path("cap").asInt()).isEqualTo(1);
      assertThat(admin.get("/api/skill-groups?mode=" + mode).body().valueStream())
          .anyMatch(group -> group.path("name").asString().equals("同名组"))
          .allMatch(group -> group.path("mode").asString().equals(mode));
      var again = add(mode, " 同名组 ", 1);
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.code()).isEqualTo("skill.name-taken");
    }
    assertThat(admin.get("/api/skill-groups?mode=FAX").errors()).containsExactly("mode wrong-type");
  }

  @Test
  void namesHaveOneToTwentyCodePoints() {
    for (var name : List.of("组".repeat(20), "g".repeat(20), "😀".repeat(20), "x")) {
      var answer = add("OMNIMEDIA", "  " + name + "　", 1);
      assertThat(answer.status()).as(name).isEqualTo(201);
      assertThat(answer.body().path("name").asString()).isEqualTo(name);
    }
    for (var name : List.of("组".repeat(21), "g".repeat(21), "😀".repeat(21))) {
      assertThat(add("OMNIMEDIA", name, 1).errors()).containsExactly("name too-long");
    }
    for (var name : List.of("", " ", "　")) {
      assertThat(add("OMNIMEDIA", name, 1).errors()).containsExactly("name required");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"OMNIMEDIA", "PHONE"})
  void theCapIsFixedAtOneButForOnline(String mode) {
    for (var cap : List.of(0, 2, 100, -1)) {
      var answer = add(mode, "上限组" + cap, cap);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("skill.invalid");
      assertThat(answer.errors()).containsExactly("cap fixed-number");
    }
    var id = added(mode, "固定上限组");
    assertThat(admin.put("/api/skill-groups/" + id, Map.of("name", "固定", "cap", 2)).errors())
        .containsExactly("cap fixed-number");
    assertThat(admin.put("/api/skill-groups/" + id, Map.of("name", "固定")).status()).isEqualTo(200);
  }

  @Test
  void theCapOfAnOnlineGroupCanBeEdited() {
    var id = add("ONLINE", "在线组", 5).body().path("id").asString();
    var path = "/api/skill-groups/" + id;
    var answer = admin.put(path, Map.of("name", "在线一组", "cap", 100));
    assertThat(answer.body().path("name").asString()).isEqualTo("在线一组");
    assertThat(answer.body().path("cap").asInt()).isEqualTo(100);
    for (var cap : List.of(0, 101)) {
      assertThat(admin.put(path, Map.of("name", "在线一组", "cap", cap)).errors())
          .containsExactly("cap out-of-range");
    }
    for (var cap : List.of("1.5", "\"5\"", "\"\"", "true", "99999999999")) {
      var body = "{\"name\":\"在线一组\",\"cap\":" + cap + "}";
      assertThat(admin.sendJson("PUT", path, body).errors())
          .as(cap)
          .containsExactly("cap wrong-type");
    }
    assertThat(admin.put(path, Map.of("name", "在线一组", "mode", "PHONE")).errors())
        .contains("mode fixed");
    assertThat(bean(SkillGroups.class).find(new SkillGroupId(UUID.fromString(id))).orElseThrow())
        .matches(group -> group.cap() == 100 && group.name().equals("在线一组"));
  }

  /// The desk must know since when an agent might take more, or it finds fault with itself.
  @Test
  void whenACapOrAMembershipBeganIsNoted() {
    var id = UUID.fromString(add("ONLINE", "时刻组", 1).body().path("id").asString());
    var path = "/api/skill-groups/" + id;
    admin.put(path, Map.of("name", "时刻一组", "cap", 1));
    var moment = "select count(*) from skill_group where id = ? and cap_at = ?";
    var now = Timestamp.from(clock.instant());
    assertThat(count(moment, id, now)).isZero();
    admin.put(path, Map.of("name", "时刻一组", "cap", 2));
    assertThat(count(moment, id, now)).isOne();

    bean(SkillRegister.class)
        .addMembers(new SkillGroupId(id), List.of(agent("600001", "新成员").id()));
    var member = "select count(*) from skill_group_member where group_id = ? and joined_at = ?";
    assertThat(count(member, id, now)).isOne();
  }

  private int count(String sql, Object... parameters) {
    return jdbc().sql(sql).params(parameters).query(Integer.class).single();
  }

  @Test
  void renamingToATakenNameChangesNothing() {
    added("OMNIMEDIA", "甲组");
    var id = added("OMNIMEDIA", "乙组");
    assertThat(admin.put("/api/skill-groups/" + id, Map.of("name", "甲组")).code())
        .isEqualTo("skill.name-taken");
    assertThat(admin.put("/api/skill-groups/" + id, Map.of("name", "乙组")).status()).isEqualTo(200);
  }

  @Test
  void membersComeAndGo() {
    var id = added("OMNIMEDIA", "成员组");
    var path = "/api/skill-groups/" + id + "/members";
    var one = agent("m1", "成员一").id().value();
    var two = agent("m2", "成员二").id().value();
    var added = admin.post(path, Map.of("staffIds", List.of(two, one, two)));
    assertThat(added.status()).isEqualTo(200);
    assertThat(added.body().path("total").asInt()).isEqualTo(2);
    assertThat(added.body().path("items").get(0).path("name").asString()).isEqualTo("成员一");
    assertThat(added.body().path("items").get(0).path("email").asString())
        .isEqualTo("m1@example.com");
    assertThat(admin.post(path, Map.of("staffIds", List.of(one))).body().path("total").asInt())
        .isEqualTo(2);
    assertThat(admin.post(path, Map.of("staffIds", List.of(one, UUID.randomUUID()))).errors())
        .containsExactly("staffIds[1] unknown-value");
    assertThat(admin.post(path, Map.of("staffIds", List.of())).errors())
        .containsExactly("staffIds required");
    assertThat(admin.delete(path + "/" + one).status()).isEqualTo(204);
    assertThat(admin.delete(path + "/" + one).code()).isEqualTo("skill.not-a-member");
    assertThat(admin.get("/api/staff/" + one).body().path("groups").size()).isZero();
    assertThat(admin.get(path).body().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void aDeletedGroupLeavesItsAgentsAndFreesItsName() {
    var id = added("PHONE", "临时组");
    var agent = agent("left", "留下", UUID.fromString(id)).id().value();
    var path = "/api/skill-groups/" + id;
    assertThat(admin.get(path + "/usage").body().path("flows").isArray()).isTrue();
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get("/api/staff/" + agent).body().path("groups").size()).isZero();
    for (var gone :
        List.of(
            admin.delete(path),
            admin.put(path, Map.of("name", "x")),
            admin.get(path + "/members"),
            admin.get(path + "/usage"),
            admin.post(path + "/members", Map.of("staffIds", List.of(agent))))) {
      assertThat(gone.status()).isEqualTo(404);
      assertThat(gone.code()).isEqualTo("skill.unknown");
    }
    assertThat(add("PHONE", "临时组", 1).status()).isEqualTo(201);
    assertThat(bean(SkillGroups.class).find(new SkillGroupId(UUID.fromString(id))).orElseThrow())
        .matches(group -> !group.living() && group.name().equals("临时组"));
  }
}
