package io.zongji.realtime;

import io.zongji.platform.Background;
import io.zongji.platform.Outage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits to be sent to one client: bounded, filled by anybody without waiting, and drained by
/// one virtual thread at a time, which joins the events of all that waits into as few frames as
/// fit.
///
/// It can hold back while a welcome is being made, which then goes first. A client that does not
/// keep up is told to come back.
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

  /// Pause between two tries to read what is to be sent while the database is away.
  private static final Duration OUTAGE_PAUSE = Duration.ofMillis(200);

  /// Sends one frame, a text in UTF-8, and returns when the client's network has taken it.
  interface Wire {
    void send(byte[] frame) throws IOException;

    /// Ends the connection without waiting.
    void close(CloseCode code);
  }

  /// Something to be sent, made into events as late as possible, on the draining thread.
  interface Part {
    /// About how many bytes it will need.
    int weight();

    /// The events; may be none.
    List<Event> events();

    /// Called after the events have been sent.
    default void sent() {}
  }

  /// An event that is ready.
  record Ready(Event event) implements Part {
    @Override
    public int weight() {
      return event.size();
    }

    @Override
    public List<Event> events() {
      return List.of(event);
    }
  }

  private final Wire wire;
  private final Background background;
  private final ArrayDeque<Part> waiting = new ArrayDeque<>();
  private long weight;
  private boolean held;
  private boolean draining;
  private boolean closed;

  Outbox(Wire wire, Background background) {
    this.wire = wire;
    this.background = background;
  }

  void offer(Event event) {
    offer(new Ready(event));
  }

  void offer(Part part) {
    boolean overflows;
    synchronized (this) {
      if (closed) {
        return;
      }
      waiting.add(part);
      weight += part.weight();
      overflows = weight > Limits.OUTBOX_BYTES_MAX;
      if (overflows) {
        shut();
      } else {
        drainSoon();
      }
    }
    if (overflows) {
      wire.close(CloseCode.TOO_SLOW);
    }
  }

  /// Keeps everything back until [#release].
  synchronized void hold() {
    held = true;
  }

  /// Forgets what was held back, since nothing came of the welcome it belongs to.
  synchronized void discard() {
    weight -= waiting.stream().mapToLong(Part::weight).sum();
    waiting.clear();
    release();
  }

  /// Lets everything out, this part first.
  synchronized void release(Part first) {
    if (!closed) {
      waiting.addFirst(first);
      weight += first.weight();
    }
    release();
  }

  /// Lets everything out.
  synchronized void release() {
    held = false;
    drainSoon();
  }

  /// Whether it takes no more.
  synchronized boolean closed() {
    return closed;
  }

  /// Forgets what waits and takes no more.
  synchronized void shut() {
    closed = true;
    waiting.clear();
    weight = 0;
  }

  private void drainSoon() {
    if (!held && !closed && !draining && !waiting.isEmpty()) {
      draining = true;
      background.run("outbox", this::drain);
    }
  }

  private void drain() {
    try {
      for (var parts = take(); !parts.isEmpty(); parts = take()) {
        if (!send(parts)) {
          background.runAfter(OUTAGE_PAUSE, "outbox", this::drain);
          return;
        }
      }
    } catch (IOException e) {
      // The connection is gone, which its handler hears of by itself.
      LOG.debug("cannot send", e);
      shut();
    } catch (RuntimeException e) {
      // The client resumes from what it has; going on here could leave a gap.
      LOG.error("cannot make what is to be sent", e);
      shut();
      wire.close(CloseCode.COME_BACK);
    }
  }

  /// All that waits; none ends the draining. What was taken still counts until it is sent.
  private synchronized List<Part> take() {
    if (held) {
      draining = false;
      return List.of();
    }
    var parts = List.copyOf(waiting);
    waiting.clear();
    draining = !parts.isEmpty();
    return parts;
  }

  /// Sends them; false when some wait for the database.
  private boolean send(List<Part> parts) throws IOException {
    var frame = new ArrayList<Event>();
    int size = 0;
    var joined = new ArrayList<Part>();
    var kept = new ArrayList<Part>();
    for (var part : parts) {
      List<Event> events;
      try {
        events = part.events();
      } catch (RuntimeException e) {
        if (waits(e, part, kept)) {
          continue;
        }
        throw e;
      }
      for (var event : events) {
        if (!frame.isEmpty() && size + event.size() > Limits.JOINED_BYTES_MAX) {
          flush(frame, joined);
          size = 0;
        }
        frame.add(event);
        size += event.size();
      }
      joined.add(part);
    }
    flush(frame, joined);
    putBack(kept);
    return kept.isEmpty();
  }

  /// What cannot be read while the database is away waits for its return; the rest goes on.
  private static boolean waits(RuntimeException failure, Part part, List<Part> kept) {
    return Outage.is(failure) && kept.add(part);
  }

  private synchronized void putBack(List<Part> kept) {
    if (!closed) {
      kept.reversed().forEach(waiting::addFirst);
    }
  }

  private void flush(List<Event> frame, List<Part> joined) throws IOException {
    if (!frame.isEmpty()) {
      wire.send(Event.frame(frame));
      frame.clear();
    }
    discount(joined.stream().mapToLong(Part::weight).sum());
    joined.forEach(Part::sent);
    joined.clear();
  }

  private synchronized void discount(long sent) {
    weight = Math.max(0, weight - sent);
  }
}
