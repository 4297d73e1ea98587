package io.zongji.routing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Candidates, rules and waiting conversations for tests, told apart by small numbers.
final class Desks {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  static final Rule ONE_AT_A_TIME = new Rule(AgentOrder.LONGEST_IDLE, false, 1, true);

  private Desks() {}

  static AgentId agent(int number) {
    return new AgentId(new UUID(0, number));
  }

  static WorkId work(int number) {
    return new WorkId(new UUID(1, number));
  }

  static Waiting waiting(int number) {
    return Waiting.of(work(number));
  }

  static Waiting waiting(int number, Set<AgentId> missedBy) {
    return new Waiting(work(number), Optional.empty(), Optional.empty(), missedBy);
  }

  /// Idle, and for the longer the greater `minutes` is.
  static Candidate idle(int number, int minutes) {
    return candidate(number, minutes, 0, 0);
  }

  static Candidate candidate(int number, int minutes, int load, int servedToday) {
    return new Candidate(
        agent(number),
        Stance.IDLE,
        Window.HERE,
        0,
        load,
        false,
        NOON.minusSeconds(60L * minutes),
        servedToday);
  }

  static Rule shared(int cap) {
    return new Rule(AgentOrder.LONGEST_IDLE, false, cap, false);
  }
}
