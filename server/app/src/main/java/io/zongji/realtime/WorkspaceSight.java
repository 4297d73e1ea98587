package io.zongji.realtime;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.TimelineJson;
import io.zongji.media.MediaLinks;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

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
  public void state(Conversation now, JsonGenerator json) {}

  @Override
  public void write(List<Entry> entries, JsonGenerator json) {
    TimelineJson.write(entries, links, json);
  }
}
