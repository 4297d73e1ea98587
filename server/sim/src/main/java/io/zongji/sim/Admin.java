package io.zongji.sim;

import io.zongji.platform.Mode;
import io.zongji.routing.AgentOrder;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Administrators who change everything while the desk is at work.
final class Admin {
  private final World world;

  Admin(World world) {
    this.world = world;
    again();
  }

  private void again() {
    world.later(
        world.between(Duration.ofSeconds(2), Duration.ofSeconds(20)),
        Optional.empty(),
        "admin",
        this::act);
  }

  private void act() {
    again();
    world
        .anyServer()
        .ifPresent(
            server ->
                world.later(Duration.ZERO, Optional.of(server), "admin", () -> change(server)));
  }

  private void change(Server server) {
    switch (world.below(9)) {
      case 0, 1 -> publish();
      case 2 -> unlink();
      case 3, 4 -> members(server);
      case 5 -> cap(server);
      case 6 -> replaceGroup(server);
      case 7 -> mode(server);
      default -> common(server);
    }
    world.counts().add("changes by administrators");
  }

  private void publish() {
    world.publish(world.oneOf(world.channels()));
  }

  /// Takes the flow off the channel for a while.
  private void unlink() {
    var channel = world.oneOf(world.channels());
    channel.link(false);
    world.later(
        world.between(Duration.ofSeconds(1), Duration.ofSeconds(15)),
        Optional.empty(),
        "admin",
        () -> channel.link(true));
  }

  private List<Company.Group> living() {
    return world.company().groups().stream().filter(group -> !group.deleted()).toList();
  }

  private void members(Server server) {
    var group = world.oneOf(living()).id();
    var agent = world.oneOf(world.agents()).id();
    boolean changed =
        world.chance(0.7)
            ? world.company().join(group, agent)
            : world.company().leave(group, agent);
    if (changed) {
      server.desk().membersChanged(group);
    }
  }

  private void cap(Server server) {
    var group = world.oneOf(living());
    if (group.mode() == Mode.ONLINE) {
      world.company().put(new Company.Group(group.id(), group.mode(), 1 + world.below(4), false));
      server.desk().groupChanged(group.id());
    }
  }

  /// Deletes a group and makes another one of its mode, with some of its members.
  private void replaceGroup(Server server) {
    var group = world.oneOf(living());
    world.company().put(new Company.Group(group.id(), group.mode(), group.cap(), true));
    var fresh = new SkillGroupId(world.nextId());
    world.company().put(new Company.Group(fresh, group.mode(), group.cap(), false));
    for (StaffId agent : List.copyOf(world.company().membersOf(group.id()))) {
      world.company().leave(group.id(), agent);
      if (world.chance(0.8)) {
        world.company().join(fresh, agent);
      }
    }
    if (world.chance(0.8)) {
      world.channels().stream()
          .filter(channel -> channel.mode() == group.mode())
          .forEach(world::publish);
    }
    server.desk().groupDeleted(group.id());
    server.desk().membersChanged(fresh);
    world.counts().add("groups deleted");
  }

  private void mode(Server server) {
    var mode = world.chance(0.5) ? Mode.OMNIMEDIA : Mode.ONLINE;
    world
        .company()
        .put(
            mode,
            new Company.ModeTerms(
                world.chance(0.8),
                2 + world.below(15),
                world.chance(0.5),
                world.chance(0.5) ? AgentOrder.LONGEST_IDLE : AgentOrder.FEWEST_SERVED_TODAY,
                world.chance(0.5)));
    server.desk().settingsChanged();
  }

  private void common(Server server) {
    var was = world.company().common();
    world
        .company()
        .put(
            new Company.Common(
                5 + world.below(30),
                20 + world.below(100),
                20 + world.below(100),
                was.agentGone(),
                was.agentReturn()));
    server.desk().settingsChanged();
  }
}
