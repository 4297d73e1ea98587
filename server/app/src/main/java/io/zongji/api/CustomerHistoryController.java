package io.zongji.api;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.customer.CustomerFault;
import io.zongji.customer.CustomerGate;
import io.zongji.platform.Caller;
import io.zongji.platform.FaultException;
import io.zongji.platform.MayCall;
import io.zongji.realtime.CustomerSight;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What customers may look up: their own conversations.
@RestController
@RequestMapping("/api/customer/conversations")
@MayCall(Caller.CUSTOMER)
class CustomerHistoryController {
  private final CustomerGate gate;
  private final Conversations conversations;
  private final CustomerSight sight;
  private final HistoryStore history;

  CustomerHistoryController(
      CustomerGate gate, Conversations conversations, CustomerSight sight, HistoryStore history) {
    this.gate = gate;
    this.conversations = conversations;
    this.sight = sight;
    this.history = history;
  }

  record OwnConversations(List<HistoryStore.OwnConversation> items) {}

  @GetMapping
  @Operation(
      operationId = "ownConversations",
      summary = "The customer's own conversations, newest first, the last hundred")
  OwnConversations list(
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
    return new OwnConversations(history.own(gate.require(authorization).id()));
  }

  @GetMapping("/{id}/timeline")
  @Operation(
      operationId = "ownTimeline",
      summary = "What was said in an own conversation before a sequence, or at its end")
  TimelineView timeline(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
    var customer = gate.require(authorization);
    var conversation =
        conversations
            .find(new ConversationId(id))
            .filter(known -> known.header().customer().equals(customer.id()))
            .orElseThrow(() -> new FaultException(CustomerFault.NOT_YOURS));
    return TimelineView.before(conversations, conversation.id(), sight, before, limit);
  }
}
