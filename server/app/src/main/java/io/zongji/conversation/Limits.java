package io.zongji.conversation;

import java.time.Duration;

/// The limits of a conversation; past each of them a command is refused by name.
public final class Limits {
  /// Code points of a message's text.
  public static final int TEXT_CODE_POINTS_MAX = 2_000;

  /// Code points of the comment of a rating.
  public static final int COMMENT_CODE_POINTS_MAX = 500;

  /// Code points of the note of a transfer.
  public static final int NOTE_CODE_POINTS_MAX = 500;

  /// Best score of a rating; the worst is 1.
  public static final int SCORE_MAX = 5;

  /// How long a call rings at most.
  public static final Duration CALL_RINGS_MAX = Duration.ofSeconds(45);

  /// How long a call goes on while the customer's page is away.
  public static final Duration CALL_KEPT_MAX = Duration.ofSeconds(60);

  /// Calls that one side of a conversation may ask for within [#CALLS_ASKED_WITHIN]; one more is
  /// refused with `conversation.call-too-often`.
  public static final int CALLS_ASKED_MAX = 6;

  /// The time within which askings for calls are counted.
  public static final Duration CALLS_ASKED_WITHIN = Duration.ofMinutes(1);

  /// The longest time that a page may say a call took to connect.
  public static final Duration CALL_TOOK_MAX = Duration.ofMinutes(10);

  /// How old the lease of an agent's window may grow before nothing new rings there: a little more
  /// than two renewals, so that the windows of a server that died get nothing.
  public static final Duration WINDOW_LEASE = Duration.ofSeconds(12);

  /// How long an offer goes on ringing at a window that has gone. A reload takes less.
  public static final Duration WINDOW_RELOAD_GRACE = Duration.ofSeconds(3);

  /// Commands of one batch of a lane.
  public static final int BATCH_MAX = 256;

  /// Commands that may wait in front of one lane; one more is refused with `conversation.busy`.
  public static final int LANE_QUEUE_MAX = 8_192;

  /// Labels of the path through the flow that a conversation remembers; the newest are kept.
  public static final int PATH_MAX = 20;

  /// Entries of one page of a timeline.
  public static final int TIMELINE_PAGE_MAX = 1_000;

  private Limits() {}
}
