package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationFault;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Stage;
import io.zongji.platform.FaultException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// The lines of calls: takes the signals of pages, keeps them in order, and hands them out.
@Component
public class Lines {
  private final Map<Call.Way, Exchange> exchanges = new EnumMap<>(Call.Way.class);
  private final SignalStore store;
  private final Conversations conversations;
  private final TransactionTemplate transactions;
  private final ObjectProvider<SignalListener> listeners;

  Lines(
      List<Exchange> exchanges,
      SignalStore store,
      Conversations conversations,
      PlatformTransactionManager transactions,
      ObjectProvider<SignalListener> listeners) {
    exchanges.forEach(exchange -> this.exchanges.put(exchange.way(), exchange));
    this.store = store;
    this.conversations = conversations;
    this.transactions = new TransactionTemplate(transactions);
    this.listeners = listeners;
  }

  /// How calls that begin now travel.
  public Call.Way way() {
    var janus = exchanges.get(Call.Way.JANUS);
    return janus != null && janus.open() ? Call.Way.JANUS : Call.Way.DIRECT;
  }

  /// Takes what a page signals. Throws `conversation.call-gone` when that is not the present call
  /// or the agent has no part in it, and a [CallFault] for anything else that is wrong.
  ///
  /// @param who whose page it is; that the customer's is the conversation's own is known
  /// @return when it joins, the number after which signals are for it
  public OptionalLong take(Line.Where where, Line.Hearer who, UUID leg, JsonNode data) {
    var call = call(where, who);
    var exchange = exchange(call.way());
    if (SignalForm.typeOf(data).equals(SignalForm.JOIN)) {
      return OptionalLong.of(join(where, who.side(), leg, call));
    }
    var signal = SignalForm.read(data, exchange.types());
    tell(
        where,
        line -> {
          line.require(who.side(), leg);
          exchange.came(line, who.side(), leg, signal);
          talked(where, call);
          return leg;
        });
    return OptionalLong.empty();
  }

  private long join(Line.Where where, Call.Side side, UUID leg, Call call) {
    store.open(where.call(), where.conversation());
    return tell(
        where,
        line -> {
          if (line.join(side, leg)) {
            exchange(call.way()).joined(line, side, leg);
          }
          talked(where, call);
          return line.require(side, leg);
        });
  }

  /// The call stands like that now; its way learns of it when it is talked. Does not wait.
  void talked(Line.Where where, Call call) {
    if (call.phase() == Call.Phase.TALKING) {
      exchange(call.way()).talked(where);
    }
  }

  /// Does something on a line that somebody has joined, and lets those hear whom it told something.
  /// Throws `call.not-joined` when nobody is on it.
  <T> T tell(Line.Where where, Function<Line, T> work) {
    record Done<T>(T result, Set<Call.Side> told) {}
    var done =
        Objects.requireNonNull(
            transactions.execute(
                _ -> {
                  var last =
                      store
                          .lock(where.call())
                          .orElseThrow(() -> new FaultException(CallFault.NOT_JOINED));
                  var line = new Line(where, store, last);
                  return new Done<>(work.apply(line), line.told());
                }));
    for (var side : done.told()) {
      listeners.forEach(listener -> listener.signalled(where.call(), side));
    }
    return done.result();
  }

  private Exchange exchange(Call.Way way) {
    return Objects.requireNonNull(exchanges.get(way));
  }

  private Call call(Line.Where where, Line.Hearer who) {
    var conversation =
        conversations
            .find(where.conversation())
            .orElseThrow(() -> new FaultException(ConversationFault.NOT_FOUND));
    boolean stranger =
        who.staff()
            .filter(
                staff ->
                    !(conversation.stage() instanceof Stage.Served served
                        && served.agent().id().equals(staff)))
            .isPresent();
    if (stranger) {
      throw new FaultException(ConversationFault.NOT_YOURS);
    }
    return conversation
        .call()
        .filter(call -> call.id().equals(where.call()))
        .orElseThrow(() -> new FaultException(ConversationFault.CALL_GONE));
  }

  /// Signals for that side after a number, in order, at most [Limits#SIGNALS_AT_ONCE_MAX]. An agent
  /// who does not serve the customer any more gets none.
  public List<Signal> after(CallId call, Line.Hearer hearer, long n) {
    return store.after(call, hearer, n);
  }

  /// The number of the last signal of those of the calls that go on.
  public Map<CallId, Long> last(Collection<CallId> calls) {
    return store.last(calls);
  }

  /// The call has been moved to that way: tells the pages on its line, if there are any.
  void moved(Line.Where where, Call.Way way) {
    tell(
        where,
        line -> {
          exchange(way).taken(line);
          return way;
        });
  }

  /// Those of the calls that somebody is on the line of.
  Set<CallId> open(Collection<CallId> calls) {
    return Set.copyOf(store.last(calls).keySet());
  }

  /// Those of the calls that are talked, of those that somebody is on the line of.
  List<Line.Where> talked(Collection<CallId> calls) {
    return store.talked(calls);
  }

  /// Forgets the line of a call that is over.
  void forget(CallId call) {
    store.remove(call);
    exchanges.values().forEach(exchange -> exchange.ended(call));
  }

  /// Forgets every line whose call is over although nobody said so: a server died before it could.
  int forgetOrphans() {
    var orphans = store.removeOrphans();
    orphans.forEach(call -> exchanges.values().forEach(exchange -> exchange.ended(call)));
    exchanges.values().forEach(Exchange::look);
    return orphans.size();
  }
}
