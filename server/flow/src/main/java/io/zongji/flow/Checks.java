package io.zongji.flow;

import java.util.List;
import java.util.Set;

/// Says whether a graph may be published.
public final class Checks {
  private Checks() {}

  /// Every reason why not; an empty list allows publishing. Time grows with the size of the graph.
  public static List<Finding> check(Graph graph, Set<SkillGroupRef> groupsOfMode) {
    throw new UnsupportedOperationException();
  }
}
