package io.zongji.flow;

/// The limits of a flow; past each of them the checks report a finding.
public final class Limits {
  /// Modules of one graph.
  public static final int MODULES_MAX = 500;

  /// Code points of a module's label, of a flow's name and of a branch name.
  public static final int NAME_CODE_POINTS_MAX = 20;

  /// Code points of any text sent to the customer.
  public static final int TEXT_CODE_POINTS_MAX = 2_000;

  /// Code points of a keyword.
  public static final int KEYWORD_CODE_POINTS_MAX = 50;

  /// Rows of one Branch.
  public static final int ROWS_MAX = 100;

  /// Wrong answers that a Branch may allow.
  public static final int WRONG_ANSWERS_MAX = 20;

  /// Seconds of any waiting: for an answer, in the queue, in silence.
  public static final int WAIT_SECONDS_MAX = 86_400;

  /// Modules reached in one step, that is without a wait; one more is a fault of the flow.
  public static final int FLOW_STEPS_MAX = 100;

  private Limits() {}
}
