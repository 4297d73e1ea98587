package io.zongji.realtime;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Receipts;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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
    for (var side : Receipts.Side.values()) {
      var taken = take(side);
      if (!taken.isEmpty()) {
        note(side, taken);
      }
    }
  }

  private Map<ConversationId, Long> take(Receipts.Side side) {
    var taken = new HashMap<ConversationId, Long>();
    for (var key : delivered.keySet()) {
      var upTo = key.side() == side ? delivered.remove(key) : null;
      if (upTo != null) {
        taken.put(key.conversation(), upTo);
      }
    }
    return taken;
  }

  /// All of a beat at once: one commit instead of one for each conversation.
  private void note(Receipts.Side side, Map<ConversationId, Long> upTo) {
    try {
      var receipts = this.receipts.delivered(side, upTo);
      tell(side, receipts);
      neighbours.receipts(receipts.keySet(), side);
    } catch (RuntimeException e) {
      // For the next beat, when the database is back.
      upTo.forEach((id, seq) -> delivered(id, side, seq));
      throw e;
    }
  }

  private void mark(Conversation conversation, Receipts.Side side, long upTo, long read) {
    var receipt = receipts.mark(conversation.id(), side, upTo, read);
    var id = conversation.id();
    tell(side, Map.of(id, receipt), Map.of(id, conversation.holders()));
    neighbours.receipts(Set.of(id), side);
  }

  /// Tells those of this server who look at the other side of these conversations.
  void tell(Receipts.Side side, Map<ConversationId, Receipts.Receipt> receipts) {
    tell(
        side,
        receipts,
        side == Receipts.Side.CUSTOMER ? conversations.holders(receipts.keySet()) : Map.of());
  }

  private void tell(
      Receipts.Side side,
      Map<ConversationId, Receipts.Receipt> receipts,
      Map<ConversationId, Set<StaffId>> holders) {
    receipts.forEach(
        (id, receipt) -> {
          switch (side) {
            case CUSTOMER -> tellHolders(id, holders.getOrDefault(id, Set.of()), receipt);
            case AGENT -> tellCustomers(id, receipt);
          }
        });
  }

  private void tellHolders(ConversationId id, Set<StaffId> holders, Receipts.Receipt receipt) {
    var event = Events.receipt(id, Receipts.Side.CUSTOMER, receipt);
    for (var staff : holders) {
      audience.workspace(staff).ifPresent(link -> link.client().tell(event));
    }
  }

  private void tellCustomers(ConversationId id, Receipts.Receipt receipt) {
    var event = Events.receipt(id, Receipts.Side.AGENT, receipt);
    audience.customers(id).forEach(link -> link.client().tell(event));
  }
}
