package io.zongji.sim;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Content;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Stage;
import io.zongji.platform.FaultException;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;

/// An agent with a workspace.
final class Agent extends Client {
  private static final Duration LEASE_RENEWAL = Duration.ofSeconds(5);

  /// What sort of person it is.
  enum Kind {
    PROMPT,
    DAWDLING,
    MISSING,
    RESTING,
    TRANSFERRING,
    CLOSING
  }

  private final Kind kind;
  private final StaffId id;
  private final UUID window;
  private boolean here = true;
  private Optional<Instant> silentSince = Optional.empty();
  private Instant backAt;

  Agent(World world, String name, Kind kind, StaffId id) {
    super(world, name);
    this.kind = kind;
    this.id = id;
    this.window = world.nextId();
    this.backAt = world.now();
    world.later(
        world.between(Duration.ZERO, Duration.ofSeconds(5)), Optional.empty(), name, this::act);
    world.later(LEASE_RENEWAL, Optional.empty(), name, this::renew);
  }

  StaffId id() {
    return id;
  }

  @Override
  boolean wantsIn() {
    return here && silentSince.isEmpty();
  }

  @Override
  boolean hears(ConversationId conversation, Set<StaffId> concerned) {
    return concerned.contains(id);
  }

  @Override
  List<ConversationId> followed() {
    return tasks().map(Conversation::id).toList();
  }

  private Stream<Conversation> tasks() {
    return Stream.concat(world.database().held(id).stream(), world.database().wrapUps(id).stream());
  }

  @Override
  double doubleTaps() {
    return 0.05;
  }

  @Override
  void greet(Link fresh) {
    fresh.ask(() -> fresh.server().seen(id));
  }

  @Override
  void answered(Saying saying, Optional<ConversationId> conversation, String code) {
    if (!code.isEmpty()) {
      world.counts().add("agents refused");
    }
  }

  /// What goes by one connection and comes by another of the same server has not gone.
  @Override
  void left(Link gone) {
    if (!gone.server().dead()) {
      gone.ask(
          () -> {
            if (link().filter(open -> open.server() == gone.server()).isEmpty()) {
              gone.server().desk().left(id, window);
            }
          });
    }
  }

  private void renew() {
    world.later(LEASE_RENEWAL, Optional.empty(), name(), this::renew);
    link().ifPresent(open -> open.ask(() -> open.server().seen(id)));
  }

  private void act() {
    world.later(pace(), Optional.empty(), name(), this::act);
    if (world.quiet()) {
      connect();
      return;
    }
    if (silentSince.isPresent()) {
      if (!world.now().isBefore(backAt)) {
        speakAgain();
      }
      return;
    }
    if (!here) {
      if (!world.now().isBefore(backAt)) {
        here = true;
        connect();
      }
      return;
    }
    lookAfterConnection();
    if (link().isEmpty()) {
      return;
    }
    var chosen = world.database().desk(id).map(desk -> desk.chosen()).orElse(Chosen.OFFLINE);
    switch (chosen) {
      case OFFLINE -> comeOnline();
      case REST -> {
        if (world.chance(0.3)) {
          choose(Chosen.IDLE);
        }
      }
      case IDLE -> work();
    }
  }

  /// The network swallows everything from now on, and nobody is told.
  private void fallSilent(Link open) {
    open.fallSilent();
    silentSince = Optional.of(world.now());
    backAt = world.now().plus(world.between(Duration.ofSeconds(5), Duration.ofSeconds(90)));
    world.counts().add("sockets fallen silent");
  }

  private void speakAgain() {
    silentSince = Optional.empty();
    disconnect();
    connect();
  }

  /// Since when nothing has come from the agent although the connection stands.
  Optional<Instant> silentSince() {
    return silentSince;
  }

  private Duration pace() {
    return world.between(Duration.ofMillis(100), Duration.ofSeconds(kind == Kind.DAWDLING ? 6 : 2));
  }

  private void comeOnline() {
    if (world.chance(0.4)) {
      link().ifPresent(open -> open.ask(() -> open.server().desk().goOnline(id, window)));
    }
  }

  private void choose(Chosen chosen) {
    link().ifPresent(open -> open.ask(() -> open.server().desk().choose(id, chosen)));
  }

  boolean isIdleIn(SkillGroupId group) {
    return world.company().isMember(group, id)
        && world.database().desk(id).filter(desk -> desk.chosen() == Chosen.IDLE).isPresent();
  }

  /// Chooses this at once, by that server.
  void choosesNow(Server server, Chosen chosen) {
    try {
      server.desk().choose(id, chosen);
    } catch (FaultException | DataAccessException e) {
      // Offline, or somebody else has the row: then not.
    }
    server.laneSoon();
  }

