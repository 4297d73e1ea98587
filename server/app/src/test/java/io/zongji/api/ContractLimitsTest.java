package io.zongji.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.platform.Json;
import io.zongji.realtime.EdgeTest;
import io.zongji.staff.TestStaff;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tries every limit of every request that the contract tells on a running server: what is at the
/// limit is taken, what is one past it is refused, and by a code that the contract names.
final class ContractLimitsTest extends EdgeTest {
  /// What cannot be changed any more, and is refused by its value and not by its size.
  private static final Map<String, Set<String>> FIXED =
      Map.of(
          "editWebsite", Set.of("mode"),
          "editStaff", Set.of("number", "email", "role"),
          "editSkillGroup", Set.of("mode"),
          "editQuickReply", Set.of("mode"),
          "editMiniProgram", Set.of("appId"));

  private final List<String> findings = new ArrayList<>();
  private int tried;

  private record Operation(String id, String method, String path, JsonNode described) {}

  private record Target(
      Operation operation, Supplier<TestClient> browser, String path, ObjectNode body) {
    ObjectNode with(String field, JsonNode value) {
      var changed = body.deepCopy();
      changed.set(field, value);
      return changed;
    }
  }

  @Test
  void everyLimitOfARequestIsThatOfTheServer() throws IOException {
    JsonNode contract =
        Json.mapper()
            .valueToTree(
                new Yaml().<Object>load(Files.readString(Path.of("../../contract/openapi.yaml"))));
    var words = ContractWords.read().path("schemas");
    var places = places();
    for (var path : contract.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        var reference = body(method.getValue()).path("$ref").asString("");
        if (!reference.isEmpty()) {
          var name = reference.substring(reference.lastIndexOf('/') + 1);
          var operation = operation(path.getKey(), method.getKey(), method.getValue());
          var schema = contract.path("components").path("schemas").path(name);
          if (schema.has("example")) {
            tryAll(target(operation, schema, places), schema, words.path(name).path("limits"));
          }
        }
      }
    }
    assertThat(findings).isEmpty();
    assertThat(tried).isGreaterThan(150);
  }

  private static JsonNode body(JsonNode operation) {
    return operation.path("requestBody").path("content").path("application/json").path("schema");
  }

  private static Operation operation(String path, String method, JsonNode described) {
    var id = described.path("operationId").asString();
    return new Operation(id, method.toUpperCase(java.util.Locale.ROOT), path, described);
  }

  /// What the ids in paths stand for; by operation where that is not enough.
  private Map<String, String> places() {
    var visitor = enter();
    var online = boss().post("/api/skill-groups", Map.of("mode", "ONLINE", "name", "在线组"));
    var reply =
        boss().post("/api/quick-replies", Map.of("mode", "ONLINE", "title", "a", "text", "b"));
    var bound =
        boss()
            .post(
                "/api/channels/mini-programs",
                Map.of("name", "小程序", "appId", "wx00", "appSecret", "secret"));
    return Map.ofEntries(
        Map.entry("editWebsite", website.toString()),
        Map.entry("linkFlow", website.toString()),
        Map.entry("editMiniProgram", id(bound).toString()),
        Map.entry("saveFlowDraft", draft("草稿", group).toString()),
        Map.entry("publishFlow", draft("待发布", group).toString()),
        Map.entry("copyFlowVersion", flow.toString()),
        Map.entry("editQuickReply", id(reply).toString()),
        Map.entry("editSkillGroup", id(online).toString()),
        Map.entry("addSkillGroupMembers", group.toString()),
        Map.entry("editStaff", agent().id().value().toString()),
        Map.entry("renameCustomer", visitor.customer().toString()),
        Map.entry("noteCustomer", visitor.customer().toString()),
        Map.entry("conversation", visitor.conversation().toString()),
        Map.entry("token", visitor.token()));
  }

  private Target target(Operation operation, JsonNode schema, Map<String, String> places) {
    var body = ((ObjectNode) schema.path("example")).deepCopy();
    body.remove(FIXED.getOrDefault(operation.id(), Set.of()));
    put(body, "current", TestStaff.PASSWORD);
    put(body, "flowId", flow.toString());
    put(body, "channelKey", key);
    put(body, "conversation", places.getOrDefault("conversation", ""));
    if (body.has("groupIds")) {
      body.putArray("groupIds").add(group.toString());
    }
    if (body.has("staffIds")) {
      body.putArray("staffIds").add(agent().id().value().toString());
    }
    var path =
        operation
            .path()
            .replace("{id}", places.getOrDefault(operation.id(), UUID.randomUUID().toString()))
            .replace("{mode}", "ONLINE")
            .replace("{number}", "1");
    return new Target(operation, browser(operation, places), path, body);
  }

  private static void put(ObjectNode body, String field, String value) {
    if (body.has(field)) {
      body.put(field, value);
    }
  }

  private Supplier<TestClient> browser(Operation operation, Map<String, String> places) {
    return switch (operation.described().path("x-roles").path(0).asString()) {
      case "CUSTOMER" -> () -> client().bearer(places.getOrDefault("token", ""));
      case "PUBLIC" -> this::stranger;
      // Whoever changed the password has another one.
      default ->
          operation.id().equals("changePassword") ? () -> signIn(agent().email()) : this::boss;
    };
  }

  private TestClient stranger() {
    var browser = client();
    browser.get("/api/session");
    return browser;
  }

  private void tryAll(Target target, JsonNode schema, JsonNode limits) {
    var example = ask(target, target.body());
    if (blames(example, "") || example.status() == 415) {
      find(target, "the example", example);
    }
    for (var required : schema.path("required")) {
      var without = target.body().deepCopy();
      without.remove(required.asString());
      refused(target, required.asString(), "is missing", without);
    }
    for (var field : schema.path("properties").properties()) {
      if (!FIXED.getOrDefault(target.operation().id(), Set.of()).contains(field.getKey())) {
        var past = limits.path(field.getKey()).path("past").asString("");
        tryField(target, field.getKey(), field.getValue(), past);
      }
    }
  }

  private void tryField(Target target, String field, JsonNode schema, String past) {
    if (past.equals("passed over")) {
      return;
    }
    var now = target.body().path(field);
    for (var limit :
        List.of("maxLength", "minLength", "maximum", "minimum", "maxItems", "minItems")) {
      if (schema.has(limit)) {
        var most = schema.path(limit).bigIntegerValue();
        var one = BigInteger.ONE;
        var beyond = limit.startsWith("max") ? most.add(one) : most.subtract(one);
        refused(target, field, limit + " passed", target.with(field, sized(limit, now, beyond)));
        if (past.isEmpty()) {
          taken(target, field, limit, target.with(field, sized(limit, now, most)));
        }
      }
    }
    if (schema.has("pattern")) {
      refused(target, field, "has another form", target.with(field, text("ä b")));
    }
  }

  private static JsonNode text(String text) {
    return Json.mapper().valueToTree(text);
  }

  private static JsonNode sized(String limit, JsonNode now, BigInteger size) {
    if (limit.endsWith("imum")) {
      return Json.mapper().valueToTree(size);
    }
    int length = size.intValueExact();
    if (limit.endsWith("Items")) {
      var items = Json.mapper().createArrayNode();
      for (int i = 0; i < length; i++) {
        items.add(now.path(0));
      }
      return items;
    }
    var begin = now.asString("");
    return text(begin.length() >= length ? begin.substring(0, length) : longer(begin, length));
  }

  private static String longer(String begin, int length) {
    return begin + "1".repeat(length - begin.length());
  }

  private TestClient.Answer ask(Target target, ObjectNode body) {
    tried++;
    var method = target.operation().method();
    var answer = target.browser().get().sendJson(method, target.path(), Json.write(body));
    if (answer.status() >= 400) {
      var known =
          target
              .operation()
              .described()
              .path("responses")
              .path(Integer.toString(answer.status()))
              .path("x-codes")
              .valueStream()
              .anyMatch(code -> code.asString().equals(answer.code()));
      if (!known) {
        find(target, "is not told to be refused so", answer);
      }
    }
    return answer;
  }

  private void refused(Target target, String field, String what, ObjectNode body) {
    var answer = ask(target, body);
    var errors = answer.body().path("errors");
    boolean names = errors.isEmpty() || blames(answer, field);
    if (answer.status() < 400 || answer.status() == 429 || answer.status() >= 500 || !names) {
      find(target, field + " " + what, answer);
    }
  }

  private void taken(Target target, String field, String limit, ObjectNode body) {
    var answer = ask(target, body);
    if (blames(answer, field) || answer.code().equals("request.malformed")) {
      find(target, field + " at " + limit, answer);
    }
  }

  /// Whether a field that begins so is said to be wrong; one that is taken already has a good form.
  private static boolean blames(TestClient.Answer answer, String field) {
    return answer
        .body()
        .path("errors")
        .valueStream()
        .filter(error -> !error.path("code").asString().equals("taken"))
        .anyMatch(error -> error.path("field").asString().startsWith(field));
  }

  private void find(Target target, String what, TestClient.Answer answer) {
    findings.add(
        target.operation().id() + ": " + what + ": " + answer.status() + " " + answer.text());
  }
}
