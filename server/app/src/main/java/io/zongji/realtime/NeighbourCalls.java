package io.zongji.realtime;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Receipts;
import io.zongji.desk.Desk;
import io.zongji.platform.Bus;
import io.zongji.platform.WakeUp;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hears what other servers tell and wakes the sockets of this one. What needs the database is
/// gathered and looked up by one thread at a time; what is missed is found by [CatchUp] and
/// [AgentLeases].
@Component
class NeighbourCalls {
  private static final Logger LOG = LoggerFactory.getLogger(NeighbourCalls.class);

  private final Ears ears;
  private final Typing typing;
  private final Audience audience;
  private final CallFeeds signals;
  private final Map<Neighbours.Call, Set<UUID>> waiting = new EnumMap<>(Neighbours.Call.class);
  private boolean looking;

  NeighbourCalls(Bus bus, Ears ears, Typing typing, Audience audience, CallFeeds signals) {
    this.ears = ears;
    this.typing = typing;
    this.audience = audience;
    this.signals = signals;
    bus.listen(this::heard);
  }

  private void heard(WakeUp wakeUp) {
    Arrays.stream(Neighbours.Call.values())
        .filter(call -> call.name().equals(wakeUp.kind()))
        .forEach(call -> heard(call, wakeUp.ids()));
  }

  private void heard(Neighbours.Call call, List<UUID> ids) {
    switch (call) {
      case CUSTOMER_TYPES ->
          typing.toAgent(new ConversationId(ids.get(0)), new StaffId(ids.get(1)));
      case AGENT_TYPES -> ids.forEach(id -> typing.toCustomer(new ConversationId(id)));
      case DESKS ->
          ids.forEach(
              id -> audience.workspace(new StaffId(id)).ifPresent(WorkspaceLink::deskChanged));
      case CUSTOMER_SIGNALS -> signalled(ids, Call.Side.CUSTOMER);
      case AGENT_SIGNALS -> signalled(ids, Call.Side.AGENT);
      case GROWN, POSITIONS, WINDOW, CUSTOMER_RECEIPT, AGENT_RECEIPT -> later(call, ids);
    }
  }

  private void signalled(List<UUID> ids, Call.Side to) {
    ids.forEach(id -> signals.wake(new CallId(id), to));
  }

  private synchronized void later(Neighbours.Call call, List<UUID> ids) {
    waiting.computeIfAbsent(call, _ -> new LinkedHashSet<>()).addAll(ids);
    if (!looking) {
      looking = true;
      Thread.ofVirtual().name("neighbour-calls").start(this::lookWhileCalled);
    }
  }

  private void lookWhileCalled() {
    for (var calls = take(); !calls.isEmpty(); calls = take()) {
      calls.forEach(
          (call, ids) -> {
            try {
              ears.hear(call, ids);
            } catch (RuntimeException e) {
              LOG.warn("A wake-up was in vain; what it meant is found by looking: {}", call, e);
            }
          });
    }
  }

  private synchronized Map<Neighbours.Call, Set<UUID>> take() {
    var taken = Map.copyOf(waiting);
    waiting.clear();
    looking = !taken.isEmpty();
    return taken;
  }

  /// Looks up what a call means for the sockets of this server.
  @Component
  static final class Ears {
    private final CatchUp catchUp;
    private final AgentLeases leases;
    private final Feeds feeds;
    private final Desk desk;
    private final ReceiptBook book;
    private final Receipts receipts;

    Ears(
        CatchUp catchUp,
        AgentLeases leases,
        Feeds feeds,
        Desk desk,
        ReceiptBook book,
        Receipts receipts) {
      this.catchUp = catchUp;
      this.leases = leases;
      this.feeds = feeds;
      this.desk = desk;
      this.book = book;
      this.receipts = receipts;
    }

    void hear(Neighbours.Call call, Set<UUID> ids) {
      switch (call) {
        case GROWN -> catchUp.grown(ids.stream().map(ConversationId::new).toList());
        case POSITIONS -> ids.forEach(id -> feeds.tell(desk.positions(new SkillGroupId(id))));
        case WINDOW -> leases.taken(ids.stream().map(StaffId::new).toList());
        case CUSTOMER_RECEIPT -> receipts(ids, Receipts.Side.CUSTOMER);
        case AGENT_RECEIPT -> receipts(ids, Receipts.Side.AGENT);
        case DESKS, CUSTOMER_TYPES, AGENT_TYPES, CUSTOMER_SIGNALS, AGENT_SIGNALS -> {}
      }
    }

    private void receipts(Set<UUID> ids, Receipts.Side side) {
      var told = ids.stream().map(ConversationId::new).toList();
      var known = receipts.find(told);
      var newest = new HashMap<ConversationId, Receipts.Receipt>();
      known.forEach(
          (id, sides) -> {
            if (sides.containsKey(side)) {
              newest.put(id, sides.get(side));
            }
          });
      book.tell(side, newest);
    }
  }
}
