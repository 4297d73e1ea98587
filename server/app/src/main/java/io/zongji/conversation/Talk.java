package io.zongji.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A batch of nothing but messages in conversations that are being served and that its lane
/// remembers: decided on what is remembered, for it concerns no agent's desk and no queue. Whether
/// that still was true is known by the sequences when it is written ([LaneLink#pass]).
///
/// @param decisions what is to be written
/// @param outcomes the answers, to be given after the commit
record Talk(Decisions decisions, Map<Pending, Outcome> outcomes) {

  /// The batch as talk; empty when something in it needs a lock, or a look at the timeline, first.
  static Optional<Talk> of(
      List<Pending> batch, Map<ConversationId, Held> remembered, Graphs graphs, Instant now) {
    var held = HashMap.<ConversationId, Held>newHashMap(batch.size());
    for (var pending : batch) {
      var command = pending.command();
      var one = remembered.get(command.conversation());
      if (one == null || !isTalk(command) || one.conversation().phase() != Phase.SERVED) {
        return Optional.empty();
      }
      held.put(command.conversation(), one);
    }
    var locked = new Locked(held, Map.of(), Map.of(), Map.of(), Policy.NONE, Map.of());
    var decisions = new Decisions(locked, graphs, Map.of(), now);
    var outcomes = LinkedHashMap.<Pending, Outcome>newLinkedHashMap(batch.size());
    for (var pending : batch) {
      var outcome = decisions.decide(pending.command());
      if (Attempt.changedNothing(outcome)) {
        return Optional.empty();
      }
      outcomes.put(pending, outcome);
    }
    boolean stays = decisions.works().stream().noneMatch(Standing::moved);
    return stays ? Optional.of(new Talk(decisions, outcomes)) : Optional.empty();
  }

  private static boolean isTalk(Command command) {
    return command instanceof Command.CustomerSays || command instanceof Command.AgentSays;
  }
}
