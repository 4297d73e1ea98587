package io.zongji.desk;

import io.zongji.conversation.Conversation;
import io.zongji.conversation.Reasons;
import io.zongji.conversation.Stage;
import io.zongji.routing.AgentId;
import io.zongji.routing.Standing;
import io.zongji.routing.Waiting;
import io.zongji.routing.WorkId;
import io.zongji.staff.StaffId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns conversations into what the routing core knows, and its reasons into what is stored.
final class Translation {
  private Translation() {}

  static Waiting waiting(Conversation conversation, @Nullable StaffId lastAgent) {
    Optional<Stage.Queueing> queueing = conversation.queueing();
    return new Waiting(
        new WorkId(conversation.id().value()),
        queueing.flatMap(Stage.Queueing::direct).map(Translation::agent),
        Optional.ofNullable(lastAgent).map(Translation::agent),
        queueing.map(Stage.Queueing::passed).orElse(Set.of()).stream()
            .map(Translation::agent)
            .collect(Collectors.toSet()));
  }

  static Reasons reasons(io.zongji.routing.Reasons reasons) {
    return new Reasons(
        reasons.chosen().map(Translation::standing),
        reasons.others().stream().map(Translation::standing).toList(),
        reasons.counted().entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue)));
  }

  static AgentId agent(StaffId staff) {
    return new AgentId(staff.value());
  }

  static StaffId staff(AgentId agent) {
    return new StaffId(agent.value());
  }

  private static Reasons.Standing standing(Standing standing) {
    return new Reasons.Standing(
        staff(standing.agent()),
        standing.why().name(),
        standing.load(),
        standing.idleSince(),
        standing.servedToday());
  }
}
