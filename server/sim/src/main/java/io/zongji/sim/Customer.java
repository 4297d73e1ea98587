package io.zongji.sim;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.Command;
import io.zongji.conversation.Content;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Stage;
import io.zongji.customer.CustomerId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A customer with a page of the website.
final class Customer extends Client {
  private static final Duration RELOAD_GRACE = Duration.ofSeconds(2);

  /// What sort of person it is.
  enum Kind {
    PATIENT,
    IMPATIENT,
    LEAVING,
    RETURNING,
    DOUBLE_TAPPING
  }

  private final Kind kind;
  private final Channel channel;
  private final CustomerId id;
  private Optional<ConversationId> conversation = Optional.empty();
  private boolean here;
  private int visit;
  private Instant patience;

  Customer(World world, String name, Kind kind, Channel channel) {
    super(world, name);
    this.kind = kind;
    this.channel = channel;
    this.id = new CustomerId(world.nextId());
    this.patience = world.now();
    world.later(
        world.between(Duration.ZERO, Duration.ofSeconds(20)), Optional.empty(), name, this::act);
  }

  @Override
  boolean wantsIn() {
    return here;
  }

  @Override
  boolean hears(ConversationId other, Set<StaffId> concerned) {
    return conversation.filter(other::equals).isPresent();
  }

  @Override
  List<ConversationId> followed() {
    return conversation.stream().toList();
  }

  @Override
  double doubleTaps() {
    return kind == Kind.DOUBLE_TAPPING ? 0.7 : 0.02;
  }

  @Override
  void greet(Link fresh) {
    conversation.ifPresent(
        mine ->
            fresh.up(
                "came",
                () -> {
                  if (state(mine).flatMap(Conversation::away).isPresent()) {
                    fresh.server().send(new Command.CustomerBack(mine), _ -> {});
                  }
                }));
  }

  private Optional<Conversation> state(ConversationId mine) {
    return world.database().find(mine);
  }

  @Override
  void answered(Saying saying, Optional<ConversationId> done, String code) {
    if (saying.command() instanceof Command.Enter && done.isPresent()) {
      conversation = done;
      link().ifPresent(open -> open.follow(done.get(), reader(done.get()).last()));
    }
  }

  private void act() {
    world.later(pace(), Optional.empty(), name(), this::act);
    if (world.quiet()) {
      connect();
    } else if (here) {
      stay();
    } else if (world.chance(kind == Kind.RETURNING ? 0.8 : 0.5)) {
      here = true;
      connect();
    }
  }

  private Duration pace() {
    return world.between(Duration.ofMillis(200), Duration.ofSeconds(here ? 3 : 12));
  }

  private void stay() {
    lookAfterConnection();
    var state = conversation.flatMap(this::state);
    if (state.isEmpty() || state.get().ended()) {
      afterwards(state);
      return;
    }
    double goes =
        switch (kind) {
          case PATIENT -> 0.002;
          case IMPATIENT, DOUBLE_TAPPING -> 0.01;
          case LEAVING -> 0.08;
          case RETURNING -> 0.12;
        };
    if (world.chance(goes)) {
      goAway();
      return;
    }
    if (!state.get().ended() && world.chance(0.15)) {
      call(state.get());
    } else {
      live(state.get());
    }
  }

  /// Asks for a call, or does something about the one that is there.
  private void call(Conversation now) {
    var id = now.id();
    if (now.call().isEmpty()) {
      if (world.chance(0.4)) {
        var media = world.chance(0.5) ? Call.Media.VOICE : Call.Media.VIDEO;
        var fresh = new CallId(world.nextId());
        ask(
            client ->
                new Command.AskCall(id, client, Optional.empty(), fresh, media, Call.Way.DIRECT));
      }
      return;
    }
    var call = now.call().get();
    if (call.by() == Call.Side.AGENT && call.phase() == Call.Phase.RINGING) {
      if (world.chance(0.7)) {
        ask(client -> new Command.AcceptCall(id, client, Optional.empty(), call.id()));
      } else {
        ask(client -> new Command.EndCall(id, client, Optional.empty(), call.id()));
      }
    } else if (call.phase() == Call.Phase.TALKING) {
      talk(now, call);
    } else if (world.chance(0.1)) {
      ask(client -> new Command.EndCall(id, client, Optional.empty(), call.id()));
    }
  }

