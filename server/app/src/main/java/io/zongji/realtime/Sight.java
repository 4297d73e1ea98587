package io.zongji.realtime;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.TimelineJson;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// How one side sees conversations.
public interface Sight {
  Receipts.Side side();

  /// Writes an array of those of the entries that the side may see, in order.
  void write(List<Entry> entries, JsonGenerator json);

  /// The same as a tree.
  default JsonNode entries(List<Entry> entries) {
    return TimelineJson.tree(json -> write(entries, json));
  }

  /// Whether the side is told where a conversation stands.
  boolean tellsState();

  /// Writes the property `state`, where the conversation stands, if the side is told.
  void state(Conversation now, JsonGenerator json);
}
