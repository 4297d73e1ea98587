package io.zongji.desk;

import static java.util.stream.Collectors.groupingBy;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.Conversation;
import io.zongji.platform.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells where a conversation may be handed on to.
@Component
class Targets {
  private static final Comparator<TransferTargets.Agent> FREE_FIRST =
      Comparator.comparing((TransferTargets.Agent agent) -> !agent.free())
          .thenComparing(TransferTargets.Agent::presence)
          .thenComparing(TransferTargets.Agent::number);

  private final AgentDesks desks;
  private final TargetStore store;
  private final Roster roster;
  private final InstantSource clock;

  Targets(AgentDesks desks, TargetStore store, Roster roster, InstantSource clock) {
    this.desks = desks;
    this.store = store;
    this.roster = roster;
    this.clock = clock;
  }

  TransferTargets of(Conversation conversation) {
    var mode = conversation.header().mode();
    var gone = roster.absence().gone();
    var now = clock.instant();
    var present =
        desks.online().stream()
            .filter(desk -> desk.seenSince(now.minus(gone)))
            .filter(desk -> !conversation.agent().equals(java.util.Optional.of(desk.staff())))
            .collect(Collectors.toMap(AgentDesk::staff, Function.identity()));
    var members =
        store.members(mode, present.keySet()).stream()
            .collect(groupingBy(TargetStore.Member::group));
    var view = new View(mode, now, gone);
    return new TransferTargets(
        store.groups(mode).stream()
            .map(
                group ->
                    view.group(
                        group,
                        members.getOrDefault(group.id(), List.of()).stream()
                            .collect(
                                Collectors.toMap(
                                    Function.identity(), member -> at(present, member)))))
            .toList());
  }

  private static AgentDesk at(
      Map<io.zongji.staff.StaffId, AgentDesk> present, TargetStore.Member member) {
    return java.util.Objects.requireNonNull(present.get(member.staff()));
  }

  /// How things stand at one moment for one mode.
  private record View(Mode mode, Instant now, Duration gone) {
    TransferTargets.Group group(
        TargetStore.Group group, Map<TargetStore.Member, AgentDesk> members) {
      var terms = new AgentTerms(group.cap(), mode.exclusive());
      var agents =
          members.entrySet().stream()
              .map(entry -> agent(entry.getKey(), entry.getValue(), terms))
              .sorted(FREE_FIRST)
              .toList();
      int online = (int) agents.stream().filter(agent -> agent.presence().online()).count();
      int idle = (int) agents.stream().filter(TransferTargets.Agent::free).count();
      return new TransferTargets.Group(
          group.id(), group.name(), online, idle, group.waiting(), agents);
    }

    private TransferTargets.Agent agent(
        TargetStore.Member member, AgentDesk desk, AgentTerms terms) {
      return new TransferTargets.Agent(
          member.staff().value(),
          member.number(),
          member.name(),
          desk.presence(),
          desk.free(terms, now, gone));
    }
  }
}
