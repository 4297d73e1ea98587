package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One page's part in a call, in tests.
final class CallTalk {
  private final TestSocket socket;
  private final UUID conversation;
  private final String call;
  private final UUID leg;

  CallTalk(TestSocket socket, UUID conversation, String call, UUID leg) {
    this.socket = socket;
    this.conversation = conversation;
    this.call = call;
    this.leg = leg;
  }

  static CallTalk join(TestSocket socket, UUID conversation, String call) {
    return rejoin(socket, conversation, call, UUID.randomUUID());
  }

  static CallTalk rejoin(TestSocket socket, UUID conversation, String call, UUID leg) {
    var talk = new CallTalk(socket, conversation, call, leg);
    talk.done(Map.of("type", "join"));
    return talk;
  }

  UUID leg() {
    return leg;
  }

  JsonNode ask(Map<String, ?> data) {
    var fields = new HashMap<String, Object>();
    fields.put("conversation", conversation);
    fields.put("call", call);
    fields.put("leg", leg);
    fields.put("data", data);
    return socket.ask("signal", fields);
  }

  void done(Map<String, ?> data) {
    var answer = ask(data);
    assertThat(answer.path("kind").asString()).as(answer.toString()).isEqualTo("done");
    assertThat(answer.has("seq")).isFalse();
  }

  String refused(Map<String, ?> data) {
    var answer = ask(data);
    assertThat(answer.path("kind").asString()).as(answer.toString()).isEqualTo("refused");
    return answer.path("code").asString();
  }

  /// The legs that this page is told of, with those two on it.
  JsonNode awaitLegs(CallTalk customer, CallTalk agent) {
    return socket.await(
        "legs",
        event ->
            type(event).equals("legs")
                && text(event, "customer").equals(customer.leg.toString())
                && text(event, "agent").equals(agent.leg.toString()));
  }

  JsonNode await(String type) {
    return socket.await(type, event -> type(event).equals(type));
  }

  private static String type(JsonNode event) {
    return event.path("kind").asString("").equals("signal") ? text(event, "type") : "";
  }

  private static String text(JsonNode event, String field) {
    return event.path("data").path(field).asString("");
  }
}
