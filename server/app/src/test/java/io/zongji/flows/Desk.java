package io.zongji.flows;

import io.zongji.TestClient;
import io.zongji.TestClient.Answer;
import io.zongji.platform.Json;
import io.zongji.platform.Mode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// An administrator's hands on flows, as the console would move them.
final class Desk {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestClient admin;

  Desk(TestClient admin) {
    this.admin = admin;
  }

  static String name(String prefix) {
    return prefix + COUNT.incrementAndGet();
  }

  UUID group(Mode mode) {
    var made = admin.post("/api/skill-groups", Map.of("mode", mode, "name", name("组"), "cap", 1));
    return id(made);
  }

  Answer add(Mode mode, String name) {
    return admin.post("/api/flows", Map.of("mode", mode, "name", name));
  }

  /// A flow of the mode with a sound draft, not published.
  UUID sound(Mode mode) {
    var flow = id(add(mode, name("流")));
    save(flow, 1, name("流"), soundGraph(group(mode)));
    return flow;
  }

  UUID published(Mode mode) {
    var flow = sound(mode);
    publish(flow, 2);
    return flow;
  }

  Answer save(UUID flow, long revision, String name, Object graph) {
    var body = Map.of("revision", revision, "name", name, "graph", graph);
    return admin.put("/api/flows/" + flow + "/draft", body);
  }

  Answer publish(UUID flow, long revision) {
    return admin.post("/api/flows/" + flow + "/publish", Map.of("revision", revision));
  }

  Answer withdraw(UUID flow) {
    return admin.post("/api/flows/" + flow + "/withdraw", Map.of());
  }

  Answer delete(UUID flow) {
    return admin.delete("/api/flows/" + flow);
  }

  Answer find(UUID flow) {
    return admin.get("/api/flows/" + flow);
  }

  static JsonNode soundGraph(UUID group) {
    return Json.tree(
        """
        {"modules":[
          {"id":"s","kind":"START","label":"开始","position":{"x":1.5,"y":-2}},
          {"id":"t","kind":"TRANSFER_TO_AGENT","label":"转人工","skillGroupId":"%s",
           "queueText":"前面${WaitNo}位","failureText":"无人","successText":"${StaffNo}号"},
          {"id":"e","kind":"END","label":"结束","silenceSeconds":60,
           "silenceText":"超时","agentEndedText":"再见"}],
         "wires":[{"from":"s","exit":"next","to":"t"},{"from":"t","exit":"next","to":"e"}]}
        """
            .formatted(group));
  }

  /// Another graph, so that a change can be seen.
  static JsonNode otherGraph() {
    return Json.tree(
        """
        {"modules":[{"id":"s","kind":"START","label":"另一个"}],"wires":[]}
        """);
  }

  static UUID id(Answer answer) {
    return UUID.fromString(answer.body().path("id").asString());
  }

  static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    var copy = new HashMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
