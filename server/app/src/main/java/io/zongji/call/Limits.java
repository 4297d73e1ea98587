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

  /// How long Janus may take to answer.
  public static final Duration JANUS_ANSWERS_WITHIN = Duration.ofSeconds(10);

  /// Characters of one message of Janus.
  static final int JANUS_CHARACTERS_MAX = 1_000_000;

  /// Bits a second that one page may send to Janus.
  public static final int JANUS_BITS_PER_SECOND_MAX = 1_500_000;

  /// How long what Janus recorded rests after the call, so that its files are whole.
  public static final Duration RECORDING_RESTS = Duration.ofSeconds(5);

  /// How long one program may work on one recording.
  public static final Duration RECORDING_MADE_WITHIN = Duration.ofMinutes(30);

  /// After this time a recording that was begun is made anew: the server that did has died.
  public static final Duration RECORDING_LEASE = Duration.ofHours(2);

  /// How often it is tried to make a recording.
  public static final int RECORDING_TRIES_MAX = 3;

  /// Recordings that are removed at once because of their age.
  static final int RECORDINGS_FORGOTTEN_MAX = 1_000;

  private Limits() {}
}
