package io.zongji.realtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// For how long this server has listened to its sockets: the clock by which a silent one is told
/// from one that nobody listened to.
final class Listening {
  /// A server that did not look around for longer than this was frozen, or starved: it cannot have
  /// heard anybody meanwhile, so that only so much of that time counts as silence.
  private static final Duration INATTENTION_MAX = Duration.ofSeconds(1);

  private final AtomicLong nanos = new AtomicLong();
  private Optional<Instant> lookedAt = Optional.empty();

  /// The moment on this clock at which something is heard now.
  long now() {
    return nanos.get();
  }

  /// The server looks around.
  void look(Instant now) {
    var since = lookedAt.map(last -> Duration.between(last, now)).orElse(Duration.ZERO);
    lookedAt = Optional.of(now);
    if (!since.isNegative()) {
      var listened = since.compareTo(INATTENTION_MAX) > 0 ? INATTENTION_MAX : since;
      nanos.addAndGet(listened.toNanos());
    }
  }

  /// Whether whoever was silent for so long counts as gone.
  static boolean tooLong(long silentNanos) {
    return silentNanos > Limits.SILENCE_MAX.toNanos();
  }
}
