package io.zongji.realtime;

import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.TimelineJson;
import io.zongji.media.MediaLinks;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;

/// A conversation as workspaces and records show it: every fact, media with their addresses.
@Component
public class WorkspaceView {
  private final MediaLinks links;

  WorkspaceView(MediaLinks links) {
    this.links = links;
  }

  /// The entries as JSON, in order.
  public ArrayNode entries(List<Entry> entries) {
    var list = TimelineJson.mapper().createArrayNode();
    for (var entry : entries) {
      var node = TimelineJson.entry(entry);
      if (entry.fact() instanceof Fact.Message message) {
        node.set("content", Contents.json(message.content(), links));
      }
      list.add(node);
    }
    return list;
  }
}