  private void work() {
    if (world.chance(kind == Kind.RESTING ? 0.06 : 0.004)) {
      choose(Chosen.REST);
    } else if (world.chance(0.004)) {
      choose(Chosen.OFFLINE);
    } else if (world.chance(kind == Kind.CLOSING ? 0.03 : 0.006)) {
      here = false;
      backAt = world.now().plus(world.between(Duration.ofSeconds(1), Duration.ofSeconds(40)));
      disconnect();
      world.counts().add("browsers closed");
    } else if (world.faulty() && world.chance(0.012)) {
      link().ifPresent(this::fallSilent);
    } else {
      var tasks = tasks().toList();
      if (!tasks.isEmpty()) {
        handle(world.oneOf(tasks));
      }
    }
  }

  /// Does something about a task as it stood a moment ago.
  private void handle(Conversation seen) {
    var thinking = world.between(Duration.ZERO, Duration.ofMillis(1_500));
    world.later(thinking, Optional.empty(), name(), () -> deal(seen));
  }

  private void deal(Conversation seen) {
    boolean wrapUp = seen.wrapUps().stream().anyMatch(one -> one.staff().equals(id));
    switch (seen.stage()) {
      case Stage.Offered(_, var offer) when offer.agent().equals(id) -> ring(seen, offer);
      case Stage.Served served when served.agent().id().equals(id) -> serve(seen);
      default -> {
        if (wrapUp && world.chance(0.5)) {
          ask(clientId -> new Command.AgentFinishes(seen.id(), clientId, id));
        }
      }
    }
  }

  private void ring(Conversation seen, Stage.Ringing offer) {
    if (kind == Kind.MISSING && world.chance(0.85)) {
      return;
    }
    if (world.chance(0.08)) {
      ask(clientId -> new Command.Decline(seen.id(), clientId, id, offer.id()));
    } else if (world.chance(kind == Kind.DAWDLING ? 0.3 : 0.9)) {
      boolean withCall = world.chance(0.5);
      ask(clientId -> new Command.Accept(seen.id(), clientId, id, offer.id(), withCall));
    }
  }

  /// Asks for a call, or does something about the one that was there.
  private void call(Conversation seen) {
    var me = Optional.of(id);
    if (seen.call().isEmpty()) {
      var fresh = new CallId(world.nextId());
      ask(
          client ->
              new Command.AskCall(seen.id(), client, me, fresh, Call.Media.VIDEO, Call.Way.DIRECT));
      return;
    }
    var call = seen.call().get();
    if (call.by() == Call.Side.CUSTOMER && call.phase() == Call.Phase.RINGING) {
      if (world.chance(0.7)) {
        ask(client -> new Command.AcceptCall(seen.id(), client, me, call.id()));
      } else if (world.chance(0.5)) {
        ask(client -> new Command.EndCall(seen.id(), client, me, call.id()));
      }
    } else if (world.chance(0.2)) {
      ask(client -> new Command.EndCall(seen.id(), client, me, call.id()));
    } else {
      plainly(
          new Command.ReportCall(seen.id(), me, call.id(), Command.CallReport.FIRST_FRAME, 300));
    }
  }

  private void serve(Conversation seen) {
    if (world.chance(seen.call().isPresent() ? 0.5 : 0.08)) {
      call(seen);
      return;
    }
    double dice = world.dice();
    if (dice < 0.5) {
      say(
          clientId ->
              text -> new Command.AgentSays(seen.id(), clientId, id, new Content.Text(text)));
    } else if (dice < (kind == Kind.DAWDLING ? 0.55 : 0.7)) {
      ask(clientId -> new Command.AgentEnds(seen.id(), clientId, id));
    } else if (dice > (kind == Kind.TRANSFERRING ? 0.85 : 0.98)) {
      transfer(seen);
    }
  }

  private void transfer(Conversation seen) {
    var groups =
        world.company().groups().stream()
            .filter(group -> group.mode() == seen.header().mode() && !group.deleted())
            .toList();
    if (groups.isEmpty()) {
      return;
    }
    var group = world.oneOf(groups).id();
    var members = List.copyOf(world.company().membersOf(group));
    Optional<StaffId> to =
        members.isEmpty() || world.chance(0.6)
            ? Optional.empty()
            : Optional.of(world.oneOf(members));
    ask(clientId -> new Command.TransferTo(seen.id(), clientId, id, group, to, ""));
  }

  /// Comes back for good, so that everything can be compared.
  void settle() {
    here = true;
    silentSince = Optional.empty();
    disconnect();
    connect();
  }
}
