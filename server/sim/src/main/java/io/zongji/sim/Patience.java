package io.zongji.sim;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.Chosen;
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

  /// An agent whose browser is gone is found by the next sweep.
  private static final Duration BOUND_UNSEEN = Duration.ofSeconds(3);

  /// How long a socket may be silent, and then its lease may last that nobody renews any more.
  private static final Duration BOUND_SILENT = Duration.ofSeconds(24 + 12 + 3);

  private record Pair(ConversationId conversation, StaffId agent) {}

  private final World world;
  private Map<Pair, Instant> beside = Map.of();
  private Map<ConversationId, Instant> forNobody = Map.of();

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
    lookForNobody();
    world.database().unended().forEach(this::alarm);
    world.agents().forEach(this::lookForSilent);
  }

  /// Whoever is silent for too long counts no longer as there. A jump of the clock is no
  /// silence that anybody listened to.
  private void lookForSilent(Agent agent) {
    var id = agent.id();
    boolean here = world.database().desk(id).filter(desk -> desk.here(world.now())).isPresent();
    agent
        .silentSince()
        .filter(since -> here && world.now().isAfter(listened(since).plus(BOUND_SILENT)))
        .ifPresent(
            since -> {
              throw new Violation("AC-3 a silent window is not there", id + " since " + since);
            });
  }

  private Instant listened(Instant since) {
    var jumped = world.checker().outages().last();
    return since.isAfter(jumped) ? since : jumped;
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

  /// Whoever waits for a group in which nobody is online is told so, or waits for a time only.
  private void lookForNobody() {
    Map<ConversationId, Instant> now = new HashMap<>();
    for (var group : world.company().groups()) {
      if (!isOnline(group)) {
        for (var one : world.database().queued(group.id())) {
          var own = world.checker().own(one.id());
          if (own.at() == Case.At.WAITING && !own.inGrace()) {
            var since = Optional.ofNullable(forNobody.get(one.id())).orElse(world.now());
            now.put(one.id(), since);
            alone(group, one.id(), since);
          }
        }
      }
    }
    forNobody = now;
  }

  private void alone(Company.Group group, ConversationId id, Instant since) {
    if (tooLong(since, BOUND_UNSEEN)) {
      var desks =
          world.company().membersOf(group.id()).stream()
              .flatMap(agent -> world.database().desk(agent).stream())
              .toList();
      world.fail(
          "FR-6 nobody waits where nobody is",
          "since " + since + ", now " + world.now() + ": " + desks,
          id);
    }
  }

  private boolean isOnline(Company.Group group) {
    var gone = Duration.ofSeconds(world.company().common().agentGone());
    var seen = world.checker().outages().excuses(gone) ? Instant.EPOCH : world.now().minus(gone);
    return !group.deleted()
        && world.company().membersOf(group.id()).stream()
            .flatMap(agent -> world.database().desk(agent).stream())
            .anyMatch(desk -> desk.chosen() == Chosen.IDLE && desk.seenSince(seen));
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
    var mayWait = world.checker().outages().deadlinesWaitUntil();
    world
        .checker()
        .own(id)
        .alarm()
        .filter(alarm -> tooLong(alarm.at()) && tooLong(mayWait))
        .ifPresent(
            alarm ->
                world.fail("R5 no deadline passes unnoticed", alarm + ", now " + world.now(), id));
  }

  private boolean tooLong(Instant since) {
    return tooLong(since, BOUND);
  }

  private boolean tooLong(Instant since, Duration bound) {
    var now = world.now();
    return now.isAfter(since.plus(bound)) && now.isAfter(world.disturbedAt().plus(BOUND_DISTURBED));
  }
}
