package io.zongji.sim;

import io.zongji.conversation.Chosen;
import io.zongji.skill.SkillGroupId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What befalls the whole company, beside what befalls one server or one connection.
final class Mishaps {
  private static final String RESTS = "rests";

  private final World world;

  /// How likely distributions lose their locks: in some companies never, so that nothing excuses
  /// whoever waits, and in others so often that two of them meet.
  private final double losesLocks;

  Mishaps(World world) {
    this.world = world;
    losesLocks = world.oneOf(List.of(0.0, 0.02, 0.3));
  }

  /// What may happen before any step.
  void befall() {
    if (world.chance(0.0002)) {
      var unused = world.oneOf(world.servers()).die();
    }
    if (world.chance(0.0002)) {
      world.counts().add("clock jumps");
      outage(world.between(Duration.ofMillis(200), Duration.ofSeconds(8)));
    }
    if (world.chance(0.00008)) {
      world.counts().add("outages");
      outage(world.between(Duration.ofSeconds(10), Duration.ofMinutes(10)));
    }
    if (world.chance(0.0004)) {
      meeting();
    }
  }

  /// For so long nothing runs, neither servers nor database; then all that was due is done, in any
  /// order.
  private void outage(Duration length) {
    world.clock().forward(length);
    world.disturbed();
    world.checker().outages().over(world.now(), length);
  }

  /// All agents rest for a while and come back at the same moment, to everybody who came meanwhile.
  private void meeting() {
    var pause = world.between(Duration.ofSeconds(2), Duration.ofSeconds(15));
    allChoose(Duration.ZERO, Chosen.REST);
    allChoose(pause, Chosen.IDLE);
    world.counts().add("meetings");
  }

  private void allChoose(Duration pause, Chosen chosen) {
    world.later(
        pause,
        Optional.empty(),
        "meeting",
        () ->
            free()
                .ifPresent(
                    server -> world.agents().forEach(agent -> agent.choosesNow(server, chosen))));
  }

  /// A server that is in the middle of nothing.
  private Optional<Server> free() {
    return world.servers().stream().filter(Server::free).findFirst();
  }

  /// What may happen while a server is in the middle of something.
  ///
  /// @return what is done at once, if there is such a thing
  Predicate<Agenda.Item> between() {
    var lost = loseLocks();
    somebodyRests();
    return item ->
        item.name().equals(RESTS)
            || lost.stream().anyMatch(group -> item.name().equals("desk-" + group.value()));
  }

  /// Another server distributes for a group although this one is not done: its connection broke.
  private List<SkillGroupId> loseLocks() {
    if (!world.chance(losesLocks)) {
      return List.of();
    }
    var locked = locked();
    for (var group : locked) {
      world.counts().add("locks lost");
      world.database().loseLock(group);
      world.disturbed();
      world.servers().stream().filter(Server::free).forEach(one -> one.desk().wake(group));
    }
    return locked;
  }

  /// An agent turns away while somebody distributes for several who wait.
  private void somebodyRests() {
    for (var group : locked()) {
      var idle = world.agents().stream().filter(agent -> agent.isIdleIn(group)).toList();
      var free = free();
      boolean several = world.database().queued(group).size() > 1;
      if (several && !idle.isEmpty() && free.isPresent() && world.chance(0.2)) {
        var agent = world.oneOf(idle);
        world.later(Duration.ZERO, free, RESTS, () -> agent.choosesNow(free.get(), Chosen.REST));
        world.counts().add("rests at the worst moment");
      }
    }
  }

  private List<SkillGroupId> locked() {
    return world.company().groups().stream()
        .map(Company.Group::id)
        .filter(world.database()::isLocked)
        .toList();
  }
}
