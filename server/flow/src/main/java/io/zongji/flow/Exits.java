package io.zongji.flow;

import java.util.LinkedHashSet;
import java.util.List;

/// The names of the ways out of a module, derived from its settings.
public final class Exits {
  /// The ordinary way on.
  public static final String NEXT = "next";

  /// Out of a Branch after too many wrong answers.
  public static final String WRONG = "wrong";

  /// Out of a Branch after no answer in time.
  public static final String SILENT = "silent";

  /// Out of a Transfer that found nobody.
  public static final String FAILURE = "failure";

  private static final String BRANCH = "branch:";

  private Exits() {}

  /// The exit shared by all rows of that branch name; the name is trimmed.
  public static String branch(String branchName) {
    return BRANCH + Texts.trim(branchName);
  }

  /// All exits of a module in the order they are shown and searched.
  public static List<String> of(Module module) {
    return switch (module) {
      case Start _, SendMessage _ -> List.of(NEXT);
      case Branch branch -> ofBranch(branch);
      case TransferToAgent transfer ->
          transfer.failureExit() ? List.of(NEXT, FAILURE) : List.of(NEXT);
      case End _ -> List.of();
    };
  }

  private static List<String> ofBranch(Branch branch) {
    var exits = new LinkedHashSet<String>();
    for (var row : branch.rows()) {
      if (!Texts.isBlank(row.branch())) {
        exits.add(branch(row.branch()));
      }
    }
    branch.maxWrongAnswers().ifPresent(_ -> exits.add(WRONG));
    branch.answerLimit().ifPresent(_ -> exits.add(SILENT));
    return List.copyOf(exits);
  }
}
