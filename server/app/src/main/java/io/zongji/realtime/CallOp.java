package io.zongji.realtime;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ClientId;
import io.zongji.conversation.Command.CallReport;
import io.zongji.conversation.ConversationId;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// What both sides may ask about a call.
sealed interface CallOp extends CustomerOp, WorkspaceOp {
  /// The conversation it is about.
  ConversationId conversation();

  record CallAsk(ConversationId conversation, Optional<ClientId> clientId, Call.Media media)
      implements CallOp {}

  record CallAccept(ConversationId conversation, Optional<ClientId> clientId, CallId call)
      implements CallOp {}

  record CallEnd(ConversationId conversation, Optional<ClientId> clientId, CallId call)
      implements CallOp {}

  record CallLost(ConversationId conversation, Optional<ClientId> clientId, CallId call)
      implements CallOp {}

  record CallMedia(
      ConversationId conversation, Optional<ClientId> clientId, CallId call, Call.Media media)
      implements CallOp {}

  record CallReported(ConversationId conversation, CallId call, CallReport what, long tookMs)
      implements CallOp {}

  record Signal(ConversationId conversation, CallId call, UUID leg, JsonNode data)
      implements CallOp {}

  /// Reads a frame; throws a `FaultException` that says what is wrong with it.
  static CallOp of(Frame frame) {
    return switch (frame.op()) {
      case "call" -> new CallAsk(frame.conversation(), frame.optionalClientId(), media(frame));
      case "call-accept" ->
          new CallAccept(frame.conversation(), frame.optionalClientId(), call(frame));
      case "call-end" -> new CallEnd(frame.conversation(), frame.optionalClientId(), call(frame));
      case "call-lost" -> new CallLost(frame.conversation(), frame.optionalClientId(), call(frame));
      case "call-media" ->
          new CallMedia(frame.conversation(), frame.optionalClientId(), call(frame), media(frame));
      case "call-report" ->
          new CallReported(frame.conversation(), call(frame), what(frame), frame.count("tookMs"));
      case "signal" ->
          new Signal(frame.conversation(), call(frame), frame.uuid("leg"), frame.object("data"));
      default -> throw frame.unknownOp();
    };
  }

  private static CallId call(Frame frame) {
    return new CallId(frame.uuid("call"));
  }

  private static Call.Media media(Frame frame) {
    return switch (frame.text("media")) {
      case "VOICE" -> Call.Media.VOICE;
      case "VIDEO" -> Call.Media.VIDEO;
      default -> throw Frame.bad("media");
    };
  }

  private static CallReport what(Frame frame) {
    return switch (frame.text("what")) {
      case "CONNECTED" -> CallReport.CONNECTED;
      case "FIRST_FRAME" -> CallReport.FIRST_FRAME;
      default -> throw Frame.bad("what");
    };
  }
}
