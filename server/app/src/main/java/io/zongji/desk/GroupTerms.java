package io.zongji.desk;

import io.zongji.conversation.AgentTerms;
import io.zongji.platform.Mode;
import io.zongji.routing.AgentOrder;
import io.zongji.routing.Rule;
import java.time.Duration;
import java.util.Optional;

/// How a group distributes now: its own settings and those of its mode.
///
/// @param living whether the group has not been deleted
/// @param gone how long an agent's unseen browser counts as there
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
    boolean grace) {
  Rule rule() {
    return new Rule(order, lastAgentFirst, cap, mode.exclusive());
  }

  AgentTerms agentTerms() {
    return new AgentTerms(cap, mode.exclusive());
  }
}
