package io.zongji.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.platform.Checked;
import io.zongji.platform.RequestFault;
import io.zongji.realtime.Sight;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A part of a timeline: everything visible with `after` < `seq` <= `upTo`, as a range of the
/// sockets.
///
/// @param after 0 when nothing stands before it
record TimelineView(
    UUID conversation, long after, long upTo, @Schema(type = "array") JsonNode entries) {
  /// Entries of one look.
  static final int LIMIT_MAX = 200;

  private static final int LIMIT_USUAL = 50;

  /// The newest entries before that sequence, or at the end.
  static TimelineView before(
      Conversations conversations,
      ConversationId id,
      Sight sight,
      @Nullable Long before,
      @Nullable Integer limit) {
    var checked = new Checked();
    int most =
        checked.number("limit", limit == null ? Integer.valueOf(LIMIT_USUAL) : limit, 1, LIMIT_MAX);
    checked.orThrow(RequestFault.INVALID);
    long end = before == null ? Long.MAX_VALUE : Math.max(1, before);
    var entries = conversations.timelineBefore(id, end, most);
    if (entries.isEmpty()) {
      return new TimelineView(id.value(), 0, 0, sight.entries(entries));
    }
    return new TimelineView(
        id.value(), entries.getFirst().seq() - 1, entries.getLast().seq(), sight.entries(entries));
  }
}
