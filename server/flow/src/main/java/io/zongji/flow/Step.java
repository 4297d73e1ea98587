package io.zongji.flow;

import java.util.List;

/// The outcome of one trigger: where the run stands now, and what is to be done, in order.
public record Step(Run run, List<Effect> effects) {
  /// Copies the effects, so that a step never changes.
  public Step {
    effects = List.copyOf(effects);
  }
}
