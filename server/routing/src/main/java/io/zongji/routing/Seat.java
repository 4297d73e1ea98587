package io.zongji.routing;

import java.util.Comparator;
import java.util.Optional;

/// A candidate with what this decision has already given to it.
record Seat(Candidate candidate, int given) {
  AgentId agent() {
    return candidate.agent();
  }

  int load() {
    return candidate.load() + given;
  }

  int servedToday() {
    return candidate.servedToday() + given;
  }

  Seat giveOne() {
    return new Seat(candidate, given + 1);
  }

  Standing standing(Why why) {
    return new Standing(agent(), why, load(), candidate.idleSince(), servedToday());
  }

  /// Why the agent may not take one more under this rule; empty when the agent may.
  Optional<Why> barred(Rule rule) {
    return switch (candidate.stance()) {
      case OFFLINE -> Optional.of(Why.OFFLINE);
      case REST -> Optional.of(Why.RESTING);
      case IDLE -> barredThoughIdle(rule);
    };
  }

  private Optional<Why> barredThoughIdle(Rule rule) {
    if (candidate.window() != Window.HERE) {
      return Optional.of(Why.BROWSER_GONE);
    }
    if (candidate.wrapUps() > 0) {
      return Optional.of(Why.WRAP_UP);
    }
    return full(rule);
  }

  private Optional<Why> full(Rule rule) {
    boolean holdsExclusive =
        load() > 0 && (candidate.exclusive() || (given > 0 && rule.exclusive()));
    if (load() > 0 && holdsExclusive != rule.exclusive()) {
      return Optional.of(Why.BUSY_ELSEWHERE);
    }
    if (load() >= rule.cap() || holdsExclusive) {
      return Optional.of(Why.AT_CAP);
    }
    return Optional.empty();
  }

  /// The order of the group, total: no two agents are ever equal in it.
  static Comparator<Seat> order(AgentOrder order) {
    Comparator<Seat> first =
        switch (order) {
          case LONGEST_IDLE -> Comparator.comparingInt(Seat::load);
          case FEWEST_SERVED_TODAY ->
              Comparator.comparingInt(Seat::servedToday).thenComparingInt(Seat::load);
        };
    return first.thenComparing(seat -> seat.candidate().idleSince()).thenComparing(Seat::agent);
  }

  static Why chosenBy(AgentOrder order) {
    return switch (order) {
      case LONGEST_IDLE -> Why.LONGEST_IDLE;
      case FEWEST_SERVED_TODAY -> Why.FEWEST_SERVED_TODAY;
    };
  }
}
