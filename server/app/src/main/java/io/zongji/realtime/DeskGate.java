package io.zongji.realtime;

import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.TimelineJson;
import io.zongji.desk.Desk;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// What the sockets ask of the desk.
@Component
class DeskGate {
  private final Desk desk;
  private final AgentDesks desks;
  private final InstantSource clock;

  DeskGate(Desk desk, AgentDesks desks, InstantSource clock) {
    this.desk = desk;
    this.desks = desks;
    this.clock = clock;
  }

  /// A desk as JSON.
  ///
  /// @param version grows with every change
  record View(long version, ObjectNode json) {}

  /// The desk as its agent sees it.
  View view(StaffId staff) {
    var view = desk.view(staff);
    ObjectNode json = TimelineJson.mapper().valueToTree(view);
    if (view.since().isEmpty()) {
      // Nobody who was never online has chosen anything; the timer on the screen starts now.
      json.put("since", clock.instant().toString());
    }
    return new View(view.version(), json);
  }

  /// Chooses; ready means 现在上线 for somebody offline. Throws a `FaultException` when refused.
  void choose(StaffId staff, UUID window, Chosen chosen) {
    var offline = desks.find(staff).filter(known -> known.chosen() != Chosen.OFFLINE).isEmpty();
    if (chosen == Chosen.IDLE && offline) {
      var unused = desk.goOnline(staff, window);
    } else if (!(chosen == Chosen.OFFLINE && offline)) {
      var unused = desk.choose(staff, chosen);
    }
  }

  /// How many are ahead of a conversation now; nothing when it does not wait.
  OptionalInt ahead(Conversation conversation) {
    return desk.ahead(conversation);
  }
}
