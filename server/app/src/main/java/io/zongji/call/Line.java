package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationId;
import io.zongji.platform.FaultException;
import io.zongji.staff.StaffId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// The line of one call, locked for as long as this is used: who is on it, and a way to tell them
/// something. What was told arrives after the transaction.
public final class Line {
  private final Where where;
  private final SignalStore store;
  private final List<SignalStore.Leg> legs;
  private final Set<Call.Side> told = EnumSet.noneOf(Call.Side.class);
  private long last;

  Line(Where where, SignalStore store, long last) {
    this.where = where;
    this.store = store;
    this.last = last;
    this.legs = new ArrayList<>(store.legs(where.call()));
  }

  /// Which call of which conversation.
  public record Where(ConversationId conversation, CallId call) {}

  /// Who listens or speaks.
  ///
  /// @param staff the agent, on the agent's side
  public record Hearer(Call.Side side, Optional<StaffId> staff) {
    /// The customer, or the agent who is named.
    public static Hearer of(Optional<StaffId> staff) {
      return new Hearer(staff.isPresent() ? Call.Side.AGENT : Call.Side.CUSTOMER, staff);
    }
  }

  /// The call this is the line of.
  public Where where() {
    return where;
  }

  /// The page of that side that counts.
  public Optional<UUID> leg(Call.Side side) {
    return current(side).map(SignalStore.Leg::leg);
  }

  private Optional<SignalStore.Leg> current(Call.Side side) {
    return legs.stream().filter(leg -> leg.side() == side).reduce((_, newest) -> newest);
  }

  /// Tells that side something from the server.
  public void tell(Call.Side to, ObjectNode data) {
    add(to, Signal.From.SERVER, Optional.empty(), data);
  }

  /// Passes on to the other side what a page says.
  public void pass(Call.Side from, UUID leg, ObjectNode data) {
    var sender = from == Call.Side.CUSTOMER ? Signal.From.CUSTOMER : Signal.From.AGENT;
    add(from.other(), sender, Optional.of(leg), data);
  }

  private void add(Call.Side to, Signal.From from, Optional<UUID> leg, ObjectNode data) {
    if (last >= Limits.SIGNALS_MAX) {
      throw new FaultException(CallFault.TOO_MANY_SIGNALS);
    }
    store.add(where.call(), to, new Signal(++last, from, leg, SignalForm.text(data)));
    told.add(to);
  }

  /// Lets a page in, unless it is in already.
  ///
  /// @return whether it is new; throws `call.leg-replaced` when a later page counts
  boolean join(Call.Side side, UUID leg) {
    var known = legs.stream().filter(one -> one.leg().equals(leg)).findFirst();
    if (known.isPresent()) {
      require(side, leg);
      return false;
    }
    var fresh = new SignalStore.Leg(leg, side, last);
    store.join(where.call(), fresh);
    legs.add(fresh);
    return true;
  }

  /// From which number on that page is told; throws when another page counts, or none.
  long require(Call.Side side, UUID leg) {
    if (legs.stream().noneMatch(one -> one.side() == side && one.leg().equals(leg))) {
      throw new FaultException(CallFault.NOT_JOINED);
    }
    return current(side)
        .filter(one -> one.leg().equals(leg))
        .orElseThrow(() -> new FaultException(CallFault.LEG_REPLACED))
        .since();
  }

  /// The sides that were told something.
  Set<Call.Side> told() {
    return Set.copyOf(told);
  }
}
