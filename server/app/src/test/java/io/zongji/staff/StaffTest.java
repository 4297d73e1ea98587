package io.zongji.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import io.zongji.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class StaffTest extends ServerTest {
  private TestClient admin;

  @BeforeAll
  void signIn() {
    admin = admin();
  }

  private static Map<String, Object> body(String email) {
    var body = new HashMap<String, Object>();
    body.put("name", "小明");
    body.put("email", email);
    body.put("role", "AGENT");
    return body;
  }

  private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    var changed = new HashMap<>(body);
    changed.put(field, value);
    return changed;
  }

  private String group(String mode, String name) {
    return admin
        .post("/api/skill-groups", Map.of("mode", mode, "name", name))
        .body()
        .path("id")
        .asString();
  }

  @Test
  void addsAMemberWithAPasswordThatIsShownOnce() {
    var group = group("OMNIMEDIA", "新增组");
    var body = body("First@Example.com");
    body.put("number", "000010");
    body.put("nickname", " 小小明 ");
    body.put("mobile", "+86 138-0000-0000");
    body.put("groupIds", List.of(group));
    var answer = admin.post("/api/staff", body);
    assertThat(answer.status()).isEqualTo(201);
    var staff = answer.body().path("staff");
    assertThat(staff.path("number").asString()).isEqualTo("000010");
    assertThat(staff.path("email").asString()).isEqualTo("first@example.com");
    assertThat(staff.path("nickname").asString()).isEqualTo("小小明");
    assertThat(staff.path("groups").get(0).path("name").asString()).isEqualTo("新增组");
    assertThat(staff.path("groups").get(0).path("mode").asString()).isEqualTo("OMNIMEDIA");
    var password = answer.body().path("oneTimePassword").asString();
    assertThat(Passwords.check("new", password, "first@example.com")).isEmpty();
    var id = staff.path("id").asString();
    assertThat(admin.get("/api/staff/" + id).body()).isEqualTo(staff);
    assertThat(
            jdbc()
                .sql("select password_hash from staff where id = ?")
                .param(UUID.fromString(id))
                .query(String.class)
                .single())
        .startsWith("$argon2id$")
        .doesNotContain(password);
  }

  @Test
  void givesTheNextNumberWhereNoneIsAsked() {
    admin.post("/api/staff", with(body("n1@example.com"), "number", "000500"));
    var next = admin.post("/api/staff", body("n2@example.com"));
    assertThat(next.body().path("staff").path("number").asString()).isEqualTo("000501");
    admin.delete("/api/staff/" + next.body().path("staff").path("id").asString());
    var after = admin.post("/api/staff", body("n3@example.com"));
    assertThat(after.body().path("staff").path("number").asString()).isEqualTo("000502");
  }

  @Test
  void namesCountCodePoints() {
    for (var name : List.of("一".repeat(50), "a".repeat(50), "😀".repeat(50))) {
      var email = UUID.randomUUID() + "@example.com";
      var answer = admin.post("/api/staff", with(body(email), "name", name));
      assertThat(answer.status()).as(name).isEqualTo(201);
      assertThat(answer.body().path("staff").path("name").asString()).isEqualTo(name);
    }
    for (var name : List.of("一".repeat(51), "a".repeat(51), "😀".repeat(51))) {
      var answer = admin.post("/api/staff", with(body("x@example.com"), "name", name));
      assertThat(answer.errors()).containsExactly("name too-long");
    }
  }

  @Test
  void refusesBadFieldsAllAtOnce() {
    var before = admin.get("/api/staff").body().path("total").asInt();
    var answer =
        admin.post(
            "/api/staff",
            Map.of(
                "number", "号码",
                "name", "　",
                "email", "no-mail",
                "nickname", "n".repeat(51),
                "mobile", "12a",
                "groupIds", List.of(UUID.randomUUID())));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("staff.invalid");
    assertThat(answer.errors())
        .containsExactlyInAnyOrder(
            "number format",
            "name required",
            "email format",
            "nickname too-long",
            "mobile format",
            "role required",
            "groupIds[0] unknown-value");
    assertThat(answer.body().path("errors").get(0).path("detail").asString()).isEqualTo("格式不正确");
    assertThat(admin.get("/api/staff").body().path("total").asInt()).isEqualTo(before);
  }

  @Test
  void refusesValuesOfWrongTypes() {
    for (var json :
        List.of(
            "{\"name\":1}",
            "{\"role\":\"BOSS\"}",
            "{\"role\":0}",
            "{\"groupIds\":\"x\"}",
            "[]",
            "7",
            "")) {
      var answer = admin.sendJson("POST", "/api/staff", json);
      assertThat(answer.status()).as(json).isEqualTo(400);
      assertThat(answer.code()).as(json).isEqualTo("request.malformed");
    }
    assertThat(admin.post("/api/staff", with(body("nul@example.com"), "name", "a\u0000b")).errors())
        .contains("name format");
    assertThat(admin.post("/api/staff", with(body("nl@example.com"), "name", "a\nb")).errors())
        .contains("name format");
    assertThat(admin.get("/api/staff?page=0&size=101").errors())
        .containsExactlyInAnyOrder("page out-of-range", "size out-of-range");
    assertThat(admin.get("/api/staff?groupId=x").errors()).containsExactly("groupId wrong-type");
  }

  @Test
  void numberAndMailAreUniqueAmongTheLiving() {
    var first = admin.post("/api/staff", with(body("u1@example.com"), "number", "U1"));
    var sameMail = admin.post("/api/staff", body("U1@EXAMPLE.com"));
    assertThat(sameMail.status()).isEqualTo(409);
    assertThat(sameMail.code()).isEqualTo("staff.taken");
    assertThat(sameMail.errors()).containsExactly("email taken");
    var sameNumber = admin.post("/api/staff", with(body("u2@example.com"), "number", "u1"));
    assertThat(sameNumber.errors()).containsExactly("number taken");
    admin.delete("/api/staff/" + first.body().path("staff").path("id").asString());
    assertThat(admin.post("/api/staff", with(body("u1@example.com"), "number", "U1")).status())
        .isEqualTo(201);
  }

  @Test
  void listsByFilterAndPage() {
    var group = group("ONLINE", "筛选组");
    for (int i = 0; i < 5; i++) {
      var body = body("filter" + i + "@list.example.com");
      body.put("name", "筛选%" + i);
      body.put("mobile", "1390000000" + i);
      body.put("groupIds", i < 2 ? List.of(group) : List.of());
      assertThat(admin.post("/api/staff", body).status()).isEqualTo(201);
    }
    var page = admin.get("/api/staff?email=LIST.example&page=2&size=2").body();
    assertThat(page.path("total").asInt()).isEqualTo(5);
    assertThat(page.path("items").size()).isEqualTo(2);
    assertThat(page.path("items").get(0).path("email").asString())
        .isEqualTo("filter2@list.example.com");
    assertThat(total("name=%E7%AD%9B%E9%80%89%253")).isEqualTo(1);
    assertThat(total("name=%25")).isEqualTo(5);
    assertThat(total("name=_")).isZero();
    assertThat(total("mobile=13900000004")).isEqualTo(1);
    assertThat(total("groupId=" + group)).isEqualTo(2);
    assertThat(total("groupId=" + group + "&mobile=13900000001")).isEqualTo(1);
    assertThat(total("groupId=" + UUID.randomUUID())).isZero();
  }

  private int total(String query) {
    return admin.get("/api/staff?" + query).body().path("total").asInt();
  }

  @Test
  void editsWhatMayChangeAndNothingElse() {
    var one = group("OMNIMEDIA", "编辑一组");
    var two = group("PHONE", "编辑二组");
    var body = with(body("edit@example.com"), "groupIds", List.of(one));
    var added = admin.post("/api/staff", body).body().path("staff");
    var path = "/api/staff/" + added.path("id").asString();
    var edited =
        admin.put(
            path, Map.of("name", "改名", "nickname", "新昵称", "mobile", "", "groupIds", List.of(two)));
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.body().path("name").asString()).isEqualTo("改名");
    assertThat(edited.body().path("groups").size()).isEqualTo(1);
    assertThat(edited.body().path("groups").get(0).path("name").asString()).isEqualTo("编辑二组");
    var fixed =
        admin.put(
            path,
            Map.of("name", "x", "number", "9", "email", "other@example.com", "role", "ADMIN"));
    assertThat(fixed.status()).isEqualTo(400);
    assertThat(fixed.errors())
        .containsExactlyInAnyOrder("number fixed", "email fixed", "role fixed");
    assertThat(admin.put(path, Map.of("name", "")).errors()).containsExactly("name required");
    assertThat(admin.get(path).body()).isEqualTo(edited.body());
    assertThat(admin.put("/api/staff/" + UUID.randomUUID(), Map.of("name", "x")).code())
        .isEqualTo("staff.unknown");
  }

  @Test
  void aDeletedMemberIsOutAtOnceAndTheRowStays() {
    var group = group("OMNIMEDIA", "删除组");
    var member = agent("gone", "小走", UUID.fromString(group));
    var browser = signIn("gone");
    var path = "/api/staff/" + member.id().value();
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
    assertThat(admin.get(path).status()).isEqualTo(404);
    assertThat(admin.delete(path).code()).isEqualTo("staff.unknown");
    assertThat(admin.get("/api/skill-groups/" + group + "/members").body().path("total").asInt())
        .isZero();
    var kept = bean(StaffDirectory.class).find(member.id()).orElseThrow();
    assertThat(kept.name()).isEqualTo("小走");
    assertThat(kept.living()).isFalse();
  }

  @Test
  void theLastAdministratorStays() {
    var me = admin.get("/api/session").body().path("id").asString();
    var last = admin.delete("/api/staff/" + me);
    assertThat(last.status()).isEqualTo(409);
    assertThat(last.code()).isEqualTo("staff.last-administrator");
    var other = testStaff().add("second", "第二", Role.ADMIN, java.util.Set.of());
    assertThat(admin.delete("/api/staff/" + me).code()).isEqualTo("staff.yourself");
    assertThat(admin.delete("/api/staff/" + other.id().value()).status()).isEqualTo(204);
    assertThat(admin.get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void aResetGivesAnotherPasswordAndEndsTheSessions() {
    var member = agent("forgot", "小忘");
    var browser = signIn("forgot");
    var answer = admin.post("/api/staff/" + member.id().value() + "/password-reset", Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(browser.get("/api/session").status()).isEqualTo(401);
    var password = answer.body().path("oneTimePassword").asString();
    browser.get("/api/session");
    var again = browser.post("/api/session", Map.of("login", "forgot", "password", password));
    assertThat(again.body().path("mustChangePassword").asBoolean()).isTrue();
    assertThat(admin.post("/api/staff/" + UUID.randomUUID() + "/password-reset", Map.of()).code())
        .isEqualTo("staff.unknown");
  }
}
