package io.zongji.realtime;

import io.zongji.conversation.CallId;
import io.zongji.conversation.Commit;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Receipts;
import io.zongji.platform.Bus;
import io.zongji.platform.WakeUp;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells the other servers what their sockets may want to know. [NeighbourCalls] hears it there.
@Component
class Neighbours {
  /// What is told.
  enum Call {
    /// Conversations that have new entries.
    GROWN,
    /// Agents whose desks have changed.
    DESKS,
    /// A group whose queue has changed.
    POSITIONS,
    /// An agent whose window has come here.
    WINDOW,
    /// A conversation, and the agent to be told that its customer writes.
    CUSTOMER_TYPES,
    /// A conversation whose agent writes.
    AGENT_TYPES,
    /// Conversations of which the customer has received or read more.
    CUSTOMER_RECEIPT,
    /// Conversations of which the agent has received or read more.
    AGENT_RECEIPT,
    /// Calls whose customers have signals to read.
    CUSTOMER_SIGNALS,
    /// Calls whose agents have signals to read.
    AGENT_SIGNALS
  }

  private final Bus bus;

  Neighbours(Bus bus) {
    this.bus = bus;
  }

  void committed(Commit commit) {
    if (bus.shared()) {
      tell(Call.GROWN, commit.changes().stream().map(c -> c.after().id().value()).toList());
      tell(Call.DESKS, commit.desksChanged().stream().map(StaffId::value).toList());
    }
  }

  void positions(SkillGroupId group) {
    tell(Call.POSITIONS, List.of(group.value()));
  }

  void window(StaffId staff) {
    tell(Call.WINDOW, List.of(staff.value()));
  }

  void customerTypes(ConversationId id, StaffId agent) {
    tell(Call.CUSTOMER_TYPES, List.of(id.value(), agent.value()));
  }

  void agentTypes(ConversationId id) {
    tell(Call.AGENT_TYPES, List.of(id.value()));
  }

  void receipts(Collection<ConversationId> ids, Receipts.Side side) {
    var call =
        switch (side) {
          case CUSTOMER -> Call.CUSTOMER_RECEIPT;
          case AGENT -> Call.AGENT_RECEIPT;
        };
    tell(call, ids.stream().map(ConversationId::value).toList());
  }

  void signalled(CallId id, io.zongji.conversation.Call.Side to) {
    var call =
        switch (to) {
          case CUSTOMER -> Call.CUSTOMER_SIGNALS;
          case AGENT -> Call.AGENT_SIGNALS;
        };
    tell(call, List.of(id.value()));
  }

  private void tell(Call call, List<UUID> ids) {
    for (int from = 0; from < ids.size(); from += WakeUp.IDS_MAX) {
      var some = ids.subList(from, Math.min(ids.size(), from + WakeUp.IDS_MAX));
      bus.wake(new WakeUp(call.name(), some));
    }
  }
}
