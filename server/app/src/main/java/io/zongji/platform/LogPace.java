package io.zongji.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Lets the log be told of each kind of event once in a pause, so that nobody who can cause it can
/// fill the disk with it.
final class LogPace {
  /// Kinds that are remembered; the one first told of is forgotten for one more.
  static final int KINDS_MAX = 200;

  private final long pause;
  private final Map<String, Told> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > KINDS_MAX;
        }
      };

  private static final class Told {
    private final long at;
    private long leftOut;

    Told(long at) {
      this.at = at;
    }
  }

  LogPace(Duration pause) {
    this.pause = pause.toNanos();
  }

  /// Whether this one may be told, and then how many were left out since the last one that was.
  ///
  /// @param now as `System.nanoTime()` tells it
  synchronized OptionalLong mayTell(String kind, long now) {
    var last = told.get(kind);
    if (last != null && now - last.at < pause) {
      last.leftOut++;
      return OptionalLong.empty();
    }
    told.put(kind, new Told(now));
    return OptionalLong.of(last == null ? 0 : last.leftOut);
  }
}
