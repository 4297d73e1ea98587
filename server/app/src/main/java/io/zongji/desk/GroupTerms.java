package io.zongji.desk;

import io.zongji.conversation.AgentTerms;
import io.zongji.platform.Mode;
import io.zongji.routing.AgentOrder;
import io.zongji.routing.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// How a group distributes now: its own settings and those of its mode.
///
/// @param living whether the group has not been deleted
/// @param gone how long an agent's unseen browser counts as there
/// @param zone the time zone of the desk, by which its days begin and end
/// @param grace whether somebody waits there for whom a time of grace is running
record GroupTerms(
    Mode mode,
    boolean living,
    int cap,
    Optional<Duration> ringFor,
    boolean restAfterMiss,
    AgentOrder order,
    boolean lastAgentFirst,
    Duration gone,
    ZoneId zone,
    boolean grace) {
  Rule rule() {
    return new Rule(order, lastAgentFirst, cap, mode.exclusive());
  }

  /// The day of the desk that a moment belongs to.
  LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  AgentTerms agentTerms() {
    return new AgentTerms(cap, mode.exclusive());
  }
}
