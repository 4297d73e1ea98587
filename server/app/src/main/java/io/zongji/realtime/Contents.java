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
      case Content.Text text -> TimelineJson.content(text);
      case Content.Media media -> links.addTo(TimelineJson.content(media), media);
    };
  }
}
