package io.zongji.realtime;

import io.zongji.call.Limits;
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
import java.util.stream.Collectors;
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
    var tap = new Tap(client, where, hearer, since);
    taps.compute(
        where.call(),
        (_, there) -> {
          var all = there == null ? ConcurrentHashMap.<Tap>newKeySet() : there;
          all.removeIf(older -> older.client == client);
          all.add(tap);
          return all;
        });
    tap.pull(since);
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
        .forEach(tap -> tap.pull(0));
  }

  @Override
  public void beat(Instant now) {
    if (!look.due(now)) {
      return;
    }
    forget(tap -> tap.client.outbox().closed());
    var asked = taps.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    if (asked.isEmpty()) {
      return;
    }
    var last = lines.last(asked.stream().map(tap -> tap.where.call()).collect(Collectors.toSet()));
    // Those who joined meanwhile were not asked for, so nothing is known of them.
    forget(tap -> asked.contains(tap) && !last.containsKey(tap.where.call()));
    asked.forEach(tap -> tap.behind(last.getOrDefault(tap.where.call(), 0L)));
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

    Tap(Client client, Line.Where where, Line.Hearer hearer, long since) {
      this.client = client;
      this.where = where;
      this.hearer = hearer;
      this.cursor = since;
    }

    /// Signals up to that number, of which some may be for the other side, can be read.
    void behind(long n) {
      if (cursor < n) {
        pull(n);
      }
    }

    void pull(long n) {
      client.tell(
          new Outbox.Part() {
            @Override
            public int weight() {
              return PART_BYTES;
            }

            @Override
            public List<Event> events() {
              return next(n);
            }
          });
    }

    private List<Event> next(long upTo) {
      var signals = lines.after(where.call(), hearer, cursor);
      var events = new ArrayList<Event>();
      for (var signal : signals) {
        events.add(Events.signal(where.conversation(), where.call(), signal));
        cursor = signal.n();
      }
      if (signals.size() == Limits.SIGNALS_AT_ONCE_MAX) {
        pull(upTo);
      } else {
        // Numbers become visible in their order, so up to there nothing for this side is left.
        cursor = Math.max(cursor, upTo);
      }
      return events;
    }
  }
}