  private void talk(Conversation now, Call call) {
    var id = now.id();
    if (call.connectedAt().isEmpty()) {
      plainly(report(id, call, Command.CallReport.CONNECTED));
    } else if (!call.firstFrames().contains(Call.Side.CUSTOMER)) {
      plainly(report(id, call, Command.CallReport.FIRST_FRAME));
    } else if (world.chance(0.2)) {
      var other = call.media() == Call.Media.VOICE ? Call.Media.VIDEO : Call.Media.VOICE;
      ask(client -> new Command.SwitchCall(id, client, Optional.empty(), call.id(), other));
    } else if (world.chance(0.2)) {
      ask(client -> new Command.EndCall(id, client, Optional.empty(), call.id()));
    }
  }

  private static Command report(ConversationId id, Call call, Command.CallReport what) {
    return new Command.ReportCall(id, Optional.empty(), call.id(), what, 250);
  }

  private void live(Conversation now) {
    switch (now.stage()) {
      case Stage.InFlow _ -> {
        if (world.chance(0.6)) {
          say(world.chance(0.8) ? world.oneOf(List.of("1", "2", "１", " 2 ")) : "hm");
        }
      }
      case Stage.Waiting _, Stage.Offered _ -> {
        if (kind == Kind.IMPATIENT && patience.isBefore(world.now())) {
          ask(id -> new Command.CustomerLeaves(now.id(), id));
        } else if (world.chance(0.1)) {
          words(now.id());
        }
      }
      case Stage.Served _ -> {
        if (world.chance(0.35)) {
          words(now.id());
        } else if (kind == Kind.LEAVING && world.chance(0.1)) {
          ask(id -> new Command.CustomerLeaves(now.id(), id));
        }
      }
      case Stage.Ended _ -> {}
    }
  }

  private void words(ConversationId mine) {
    say(id -> text -> new Command.CustomerSays(mine, id, new Content.Text(text)));
  }

  /// Answers the flow; the same words may be said again, so they prove nothing.
  private void say(String answer) {
    conversation.ifPresent(
        mine -> ask(id -> new Command.CustomerSays(mine, id, new Content.Text(answer))));
  }

  private void afterwards(Optional<Conversation> state) {
    if (state.filter(Conversation::canRate).isPresent() && world.chance(0.3)) {
      ask(id -> new Command.Rate(state.get().id(), id, 5, ""));
    } else if (allAnswered() && world.arriving() && world.chance(0.4)) {
      enter();
    }
  }

  private void enter() {
    patience = world.now().plus(world.between(Duration.ofSeconds(2), Duration.ofSeconds(40)));
    visit++;
    channel
        .enter(world, id)
        .ifPresent(
            enter -> {
              plainly(enter);
              if (kind == Kind.DOUBLE_TAPPING) {
                channel.enter(world, id).ifPresent(this::plainly);
              }
            });
  }

  int visits() {
    return visit;
  }

  /// Closes the page; the server says so when it is not back soon.
  private void goAway() {
    here = false;
    var server = link().map(Link::server);
    disconnect();
    world.counts().add("pages closed");
    conversation.ifPresent(
        mine ->
            world.later(
                RELOAD_GRACE,
                server,
                "page-gone",
                () -> {
                  if (link().isEmpty()) {
                    server.ifPresent(there -> there.send(new Command.CustomerAway(mine), _ -> {}));
                  }
                }));
  }

  /// Comes back for good, so that everything can be compared.
  void settle() {
    here = true;
    disconnect();
    connect();
  }

  Optional<ConversationId> conversation() {
    return conversation;
  }
}
