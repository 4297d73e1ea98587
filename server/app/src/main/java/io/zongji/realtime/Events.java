package io.zongji.realtime;

import io.zongji.call.Signal;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.TimelineJson;
import io.zongji.platform.Fault;
import io.zongji.platform.Json;
import io.zongji.platform.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// The events that both edges share, as JSON.
final class Events {
  private Events() {}

  static ObjectNode object(String kind) {
    return TimelineJson.mapper().createObjectNode().put("kind", kind);
  }

  static Event done(long ref) {
    return Event.of(object("done").put("ref", ref));
  }

  static Event done(long ref, ConversationId conversation, long seq) {
    return Event.written(
        json -> {
          json.writeStartObject();
          json.writeStringProperty("kind", "done");
          json.writeNumberProperty("ref", ref);
          json.writeStringProperty("conversation", conversation.value().toString());
          json.writeNumberProperty("seq", seq);
          json.writeEndObject();
        });
  }

  static Event refused(long ref, Refusal refusal, Locale locale) {
    return Event.of(
        object("refused")
            .put("ref", ref)
            .put("code", refusal.fault().code())
            .put("detail", Words.of(refusal.fault().code(), locale, refusal.args()))
            .put("again", refusal.again()));
  }

  static Event position(ConversationId conversation, int ahead) {
    return Event.of(
        object("position")
            .put("conversation", conversation.value().toString())
            .put("ahead", ahead));
  }

  static Event typing(ConversationId conversation, Receipts.Side by) {
    return Event.of(
        object("typing").put("conversation", conversation.value().toString()).put("by", by.name()));
  }

  static Event receipt(ConversationId conversation, Receipts.Side by, Receipts.Receipt receipt) {
    return Event.of(
        object("receipt")
            .put("conversation", conversation.value().toString())
            .put("by", by.name())
            .put("delivered", receipt.delivered())
            .put("read", receipt.read()));
  }

  static Event signal(ConversationId conversation, CallId call, Signal signal) {
    var event =
        object("signal")
            .put("conversation", conversation.value().toString())
            .put("call", call.value().toString())
            .put("from", signal.from().name());
    signal.leg().ifPresent(leg -> event.put("leg", leg.toString()));
    event.put("n", signal.n());
    event.set("data", Json.tree(signal.data()));
    return Event.of(event);
  }

  static Event pong(long ref, Instant now) {
    return Event.of(object("pong").put("ref", ref).put("now", now.toString()));
  }

  /// Why something was refused.
  ///
  /// @param args what the wording needs
  /// @param again whether the same may succeed later with nothing else changed
  record Refusal(Fault fault, List<Object> args, boolean again) {
    Refusal {
      args = List.copyOf(args);
    }
  }
}
