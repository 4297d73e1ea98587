package io.zongji.conversation;

import io.zongji.flow.Graph;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.Map;

/// All that a decision looks at beside the conversation itself.
///
/// @param graph the version of the flow that the conversation began on
/// @param desks the agents it may concern, as they stand now
/// @param agents their names
/// @param now the moment of the decision
/// @param notFirst whether somebody who is there waits before the conversation in its queue
public record Circumstances(
    Graph graph,
    Map<StaffId, AgentDesk> desks,
    Map<StaffId, Stage.Agent> agents,
    Policy policy,
    Instant now,
    boolean notFirst) {
  /// Those of a conversation that nobody waits before.
  Circumstances(
      Graph graph,
      Map<StaffId, AgentDesk> desks,
      Map<StaffId, Stage.Agent> agents,
      Policy policy,
      Instant now) {
    this(graph, desks, agents, policy, now, false);
  }
}
