package io.zongji.realtime;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Receipts;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How one side sees conversations.
public interface Sight {
  Receipts.Side side();

  /// Those of the entries that the side may see, as JSON.
  ArrayNode entries(List<Entry> entries);

  /// Whether the side is told where a conversation stands.
  boolean tellsState();

  /// Where the conversation stands, if the side is told.
  Optional<ObjectNode> state(Conversation now);
}
