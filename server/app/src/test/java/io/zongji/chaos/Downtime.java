package io.zongji.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// When something was dead or just coming back.
final class Downtime {
  /// How long the desk has after its return: a sweep that died is taken over within that time.
  private static final Duration GRACE = Duration.ofSeconds(6);

  private static final Duration STALL_GRACE = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long STALL_MILLIS = 250;

  private final List<Window> windows = new ArrayList<>();

  private int stalls;
  private long stalledMillis;

  /// From a kill until all was ready again, and a little longer.
  record Window(Instant from, Instant until) {}

  /// Begins to look whether this machine lets anybody run at all: while it does not let this one
  /// run, nobody else can be on time either.
  void watchTheMachine() {
    Thread.ofPlatform().daemon().name("machine").start(this::lookAtTheMachine);
  }

  /// How often and how long the machine stood still.
  synchronized String stalls() {
    return "machine stood still %d times, %d ms".formatted(stalls, stalledMillis);
  }

  private void lookAtTheMachine() {
    while (true) {
      long from = System.nanoTime();
      LockSupport.parkNanos(LOOK.toNanos());
      long late = (System.nanoTime() - from) / 1_000_000 - LOOK.toMillis();
      if (late > STALL_MILLIS) {
        var now = Instant.now();
        stalled(now.minusMillis(late + LOOK.toMillis()), now, late);
      }
    }
  }

  private synchronized void stalled(Instant from, Instant until, long late) {
    stalls++;
    stalledMillis += late;
    windows.add(new Window(from, until.plus(STALL_GRACE)));
  }

  synchronized void add(Instant from, Instant ready) {
    windows.add(new Window(from, ready.plus(GRACE)));
  }

  /// Adds a time that needs no grace after it.
  synchronized void addBare(Instant from, Instant until) {
    windows.add(new Window(from, until));
  }

  /// The end of the last downtime that falls into that time.
  synchronized Optional<Instant> last(Instant from, Instant until) {
    return windows.stream()
        .filter(window -> window.from().isBefore(until) && window.until().isAfter(from))
        .map(Window::until)
        .max(Comparator.naturalOrder());
  }

  /// The moment, or the end of the downtime that it falls into.
  synchronized Instant after(Instant moment) {
    var later = moment;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (var window : windows) {
        if (!later.isBefore(window.from()) && later.isBefore(window.until())) {
          later = window.until();
          moved = true;
        }
      }
    }
    return later;
  }

  /// What is left of a stretch of time without the downtime.
  synchronized List<Window> outside(Instant from, Instant until) {
    var left = List.of(new Window(from, until));
    for (var window : windows) {
      var next = new ArrayList<Window>();
      for (var stretch : left) {
        if (!window.from().isBefore(stretch.until()) || !window.until().isAfter(stretch.from())) {
          next.add(stretch);
          continue;
        }
        if (stretch.from().isBefore(window.from())) {
          next.add(new Window(stretch.from(), window.from()));
        }
        if (window.until().isBefore(stretch.until())) {
          next.add(new Window(window.until(), stretch.until()));
        }
      }
      left = List.copyOf(next);
    }
    return left;
  }
}
