package io.zongji.sim;

import io.zongji.conversation.Command;
import io.zongji.conversation.Commit;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.LeaseClock;
import io.zongji.conversation.MemoryReceipts;
import io.zongji.conversation.Outcome;
import io.zongji.conversation.SimDoor;
import io.zongji.desk.SimDesk;
import io.zongji.platform.Background;
import io.zongji.realtime.SimListening;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One server of the product: its own door and desk on the common database, until it dies.
final class Server implements Hazards {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration LISTEN = Duration.ofSeconds(1);
  private static final Duration CATCH_UP = Duration.ofSeconds(1);

  private final World world;
  private final String name;
  private final SimDoor door;
  private final SimDesk desk;
  private final MemoryReceipts receipts;
  private final SimListening listening = new SimListening();
  private final Set<Link> links = new LinkedHashSet<>();
  private boolean dead;
  private boolean laneDue;

  Server(World world, String name) {
    this.world = world;
    this.name = name;
    receipts = world.receipts();
    door =
        new SimDoor(world.database(), this, world.clock(), world.company()::graph, this::committed);
    desk =
        new SimDesk(
            new SimDesk.Parts(
                world.database(),
                this,
                world.clock(),
                background(),
                world::nextId,
                world::anomaly,
                (_, _) -> {}),
            door);
    every(LOOK, "deadlines", this::look);
    every(LISTEN, "listen", this::listen);
    every(CATCH_UP, "catch up", this::catchUp);
    every(LeaseClock.WINDING, "wind", door.leases()::wind);
  }

  String name() {
    return name;
  }

  SimDoor door() {
    return door;
  }

  SimDesk desk() {
    return desk;
  }

  MemoryReceipts receipts() {
    return receipts;
  }

  boolean dead() {
    return dead;
  }

  /// Whether this server can take a step of its own now.
  boolean free() {
    return !dead && !door.turning();
  }

  // Work

  Background background() {
    return new Background() {
      @Override
      public void run(String name, Runnable work) {
        runAfter(Duration.ZERO, name, work);
      }

      @Override
      public void runAfter(Duration pause, String name, Runnable work) {
        world.later(pause, Optional.of(Server.this), name, work);
      }
    };
  }

  private void every(Duration pause, String what, Runnable work) {
    background()
        .runAfter(
            pause,
            what,
            () -> {
              every(pause, what, work);
              work.run();
            });
  }

  private void look() {
    door.look();
    laneSoon();
  }

  /// Answers to pings come from all but those who are silent; who is silent for too long is cut
  /// off.
  private void listen() {
    listening.look(world.now());
    links.stream().filter(link -> !link.silent()).forEach(link -> link.heard(listening.now()));
    links.stream().filter(link -> listening.isGone(link.heardAt())).toList().forEach(Link::cutOff);
  }

  long listened() {
    return listening.now();
  }

  /// Sends a command without waiting.
  void send(Command command, Consumer<Outcome> answer) {
    var unused =
        door.conversations()
            .send(command)
            .whenComplete((outcome, failure) -> answered(command, outcome, failure, answer));
    laneSoon();
  }

  private void answered(
      Command command,
      @Nullable Outcome outcome,
      @Nullable Throwable failure,
      Consumer<Outcome> answer) {
    if (dead) {
      return;
    }
    if (failure != null && !(failure instanceof Crash)) {
      world.fail("a command failed", command + "\n" + failure, command.conversation());
    }
    if (outcome != null) {
      answer.accept(outcome);
    }
  }

  void laneSoon() {
    if (!laneDue && !dead) {
      laneDue = true;
      background().run("lanes", this::turn);
    }
  }

  private void turn() {
    laneDue = false;
    if (door.turn()) {
      laneSoon();
    }
  }

  // What is told

  private void committed(Commit commit) {
    desk.committed(commit);
    for (var change : commit.changes()) {
      var concerned = new HashSet<>(change.after().holders());
      change.before().map(Conversation::holders).ifPresent(concerned::addAll);
      links.forEach(link -> link.grown(change, concerned));
    }
  }

  private void catchUp() {
    List.copyOf(links).forEach(Link::catchUp);
  }

  void attach(Link link) {
    links.add(link);
  }

  void detach(Link link) {
    links.remove(link);
  }

  // What may happen

  @Override
  public void between(Where where) {
    dieIfDead();
    if (world.chance(0.0008) && die()) {
      world.counts().add("crashes in the middle");
    }
    dieIfDead();
    if (world.chance(where == Where.LANE ? 0.05 : 0.5)) {
      world.stepBetween();
    }
    dieIfDead();
  }

  private void dieIfDead() {
    if (dead) {
      throw new Crash();
    }
  }

  @Override
  public void stoodInTheWay() {
    world.counts().add("locks refused");
    world.disturbed();
  }

  @Override
  public Connection connection() {
    if (!world.faulty() || !world.chance(0.004)) {
      return Connection.KEPT;
    }
    world.counts().add("lost connections");
    world.disturbed();
    return world.chance(0.5) ? Connection.LOST_AFTER : Connection.LOST_BEFORE;
  }

  /// Dies, unless it would leave nobody.
  ///
  /// @return whether it did
  boolean die() {
    if (!world.faulty() || !world.mayDie(this)) {
      return false;
    }
    dead = true;
    new ArrayList<>(links).forEach(Link::broken);
    links.clear();
    world.died(this);
    return true;
  }

  @Override
  public String toString() {
    return name;
  }

  /// The groups and agents that an agent's coming back concerns are found by the desk itself.
  void seen(StaffId staff) {
    desk.seen(List.of(staff));
  }

  void wake(SkillGroupId group) {
    desk.wake(group);
  }
}
