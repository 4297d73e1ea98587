package io.zongji.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides who gets which waiting conversation, and says why.
///
/// First come, first served: the queue is walked in its order, and each conversation takes the best
/// agent left. Nobody who may not take one is ever chosen, nobody gets more than the rule allows,
/// and while a conversation waits and an agent may take it, a match is made. The same input always
/// gives the same decision. Costs are near-linear in the queue and in the candidates.
public final class Matching {
  private Matching() {}

  /// Matches the queue, given in its order, with the members of its group.
  public static Decision match(List<Waiting> queue, List<Candidate> candidates, Rule rule) {
    Line line = new Line(candidates, rule);
    List<Match> matches = new ArrayList<>();
    List<WorkId> unmatched = new ArrayList<>();
    for (var waiting : queue) {
      if (line.empty()) {
        unmatched.add(waiting.work());
        continue;
      }
      Choice choice = choose(waiting, line, rule);
      Reasons reasons = line.take(choice.seat(), choice.why(), waiting.missedBy());
      matches.add(new Match(waiting.work(), choice.seat().agent(), reasons));
    }
    return new Decision(matches, unmatched, line.reasons(Optional.empty(), Set.of()));
  }

  /// How many conversations these candidates may take now, counted up to `most`. So many from the
  /// front of a queue, and no more, find an agent.
  public static int places(List<Candidate> candidates, Rule rule, int most) {
    return (int) new Line(candidates, rule).seats().limit(most).count();
  }

  private static Choice choose(Waiting waiting, Line line, Rule rule) {
    Optional<Seat> direct = waiting.direct().flatMap(line::named);
    if (direct.isPresent() && fresh(waiting, direct.get())) {
      return new Choice(direct.get(), Why.DIRECT_TRANSFER);
    }
    Optional<Seat> last =
        rule.lastAgentFirst() ? waiting.lastAgent().flatMap(line::named) : Optional.empty();
    if (last.isPresent() && fresh(waiting, last.get())) {
      return new Choice(last.get(), Why.LAST_AGENT);
    }
    return new Choice(line.firstExcept(waiting.missedBy()), Seat.chosenBy(rule.order()));
  }

  /// Whoever let this conversation pass is not preferred any more.
  private static boolean fresh(Waiting waiting, Seat seat) {
    return !waiting.missedBy().contains(seat.agent());
  }

  private record Choice(Seat seat, Why why) {}
}
