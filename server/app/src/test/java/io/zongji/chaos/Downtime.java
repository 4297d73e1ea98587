package io.zongji.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When something was dead or just coming back.
final class Downtime {
  /// How long the desk has after its return: a sweep that died is taken over within that time.
  private static final Duration GRACE = Duration.ofSeconds(6);

  private final List<Window> windows = new ArrayList<>();

  /// From a kill until all was ready again, and a little longer.
  record Window(Instant from, Instant until) {}

  synchronized void add(Instant from, Instant ready) {
    windows.add(new Window(from, ready.plus(GRACE)));
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
