package io.zongji.call;

import io.zongji.conversation.Call;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Tells pages who is on the line, how media travel, and what helps them to travel.
@Component
class Legs {
  private final IceServers iceServers;

  Legs(IceServers iceServers) {
    this.iceServers = iceServers;
  }

  /// Tells each side that has a page on the line.
  void tell(Line line, Call.Way way) {
    for (var to : Call.Side.values()) {
      if (line.leg(to).isPresent()) {
        line.tell(to, legs(line, to, way));
      }
    }
  }

  private ObjectNode legs(Line line, Call.Side to, Call.Way way) {
    var legs = JsonNodeFactory.instance.objectNode().put("type", "legs").put("way", way.name());
    legs.put("customer", line.leg(Call.Side.CUSTOMER).map(UUID::toString).orElse(null));
    legs.put("agent", line.leg(Call.Side.AGENT).map(UUID::toString).orElse(null));
    legs.set("iceServers", iceServers.of(line.where().call(), to));
    legs.put("iceTransportPolicy", iceServers.transportPolicy());
    return legs;
  }
}
