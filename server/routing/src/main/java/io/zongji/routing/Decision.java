package io.zongji.routing;

import java.util.List;

/// What `Matching` decided.
///
/// @param matches in the order of the queue; to be carried out in this order
/// @param unmatched who still waits, in the order of the queue
/// @param left why nobody is left for them; with nobody unmatched, how everybody stands afterwards
public record Decision(List<Match> matches, List<WorkId> unmatched, Reasons left) {
  /// Copies what it is given.
  public Decision {
    matches = List.copyOf(matches);
    unmatched = List.copyOf(unmatched);
  }
}
