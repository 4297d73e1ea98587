package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationFault;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.customer.CustomerFault;
import io.zongji.customer.CustomerId;
import io.zongji.platform.FaultException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets a page without a token into a call of one conversation: a mini program asks for a ticket
/// and opens the call page with it. A ticket is good once, for [Limits#TICKET_LIFE_MAX].
@Component
class Tickets {
  private static final int BYTES = 32;
  private static final int CHARACTERS_MAX = 100;

  private final SecureRandom random = new SecureRandom();
  private final TicketStore store;
  private final Conversations conversations;
  private final InstantSource clock;

  Tickets(TicketStore store, Conversations conversations, InstantSource clock) {
    this.store = store;
    this.conversations = conversations;
    this.clock = clock;
  }

  /// A ticket as it is handed out.
  record Issued(String ticket, Instant expiresAt) {}

  /// A ticket for an own conversation that is not over; throws a `FaultException` otherwise.
  Issued issue(CustomerId customer, ConversationId id, Call.Media media) {
    var conversation = own(customer, id);
    if (conversation.ended()) {
      throw new FaultException(ConversationFault.ENDED);
    }
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var expires = clock.instant().plus(Limits.TICKET_LIFE_MAX);
    if (!store.add(hash(text), new TicketStore.Ticket(customer, id, media, expires, false))) {
      throw new FaultException(CallFault.TOO_MANY_TICKETS);
    }
    return new Issued(text, expires);
  }

  private Conversation own(CustomerId customer, ConversationId id) {
    return conversations
        .find(id)
        .filter(conversation -> conversation.header().customer().equals(customer))
        .orElseThrow(() -> new FaultException(CustomerFault.NOT_YOURS));
  }

  /// What the ticket is for; it is used up then. Throws a `FaultException` when it is not good, and
  /// leaves it as it is.
  ///
  /// @param by who the page says it is, if it does
  TicketStore.Ticket redeem(String text, Optional<CustomerId> by) {
    if (text.length() > CHARACTERS_MAX) {
      throw new FaultException(CallFault.TICKET_UNKNOWN);
    }
    var hash = hash(text);
    var ticket = store.find(hash).orElseThrow(() -> new FaultException(CallFault.TICKET_UNKNOWN));
    if (by.filter(one -> !one.equals(ticket.customer())).isPresent()) {
      throw new FaultException(CustomerFault.NOT_YOURS);
    }
    if (ticket.used()) {
      throw new FaultException(CallFault.TICKET_USED);
    }
    if (!clock.instant().isBefore(ticket.expiresAt())) {
      throw new FaultException(CallFault.TICKET_LATE);
    }
    if (!store.use(hash)) {
      throw new FaultException(CallFault.TICKET_USED);
    }
    return ticket;
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
