package io.zongji.call;

import io.zongji.platform.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing after another, in the order in which they were given, in the background.
final class Strand {
  private static final Logger LOG = LoggerFactory.getLogger(Strand.class);

  private final Background background;
  private final String name;
  private final Deque<Runnable> work = new ArrayDeque<>();
  private boolean busy;

  Strand(Background background, String name) {
    this.background = background;
    this.name = name;
  }

  /// Returns at once.
  synchronized void run(Runnable task) {
    work.add(task);
    if (!busy) {
      busy = true;
      background.run(name, this::drain);
    }
  }

  private void drain() {
    for (var next = next(); next != null; next = next()) {
      try {
        next.run();
      } catch (RuntimeException e) {
        LOG.warn("{} has failed; what comes after it goes on", name, e);
      }
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Runnable next() {
    var next = work.poll();
    busy = next != null;
    return next;
  }
}
