package io.zongji.flow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks the customer and waits for a keyword.
///
/// Rows with the same branch name share the exit `branch:<name>`. With `maxWrongAnswers` the
/// wrong answer that reaches that number leaves by `wrong`; with `answerLimit` a customer who
/// is silent for so long (counted anew from each wrong answer) leaves by `silent`.
public record Branch(
    ModuleId id,
    String label,
    String prompt,
    String wrongAnswerText,
    List<Row> rows,
    Optional<Integer> maxWrongAnswers,
    Optional<Duration> answerLimit)
    implements Module {

  /// Copies the rows, so that a branch never changes.
  public Branch {
    rows = List.copyOf(rows);
  }

  /// One keyword and the name of the branch it leads to.
  public record Row(String keyword, String branch) {}
}
