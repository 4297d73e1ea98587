package io.zongji.flow;

/// Where one conversation's walk through a flow stands; all that the interpreter remembers.
///
/// `wrongAnswers` counts those given to the Branch it is at.
public record Run(ModuleId at, int wrongAnswers, Closing closing, boolean finished) {
  /// Before the first step; only [Trigger.Entered] moves it.
  public static final Run BEGIN = new Run(new ModuleId(""), 0, Closing.NONE, false);

  /// Whether it has reached a module yet.
  public boolean begun() {
    return !at.equals(BEGIN.at);
  }

  Run reach(ModuleId module) {
    return new Run(module, 0, closing, false);
  }

  Run wrong(int count) {
    return new Run(at, count, closing, false);
  }

  Run closing(Closing closing) {
    return new Run(at, wrongAnswers, closing, false);
  }

  Run finish() {
    return new Run(at, wrongAnswers, closing, true);
  }
}
