package io.zongji.realtime;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Receipts;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/// Notes how far each side has received and read, and tells the other side.
///
/// What is read is noted at once; what is delivered is gathered for a moment, since every push
/// delivers.
@Component
class ReceiptBook implements Beat {
  private final ConcurrentMap<Key, Long> delivered = new ConcurrentHashMap<>();
  private final Receipts receipts;
  private final Conversations conversations;
  private final Audience audience;
  private final Neighbours neighbours;

  private record Key(ConversationId conversation, Receipts.Side side) {}

  ReceiptBook(
      Receipts receipts, Conversations conversations, Audience audience, Neighbours neighbours) {
    this.receipts = receipts;
    this.conversations = conversations;
    this.audience = audience;
    this.neighbours = neighbours;
  }

  /// The side has everything up to that sequence.
  void delivered(ConversationId conversation, Receipts.Side side, long upTo) {
    delivered.merge(new Key(conversation, side), upTo, Math::max);
  }

  /// The side has read everything up to that sequence, or to the end if that is nearer.
  void read(ConversationId id, Receipts.Side side, long upTo) {
    var conversation = conversations.find(id).orElseThrow();
    long read = Math.min(upTo, conversation.lastSeq());
    mark(conversation, side, read, read);
  }

  @Override
  public void beat(Instant now) {
    for (var key : delivered.keySet()) {
      var upTo = delivered.remove(key);
      if (upTo != null) {
        note(key, upTo);
      }
    }
  }

  private void note(Key key, long upTo) {
    try {
      conversations
          .find(key.conversation())
          .ifPresent(conversation -> mark(conversation, key.side(), upTo, 0));
    } catch (RuntimeException e) {
      // For the next beat, when the database is back.
      delivered.merge(key, upTo, Math::max);
      throw e;
    }
  }

  private void mark(Conversation conversation, Receipts.Side side, long upTo, long read) {
    var receipt = receipts.mark(conversation.id(), side, upTo, read);
    tell(conversation, side, receipt);
    neighbours.receipt(conversation.id(), side);
  }

  /// Tells those of this server who look at the other side of it.
  void tell(Conversation conversation, Receipts.Side side, Receipts.Receipt receipt) {
    var event = Events.receipt(conversation.id(), side, receipt);
    switch (side) {
      case CUSTOMER ->
          conversation
              .holders()
              .forEach(
                  staff -> audience.workspace(staff).ifPresent(link -> link.client().tell(event)));
      case AGENT ->
          audience.customers(conversation.id()).forEach(link -> link.client().tell(event));
    }
  }
}
