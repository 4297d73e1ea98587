package io.zongji.realtime;

import io.zongji.conversation.Content;
import io.zongji.conversation.TimelineJson;
import io.zongji.media.MediaLinks;
import tools.jackson.databind.node.ObjectNode;

/// What messages say, as JSON: media with the address to load them from.
final class Contents {
  private Contents() {}

  static ObjectNode json(Content content, MediaLinks links) {
    return switch (content) {
      case Content.Text(var text) ->
          TimelineJson.mapper().createObjectNode().put("kind", "TEXT").put("text", text);
      case Content.Media media ->
          ((ObjectNode) TimelineJson.mapper().valueToTree(media))
              .put("kind", "MEDIA")
              .put("url", links.url(media.media()));
    };
  }
}
