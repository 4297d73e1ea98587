package io.zongji.realtime;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationFault;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.platform.FaultException;
import io.zongji.staff.Role;
import io.zongji.staff.SignedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who of the staff may see a conversation: whoever holds it, whoever it was ever offered to, and
/// administrators.
@Component
public class TimelineAccess {
  private final Conversations conversations;
  private final JdbcClient jdbc;

  TimelineAccess(Conversations conversations, JdbcClient jdbc) {
    this.conversations = conversations;
    this.jdbc = jdbc;
  }

  /// The conversation; throws a `FaultException` for whoever may not see it.
  public Conversation require(SignedIn me, ConversationId id) {
    var conversation =
        conversations.find(id).orElseThrow(() -> new FaultException(ConversationFault.NOT_FOUND));
    if (me.role() != Role.ADMIN
        && !conversation.holders().contains(me.id())
        && !wasOffered(me, id)) {
      throw new FaultException(RealtimeFault.NOT_YOURS);
    }
    return conversation;
  }

  private boolean wasOffered(SignedIn me, ConversationId id) {
    return jdbc.sql(
            """
            select exists (
              select 1 from timeline_entry
              where conversation_id = :id and kind = 'OFFERED' and body->>'staffId' = :staff)
            """)
        .param("id", id.value())
        .param("staff", me.id().value().toString())
        .query(Boolean.class)
        .single();
  }
}
