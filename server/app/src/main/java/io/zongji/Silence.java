package io.zongji;

import java.time.Duration;

/// Counts how often in a row a server did not answer itself.
final class Silence {
  /// So many checks without an answer, one after another, are a server that will not answer again.
  static final int CHECKS_MAX = 4;

  /// A thread that wakes up so much later than it asked for was not awake in between: the process
  /// was stopped, or the machine slept.
  private static final Duration STOOD_STILL = Duration.ofSeconds(2);

  private int silent;

  /// What became of a check.
  enum Check {
    ANSWERED,
    SILENT,
    /// The process itself stood still meanwhile; that says nothing of the server.
    VOID
  }

  static boolean stoodStill(Duration betweenTwoLooks) {
    return betweenTwoLooks.compareTo(STOOD_STILL) > 0;
  }

  /// Whether the server is to be given up after this check.
  boolean after(Check check) {
    silent =
        switch (check) {
          case ANSWERED, VOID -> 0;
          case SILENT -> silent + 1;
        };
    return silent >= CHECKS_MAX;
  }
}
