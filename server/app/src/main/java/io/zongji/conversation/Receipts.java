package io.zongji.conversation;

import java.util.Collection;
import java.util.Map;

/// How far each side of a conversation has received and read it. Receipts only ever grow, and
/// never pass the end of the timeline.
public interface Receipts {
  /// Notes that a side has everything up to `delivered` and has read up to `read`; what is less
  /// than known before changes nothing.
  ///
  /// @return how it stands now
  Receipt mark(ConversationId conversation, Side side, long delivered, long read);

  /// As [#mark] for many at once; each conversation and side at most once.
  ///
  /// @return how they stand now, for those conversations that exist
  Map<ConversationId, Receipt> delivered(Side side, Map<ConversationId, Long> upTo);

  /// How it stands, for those conversations and sides that ever received anything.
  Map<ConversationId, Map<Side, Receipt>> find(Collection<ConversationId> conversations);

  /// A side of a conversation.
  enum Side {
    CUSTOMER,
    AGENT
  }

  /// How far a side has come; `read` is at most `delivered`.
  record Receipt(long delivered, long read) {
    /// Nothing yet.
    public static final Receipt NONE = new Receipt(0, 0);
  }
}
