package io.zongji.routing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The candidates of one decision: the eligible in their order, the others with their reason.
///
/// Taking one costs a logarithm of the number of candidates, telling the reasons a constant.
final class Line {
  private final Rule rule;
  private final TreeSet<Seat> eligible;
  private final Map<AgentId, Seat> byAgent = new HashMap<>();
  private final List<Standing> barred = new ArrayList<>();
  private final Map<Why, Integer> barredCounts = new EnumMap<>(Why.class);

  Line(List<Candidate> candidates, Rule rule) {
    this.rule = rule;
    this.eligible = new TreeSet<>(Seat.order(rule.order()));
    Map<AgentId, Candidate> once = new HashMap<>();
    for (var candidate : candidates) {
      if (once.putIfAbsent(candidate.agent(), candidate) == null) {
        seat(new Seat(candidate, 0));
      }
    }
  }

  boolean empty() {
    return eligible.isEmpty();
  }

  /// Every conversation that the eligible may take.
  Stream<Seat> seats() {
    return eligible.stream()
        .flatMap(
            first -> Stream.iterate(first, seat -> seat.barred(rule).isEmpty(), Seat::giveOne));
  }

  /// The eligible agent of that name.
  Optional<Seat> named(AgentId agent) {
    return Optional.ofNullable(byAgent.get(agent));
  }

  /// The first in the order who is not among `missedBy`; when all are, the first of all.
  Seat firstExcept(Set<AgentId> missedBy) {
    for (var seat : eligible) {
      if (!missedBy.contains(seat.agent())) {
        return seat;
      }
    }
    return eligible.first();
  }

  /// Gives the seat one conversation and tells why it was this one.
  Reasons take(Seat seat, Why why, Set<AgentId> missedBy) {
    eligible.remove(seat);
    byAgent.remove(seat.agent());
    Reasons reasons = reasons(Optional.of(seat.standing(why)), missedBy);
    seat(seat.giveOne());
    return reasons;
  }

  /// How everybody stands now.
  Reasons reasons(Optional<Standing> chosen, Set<AgentId> missedBy) {
    List<Standing> named = new ArrayList<>();
    Map<Why, Integer> counted = new EnumMap<>(barredCounts);
    long missedHere = missedBy.stream().filter(byAgent::containsKey).count();
    count(counted, Why.MISSED_THIS_CONVERSATION, (int) missedHere);
    count(counted, Why.LATER_IN_ORDER, eligible.size() - (int) missedHere);
    for (var seat : eligible) {
      if (named.size() == Reasons.NAMED_MAX) {
        break;
      }
      boolean missed = missedBy.contains(seat.agent());
      named.add(seat.standing(missed ? Why.MISSED_THIS_CONVERSATION : Why.LATER_IN_ORDER));
    }
    int more = Math.min(Reasons.NAMED_MAX - named.size(), barred.size());
    named.addAll(barred.subList(0, more));
    named.forEach(standing -> count(counted, standing.why(), -1));
    return new Reasons(chosen, named, counted);
  }

  private void seat(Seat seat) {
    seat.barred(rule)
        .ifPresentOrElse(
            why -> {
              barred.add(seat.standing(why));
              barredCounts.merge(why, 1, Integer::sum);
            },
            () -> {
              eligible.add(seat);
              byAgent.put(seat.agent(), seat);
            });
  }

  private static void count(Map<Why, Integer> counted, Why why, int more) {
    counted.merge(why, more, Integer::sum);
    counted.remove(why, 0);
  }
}
