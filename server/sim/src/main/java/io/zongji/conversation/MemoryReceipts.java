package io.zongji.conversation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Receipts, in memory.
public final class MemoryReceipts implements Receipts {
  private final MemoryDatabase database;
  private final Map<ConversationId, Map<Side, Receipt>> receipts = new HashMap<>();

  public MemoryReceipts(MemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Receipt mark(ConversationId conversation, Side side, long delivered, long read) {
    var now = database.find(conversation);
    if (now.isEmpty()) {
      return Receipt.NONE;
    }
    long last = now.get().lastSeq();
    long readNow = Math.min(Math.max(0, read), last);
    long deliveredNow = Math.min(Math.max(Math.max(0, delivered), readNow), last);
    return receipts
        .computeIfAbsent(conversation, _ -> new EnumMap<>(Side.class))
        .merge(
            side,
            new Receipt(deliveredNow, readNow),
            (was, is) ->
                new Receipt(
                    Math.max(was.delivered(), is.delivered()), Math.max(was.read(), is.read())));
  }

  @Override
  public Map<ConversationId, Receipt> delivered(Side side, Map<ConversationId, Long> upTo) {
    var stand = new HashMap<ConversationId, Receipt>();
    upTo.forEach(
        (id, seq) -> {
          if (database.find(id).isPresent()) {
            stand.put(id, mark(id, side, seq, 0));
          }
        });
    return stand;
  }

  @Override
  public Map<ConversationId, Map<Side, Receipt>> find(Collection<ConversationId> conversations) {
    var found = new HashMap<ConversationId, Map<Side, Receipt>>();
    for (var id : conversations) {
      var sides = receipts.get(id);
      if (sides != null) {
        found.put(id, new EnumMap<>(sides));
      }
    }
    return found;
  }
}
