package io.zongji.realtime;

import io.zongji.call.Line;
import io.zongji.call.Lines;
import io.zongji.call.SignalListener;
import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Passes signals on to the pages of this server that have joined a call, each once and in order.
/// A page that joins again is told all that was for it, so it passes over what it knows.
///
/// A wake-up that was lost is found by a look once a second.
@Component
class CallFeeds implements SignalListener, Beat {
  private static final int PART_BYTES = 2_000;

  private final Every look = new Every(Duration.ofSeconds(1));
  private final ConcurrentMap<CallId, Set<Tap>> taps = new ConcurrentHashMap<>();
  private final Lines lines;
  private final Neighbours neighbours;

  CallFeeds(Lines lines, Neighbours neighbours) {
    this.lines = lines;
    this.neighbours = neighbours;
  }

  /// Tells this socket from now on what comes after that number.
  void follow(Client client, Line.Where where, Line.Hearer hearer, long since) {
    var mine = new Tap[1];
    taps.compute(
        where.call(),
        (_, there) -> {
          var all = there == null ? ConcurrentHashMap.<Tap>newKeySet() : there;
          mine[0] =
              all.stream()
                  .filter(tap -> tap.client == client)
                  .findFirst()
                  .orElseGet(() -> new Tap(client, where, hearer));
          all.add(mine[0]);
          return all;
        });
    mine[0].from(since);
  }

  @Override
  public void signalled(CallId call, Call.Side to) {
    wake(call, to);
    neighbours.signalled(call, to);
  }

  /// Wakes the pages of this server.
  void wake(CallId call, Call.Side to) {
    taps.getOrDefault(call, Set.of()).stream()
        .filter(tap -> tap.hearer.side() == to)
        .forEach(Tap::pull);
  }

  @Override
  public void beat(Instant now) {
    if (!look.due(now)) {
      return;
    }
    forget(tap -> tap.client.outbox().closed());
    if (taps.isEmpty()) {
      return;
    }
    var last = lines.last(List.copyOf(taps.keySet()));
    taps.keySet().removeIf(call -> !last.containsKey(call));
    last.forEach((call, n) -> taps.getOrDefault(call, Set.of()).forEach(tap -> tap.behind(n)));
  }

  private void forget(Predicate<Tap> gone) {
    for (var call : List.copyOf(taps.keySet())) {
      taps.computeIfPresent(
          call,
          (_, all) -> {
            all.removeIf(gone);
            return all.isEmpty() ? null : all;
          });
    }
  }

  /// One socket on one call. Its cursor is moved by the draining of its outbox alone.
  private final class Tap {
    private final Client client;
    private final Line.Where where;
    private final Line.Hearer hearer;
    private volatile long cursor;

    Tap(Client client, Line.Where where, Line.Hearer hearer) {
      this.client = client;
      this.where = where;
      this.hearer = hearer;
    }

    void from(long since) {
      client.tell(
          new Step() {
            @Override
            public List<String> events() {
              cursor = since;
              return next();
            }
          });
    }

    void pull() {
      client.tell(
          new Step() {
            @Override
            public List<String> events() {
              return next();
            }
          });
    }

    void behind(long n) {
      if (cursor < n) {
        pull();
      }
    }

    private List<String> next() {
      var signals = lines.after(where.call(), hearer, cursor);
      var events = new ArrayList<String>();
      for (var signal : signals) {
        events.add(Events.signal(where.conversation(), where.call(), signal));
        cursor = signal.n();
      }
      if (signals.size() == io.zongji.call.Limits.SIGNALS_AT_ONCE_MAX) {
        pull();
      }
      return events;
    }
  }

  /// Signals on their way.
  private abstract static class Step implements Outbox.Part {
    @Override
    public int weight() {
      return PART_BYTES;
    }
  }
}
