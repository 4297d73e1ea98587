package io.zongji.sim;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.ConversationId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks after each step at what goes on for too long: a customer beside a free agent, and a
/// deadline that nobody acts on.
final class Patience {
  private static final Duration BOUND = Duration.ofSeconds(1);

  /// What a crash or the like leaves behind is repaired by the sweep; a sweep that died is noticed
  /// after four seconds.
  private static final Duration BOUND_DISTURBED = Duration.ofSeconds(7);

  private record Pair(ConversationId conversation, StaffId agent) {}

  private final World world;
  private Map<Pair, Instant> beside = Map.of();

  Patience(World world) {
    this.world = world;
  }

  void look() {
    Map<Pair, Instant> now = new HashMap<>();
    for (var group : world.company().groups()) {
      if (!group.deleted()) {
        pairs(group, now);
      }
    }
    beside = now;
    world.database().unended().forEach(this::alarm);
  }

  private void pairs(Company.Group group, Map<Pair, Instant> now) {
    var waiting =
        world.database().queued(group.id()).stream()
            .filter(one -> world.checker().own(one.id()).inLine())
            .toList();
    if (waiting.isEmpty()) {
      return;
    }
    for (var desk : free(group)) {
      for (var one : waiting) {
        var pair = new Pair(one.id(), desk.staff());
        var since = Optional.ofNullable(beside.get(pair)).orElse(world.now());
        now.put(pair, since);
        if (tooLong(since)) {
          world.fail(
              "R4 nobody waits beside a free agent",
              "since " + since + ", now " + world.now() + ": " + desk,
              one.id());
        }
      }
    }
  }

  private List<AgentDesk> free(Company.Group group) {
    var terms = new AgentTerms(group.cap(), group.mode().exclusive());
    var gone = Duration.ofSeconds(world.company().common().agentGone());
    return world.company().membersOf(group.id()).stream()
        .filter(agent -> !world.company().isDeleted(agent))
        .flatMap(agent -> world.database().desk(agent).stream())
        .filter(desk -> desk.free(terms, world.now(), gone))
        .toList();
  }

  private void alarm(ConversationId id) {
    world
        .checker()
        .own(id)
        .alarm()
        .filter(alarm -> tooLong(alarm.at()))
        .ifPresent(
            alarm ->
                world.fail("R5 no deadline passes unnoticed", alarm + ", now " + world.now(), id));
  }

  private boolean tooLong(Instant since) {
    var now = world.now();
    return now.isAfter(since.plus(BOUND)) && now.isAfter(world.disturbedAt().plus(BOUND_DISTURBED));
  }
}
