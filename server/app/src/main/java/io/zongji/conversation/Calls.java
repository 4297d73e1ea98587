package io.zongji.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The calls of a conversation that had any: the present one, and what the limit of asking needs.
///
/// @param lately the newest askings, the oldest first, at most [Limits#CALLS_ASKED_MAX] of each
///     side
public record Calls(Optional<Call> present, List<Asking> lately) {
  static final Calls NONE = new Calls(Optional.empty(), List.of());

  /// Copies the list.
  public Calls {
    lately = List.copyOf(lately);
  }

  /// Somebody asked for a call.
  public record Asking(Call.Side by, Instant at) {}

  /// How often that side has asked since that moment, as far as it is remembered.
  long askedSince(Call.Side side, Instant since) {
    return lately.stream().filter(one -> one.by() == side && one.at().isAfter(since)).count();
  }

  /// The calls after one more fact about them.
  Calls after(Fact.OfCall fact, Instant at) {
    return switch (fact) {
      case Fact.CallAsked asked ->
          new Calls(
              Optional.of(Call.asked(asked, at)), remember(lately, new Asking(asked.by(), at)));
      case Fact.CallAccepted _ -> with(call -> call.accepted(at));
      case Fact.CallConnected _ -> with(call -> call.connected(at));
      case Fact.CallFirstFrame frame -> with(call -> call.seen(frame.by()));
      case Fact.CallMedia changed -> with(call -> call.switched(changed.media(), at));
      case Fact.CallJoined _ -> this;
      case Fact.CallMoved moved -> with(call -> call.moved(moved.way()));
      case Fact.CallEnded _ -> over();
    };
  }

  /// An agent serves now: what the customer asked for rings there.
  Calls served(Optional<Instant> until) {
    return with(call -> call.ringsByCustomer() ? call.ringing(until) : call);
  }

  /// Nobody serves any more: what the customer asked for rings on.
  Calls unserved() {
    return with(call -> call.ringsByCustomer() ? call.ringing(Optional.empty()) : call);
  }

  /// Without a present call.
  Calls over() {
    return new Calls(Optional.empty(), lately);
  }

  private Calls with(UnaryOperator<Call> change) {
    return new Calls(present.map(change), lately);
  }

  private static List<Asking> remember(List<Asking> before, Asking fresh) {
    var all = new ArrayList<>(before);
    all.add(fresh);
    if (all.stream().filter(one -> one.by() == fresh.by()).count() > Limits.CALLS_ASKED_MAX) {
      var oldest = all.stream().filter(one -> one.by() == fresh.by()).findFirst();
      oldest.ifPresent(all::remove);
    }
    return all;
  }
}
