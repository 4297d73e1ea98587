package io.zongji.realtime;

import io.zongji.conversation.ClientId;
import io.zongji.conversation.ConversationId;
import java.util.Optional;

/// What a customer's page may ask.
sealed interface CustomerOp
    permits CallOp,
        CustomerOp.Hello,
        CustomerOp.Say,
        CustomerOp.Leave,
        CustomerOp.Rate,
        CustomerOp.Typing,
        CustomerOp.Read,
        CustomerOp.Fetch,
        CustomerOp.Ping {
  record Hello(String token, ConversationId conversation, long after) implements CustomerOp {}

  record Say(ConversationId conversation, ClientId clientId, Said said) implements CustomerOp {}

  record Leave(ConversationId conversation, Optional<ClientId> clientId) implements CustomerOp {}

  record Rate(ConversationId conversation, Optional<ClientId> clientId, int score, String comment)
      implements CustomerOp {}

  record Typing(ConversationId conversation) implements CustomerOp {}

  record Read(ConversationId conversation, long upTo) implements CustomerOp {}

  record Fetch(ConversationId conversation, long after) implements CustomerOp {}

  record Ping() implements CustomerOp {}

  /// Reads a frame; throws a `FaultException` that says what is wrong with it.
  static CustomerOp of(Frame frame) {
    return switch (frame.op()) {
      case "hello" -> new Hello(frame.text("token"), frame.conversation(), frame.count("after"));
      case "say" -> new Say(frame.conversation(), frame.clientId(), frame.said());
      case "leave" -> new Leave(frame.conversation(), frame.optionalClientId());
      case "rate" ->
          new Rate(
              frame.conversation(),
              frame.optionalClientId(),
              frame.whole("score"),
              frame.optionalText("comment").orElse(""));
      case "typing" -> new Typing(frame.conversation());
      case "read" -> new Read(frame.conversation(), frame.count("upTo"));
      case "fetch" -> new Fetch(frame.conversation(), frame.count("after"));
      case "ping" -> new Ping();
      default -> CallOp.of(frame);
    };
  }
}
