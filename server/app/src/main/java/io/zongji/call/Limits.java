package io.zongji.call;

import java.time.Duration;

/// The limits of calls beside those of their rules.
public final class Limits {
  /// Signals of one call that the server keeps; one more is refused with `call.too-many-signals`.
  public static final int SIGNALS_MAX = 4_000;

  /// Characters of a candidate.
  public static final int CANDIDATE_CHARACTERS_MAX = 1_024;

  /// Characters of the other texts of a signal, such as the name of a medium.
  static final int NAME_CHARACTERS_MAX = 256;

  /// Signals that are read at once.
  public static final int SIGNALS_AT_ONCE_MAX = 64;

  /// How long a ticket is good.
  public static final Duration TICKET_LIFE_MAX = Duration.ofSeconds(60);

  /// Tickets of one customer that are good at a time; one more is refused with
  /// `call.too-many-tickets`.
  public static final int TICKETS_MAX = 10;

  /// How long credentials for a TURN server are good.
  public static final Duration TURN_CREDENTIALS_LIFE_MAX = Duration.ofHours(1);

  private Limits() {}
}
