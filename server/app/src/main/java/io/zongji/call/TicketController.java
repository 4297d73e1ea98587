package io.zongji.call;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.conversation.Call;
import io.zongji.conversation.ConversationId;
import io.zongji.customer.Customer;
import io.zongji.customer.CustomerGate;
import io.zongji.customer.CustomerTokens;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.MayCall;
import io.zongji.platform.RequestFault;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Tickets for the call page.
@RestController
@RequestMapping("/api/customer/call-tickets")
class TicketController {
  private static final UUID NONE = new UUID(0, 0);

  private final Tickets tickets;
  private final CustomerGate gate;
  private final CustomerTokens tokens;

  TicketController(Tickets tickets, CustomerGate gate, CustomerTokens tokens) {
    this.tickets = tickets;
    this.gate = gate;
    this.tokens = tokens;
  }

  /// What the ticket is to be for.
  record TicketRequest(@Nullable UUID conversation, Call.@Nullable Media media) {}

  /// A ticket.
  ///
  /// @param url of the call page, on this server, with the ticket in it
  record CallTicket(String ticket, String url, Instant expiresAt) {
    @Override
    public String toString() {
      return "CallTicket[expiresAt=" + expiresAt + "]";
    }
  }

  /// What a page shows.
  record RedeemRequest(@Nullable String ticket) {
    @Override
    public String toString() {
      return "RedeemRequest[]";
    }
  }

  /// What a good ticket opens.
  ///
  /// @param token of the customer
  record RedeemedTicket(String token, UUID conversation, Call.Media media) {
    @Override
    public String toString() {
      return "RedeemedTicket[conversation=" + conversation + "]";
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(Caller.CUSTOMER)
  @Operation(
      operationId = "issueCallTicket",
      summary = "A ticket for the call page, good once and for a minute")
  CallTicket issue(
      @RequestBody TicketRequest body,
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
    var customer = gate.require(authorization);
    var checked = new Checked();
    var conversation = checked.present("conversation", body.conversation(), NONE);
    var media = checked.present("media", body.media(), Call.Media.VOICE);
    checked.orThrow(RequestFault.INVALID);
    var issued = tickets.issue(customer.id(), new ConversationId(conversation), media);
    return new CallTicket(issued.ticket(), "/call?ticket=" + issued.ticket(), issued.expiresAt());
  }

  @PostMapping("/redeem")
  @MayCall(Caller.PUBLIC)
  @Operation(
      operationId = "redeemCallTicket",
      summary = "Use a ticket up for the token of its customer")
  RedeemedTicket redeem(
      @RequestBody RedeemRequest body,
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
    var by = Optional.ofNullable(authorization).map(gate::require).map(Customer::id);
    var text = body.ticket() == null ? "" : body.ticket();
    var ticket = tickets.redeem(text, by);
    return new RedeemedTicket(
        tokens.issue(ticket.customer()), ticket.conversation().value(), ticket.media());
  }
}
