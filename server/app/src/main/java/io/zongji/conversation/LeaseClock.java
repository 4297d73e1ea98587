package io.zongji.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The clock by which it is judged who is gone. It runs only while somebody winds it: a time in
/// which no server ran, or none reached the database, could renew no lease and ends none. When it
/// is wound again after such a gap, everybody has the whole of their grace once more.
///
/// One server of several that is frozen makes no gap, since its people can come to the others.
/// Nothing is remembered between two judgements, so that a server that was frozen does not act on
/// what it believed before.
public final class LeaseClock {
  /// How often each server winds it.
  public static final Duration WINDING = Duration.ofSeconds(1);

  /// A pause between two windings that is longer than this is a gap; a busy database makes shorter
  /// ones.
  static final Duration GAP = Duration.ofSeconds(5);

  /// How long deadlines wait after a gap. Clients come back within eight seconds and say what they
  /// could not say before.
  static final Duration RETURN = Duration.ofSeconds(10);

  /// A clock that was wound by so much ahead of us was wrong.
  static final Duration AHEAD_MAX = Duration.ofMinutes(1);

  private final Row row;
  private final InstantSource clock;

  LeaseClock(Row row, InstantSource clock) {
    this.row = row;
    this.clock = clock;
  }

  /// Where it is kept, for all servers.
  interface Row {
    /// How it stands; empty when nobody has ever wound it.
    Optional<Wound> read();

    /// Notes that it is wound now; the first time, after a gap, or when it was far ahead, it has
    /// run since now.
    void wind(Instant now);
  }

  /// How the clock stands.
  ///
  /// @param at when it was last wound
  /// @param since since when it has been wound without a gap
  record Wound(Instant at, Instant since) {
    /// How it stands after it is wound.
    static Wound next(Optional<Wound> before, Instant now) {
      return before
          .filter(wound -> !wound.at().isBefore(now.minus(GAP)))
          .filter(wound -> !wound.at().isAfter(now.plus(AHEAD_MAX)))
          .map(wound -> new Wound(wound.at().isAfter(now) ? wound.at() : now, wound.since()))
          .orElse(new Wound(now, now));
    }
  }

  /// Winds it.
  public void wind() {
    row.wind(clock.instant());
  }

  /// The moment before which a lease must have been renewed last to be over now.
  ///
  /// @param grace how long a lease counts after it was renewed
  public Instant overBefore(Duration grace) {
    var before = clock.instant().minus(grace);
    return row.read().filter(wound -> lacks(wound, grace)).isPresent() ? Instant.EPOCH : before;
  }

  /// Whether everybody may still be on the way back after a gap, or nobody can be.
  boolean returning() {
    return row.read().filter(wound -> lacks(wound, RETURN)).isPresent();
  }

  /// Whether it has not been wound for the whole of that time until now.
  private boolean lacks(Wound wound, Duration time) {
    var now = clock.instant();
    return wound.at().isBefore(now.minus(GAP)) || wound.since().isAfter(now.minus(time));
  }
}
