package io.zongji.realtime;

import io.zongji.conversation.Content;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.TimelineJson;
import io.zongji.media.MediaLinks;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A conversation as workspaces and records show it: every fact, media with their addresses.
@Component
public class WorkspaceSight implements Sight {
  private final MediaLinks links;

  WorkspaceSight(MediaLinks links) {
    this.links = links;
  }

  @Override
  public Receipts.Side side() {
    return Receipts.Side.AGENT;
  }

  /// Workspaces learn of it by their desk.
  @Override
  public boolean tellsState() {
    return false;
  }

  @Override
  public Optional<ObjectNode> state(Conversation now) {
    return Optional.empty();
  }

  /// The entries as JSON, in order.
  @Override
  public ArrayNode entries(List<Entry> entries) {
    var list = TimelineJson.mapper().createArrayNode();
    for (var entry : entries) {
      var node = TimelineJson.entry(entry);
      if (entry.fact() instanceof Fact.Message message
          && message.content() instanceof Content.Media media) {
        node.set("content", Contents.json(media, links));
      }
      list.add(node);
    }
    return list;
  }
}
