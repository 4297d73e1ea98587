package io.zongji.call;

import io.zongji.call.SignalForm.Field;
import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// Media go from page to page; the server passes on what the pages need to find each other.
@Component
class Direct implements Exchange {
  private static final Map<String, Field> DESCRIPTION = Map.of("sdp", Field.SDP, "to", Field.LEG);

  private static final Map<String, Map<String, Field>> TYPES =
      Map.of(
          "offer",
          DESCRIPTION,
          "answer",
          DESCRIPTION,
          "candidate",
          Map.of(
              "candidate",
              Field.CANDIDATE,
              "sdpMid",
              Field.NAME,
              "sdpMLineIndex",
              Field.LINE_INDEX,
              "usernameFragment",
              Field.NAME,
              "to",
              Field.LEG),
          "restart",
          Map.of("to", Field.LEG));

  private final Legs legs;

  Direct(Legs legs) {
    this.legs = legs;
  }

  @Override
  public Call.Way way() {
    return Call.Way.DIRECT;
  }

  @Override
  public Map<String, Map<String, Field>> types() {
    return TYPES;
  }

  /// Both sides learn who is there; the agent's page offers to whom it has no connection with yet.
  @Override
  public void joined(Line line, Call.Side side, UUID leg) {
    taken(line);
  }

  @Override
  public void taken(Line line) {
    legs.tell(line, way());
  }

  @Override
  public void came(Line line, Call.Side from, UUID leg, ObjectNode data) {
    line.pass(from, leg, data);
  }

  /// Nothing of it is kept anywhere but in the line.
  @Override
  public void ended(CallId call) {}
}
