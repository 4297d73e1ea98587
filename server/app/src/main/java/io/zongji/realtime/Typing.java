package io.zongji.realtime;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.Stage;
import io.zongji.staff.StaffId;
import org.springframework.stereotype.Component;

/// Passes on that somebody is writing, also to those whom another server holds.
@Component
class Typing {
  private final Conversations conversations;
  private final Audience audience;
  private final Neighbours neighbours;

  Typing(Conversations conversations, Audience audience, Neighbours neighbours) {
    this.conversations = conversations;
    this.audience = audience;
    this.neighbours = neighbours;
  }

  /// The customer writes: the agent who serves is told.
  void customer(ConversationId id) {
    var now = conversations.find(id);
    if (now.isPresent() && now.get().stage() instanceof Stage.Served served) {
      var staff = served.agent().id();
      if (audience.workspace(staff).isPresent()) {
        toAgent(id, staff);
      } else {
        neighbours.customerTypes(id, staff);
      }
    }
  }

  /// The agent writes: every page of the customer is told.
  void agent(ConversationId id) {
    toCustomer(id);
    neighbours.agentTypes(id);
  }

  /// Tells the agent, if this server holds the workspace.
  void toAgent(ConversationId id, StaffId staff) {
    var event = Events.typing(id, Receipts.Side.CUSTOMER);
    audience.workspace(staff).ifPresent(link -> link.client().tell(event));
  }

  /// Tells the pages that this server holds.
  void toCustomer(ConversationId id) {
    var event = Events.typing(id, Receipts.Side.AGENT);
    audience.customers(id).forEach(page -> page.client().tell(event));
  }
}
