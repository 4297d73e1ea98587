package io.zongji.realtime;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.ClientId;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.OfferId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What an agent's workspace may ask.
sealed interface WorkspaceOp
    permits CallOp,
        WorkspaceOp.Hello,
        WorkspaceOp.Presence,
        WorkspaceOp.Accept,
        WorkspaceOp.Decline,
        WorkspaceOp.Say,
        WorkspaceOp.End,
        WorkspaceOp.Finish,
        WorkspaceOp.Transfer,
        WorkspaceOp.Note,
        WorkspaceOp.Typing,
        WorkspaceOp.Read,
        WorkspaceOp.Fetch,
        WorkspaceOp.Ping {
  record Hello(UUID window, boolean take, Map<ConversationId, Long> after) implements WorkspaceOp {}

  record Presence(Chosen choose) implements WorkspaceOp {}

  record Accept(
      ConversationId conversation, OfferId offer, Optional<ClientId> clientId, boolean withCall)
      implements WorkspaceOp {}

  record Decline(ConversationId conversation, OfferId offer, Optional<ClientId> clientId)
      implements WorkspaceOp {}

  record Say(ConversationId conversation, ClientId clientId, Said said) implements WorkspaceOp {}

  record End(ConversationId conversation, Optional<ClientId> clientId) implements WorkspaceOp {}

  record Finish(ConversationId conversation, Optional<ClientId> clientId) implements WorkspaceOp {}

  record Transfer(
      ConversationId conversation,
      Optional<ClientId> clientId,
      SkillGroupId group,
      Optional<StaffId> to,
      String note)
      implements WorkspaceOp {}

  record Note(ConversationId conversation, Optional<ClientId> clientId, String note)
      implements WorkspaceOp {}

  record Typing(ConversationId conversation) implements WorkspaceOp {}

  record Read(ConversationId conversation, long upTo) implements WorkspaceOp {}

  record Fetch(ConversationId conversation, long after) implements WorkspaceOp {}

  record Ping() implements WorkspaceOp {}

  /// Reads a frame; throws a `FaultException` that says what is wrong with it.
  static WorkspaceOp of(Frame frame) {
    return switch (frame.op()) {
      case "hello" -> new Hello(frame.uuid("window"), frame.flag("take"), frame.sequences("after"));
      case "presence" -> new Presence(chosen(frame.text("choose")));
      case "accept" ->
          new Accept(
              frame.conversation(),
              new OfferId(frame.uuid("offer")),
              frame.optionalClientId(),
              frame.optionalFlag("withCall"));
      case "decline" ->
          new Decline(
              frame.conversation(), new OfferId(frame.uuid("offer")), frame.optionalClientId());
      case "say" -> new Say(frame.conversation(), frame.clientId(), frame.said());
      case "end" -> new End(frame.conversation(), frame.optionalClientId());
      case "finish" -> new Finish(frame.conversation(), frame.optionalClientId());
      case "transfer" ->
          new Transfer(
              frame.conversation(),
              frame.optionalClientId(),
              new SkillGroupId(frame.uuid("groupId")),
              frame.optionalUuid("to").map(StaffId::new),
              frame.optionalText("note").orElse(""));
      case "note" -> new Note(frame.conversation(), frame.optionalClientId(), frame.text("note"));
      case "typing" -> new Typing(frame.conversation());
      case "read" -> new Read(frame.conversation(), frame.count("upTo"));
      case "fetch" -> new Fetch(frame.conversation(), frame.count("after"));
      case "ping" -> new Ping();
      default -> CallOp.of(frame);
    };
  }

  private static Chosen chosen(String text) {
    return switch (text) {
      case "IDLE" -> Chosen.IDLE;
      case "REST" -> Chosen.REST;
      case "OFFLINE" -> Chosen.OFFLINE;
      default -> throw Frame.bad("choose");
    };
  }
}
