package io.zongji.sim;

import io.zongji.conversation.Commit;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Outcome;
import io.zongji.conversation.TimelineJson;
import io.zongji.platform.FaultException;
import io.zongji.platform.Json;
import io.zongji.realtime.SimFeed;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/// A client's connection to a server. What the client sends arrives in order or not at all; what it
/// is told may be lost, come twice or late.
final class Link {
  private final World world;
  private final Server server;
  private final Client client;
  private final Map<ConversationId, SimFeed> feeds = new LinkedHashMap<>();

  /// Up to which sequence this connection was told of each conversation, or knew it before.
  private final Map<ConversationId, Long> told = new LinkedHashMap<>();
  private final ArrayDeque<Runnable> inbox = new ArrayDeque<>();
  private boolean open = true;
  private boolean silent;
  private long heardAt;

  Link(World world, Server server, Client client) {
    this.world = world;
    this.server = server;
    this.client = client;
    this.heardAt = server.listened();
    server.attach(this);
  }

  Server server() {
    return server;
  }

  boolean open() {
    return open;
  }

  /// Has the server do something; whoever asked hears nothing of it when the server dies.
  void up(String name, Runnable work) {
    var pause = world.between(Duration.ZERO, Duration.ofMillis(40));
    inbox.add(work);
    // Whichever arrives, what was sent first is taken first.
    world.later(pause, Optional.of(server), name, () -> inbox.remove().run());
  }

  /// Has the server do something that may be refused or stand in somebody's way.
  void ask(Runnable work) {
    up(
        "request",
        () -> {
          try {
            work.run();
          } catch (FaultException | DataAccessException e) {
            world.counts().add("requests refused");
          }
          server.laneSoon();
        });
  }

  /// Follows the conversation from that sequence on.
  void follow(ConversationId id, long after) {
    up(
        "hello",
        () -> {
          if (open) {
            long last = world.database().find(id).map(now -> now.lastSeq()).orElse(0L);
            told.merge(id, after > last ? 0 : after, Math::max);
            feed(id).resume(after, last);
          }
        });
  }

  private SimFeed feed(ConversationId id) {
    return feeds.computeIfAbsent(
        id,
        _ ->
            new SimFeed(
                id,
                server.door().conversations(),
                server.receipts(),
                server.background(),
                new SimFeed.Line(this::down, this::broken)));
  }

  void fetch(ConversationId id, long after) {
    if (silent) {
      return;
    }
    up(
        "fetch",
        () -> {
          if (open) {
            feed(id).fetch(after);
          }
        });
  }

  void send(Saying saying) {
    if (silent) {
      return;
    }
    up("frame", () -> server.send(saying.command(), outcome -> answered(saying, outcome)));
  }

  private void answered(Saying saying, Outcome outcome) {
    var event = Json.mapper().createObjectNode();
    switch (outcome) {
      case Outcome.Done done ->
          event
              .put("kind", "done")
              .put("ref", saying.ref())
              .put("conversation", done.conversation().value().toString())
              .put("first", done.firstSeq())
              .put("seq", done.lastSeq());
      case Outcome.Refused(var fault) ->
          event
              .put("kind", "refused")
              .put("ref", saying.ref())
              .put("code", fault.code())
              .put("again", fault.again());
    }
    if (open) {
      feed(saying.command().conversation()).tell(event);
    }
  }

  /// A commit of the server; agents hear of what they hold or held until now.
  void grown(Commit.Change change, Set<StaffId> concerned) {
    if (client.hears(change.after().id(), concerned)) {
      client.reader(change.after().id());
      feed(change.after().id()).grown(change);
    }
  }

  /// Finds what another server committed.
  void catchUp() {
    for (var entry : feeds.entrySet()) {
      world
          .database()
          .find(entry.getKey())
          .ifPresent(now -> entry.getValue().behind(now.lastSeq()));
    }
  }

  private void down(String frame) {
    if (!open) {
      return;
    }
    for (var event : TimelineJson.mapper().readTree(frame)) {
      if (event.get("kind").asString().equals("entries")) {
        goOn(event);
      }
    }
    if (silent) {
      client.missed(frame);
      return;
    }
    if (world.faulty() && world.chance(0.03)) {
      world.counts().add("frames lost");
      client.missed(frame);
      return;
    }
    arrive(frame);
    if (world.faulty() && world.chance(0.03)) {
      world.counts().add("frames doubled");
      arrive(frame);
    }
  }

  /// What the server tells on one connection leaves nothing out, whatever the network does later.
  private void goOn(JsonNode range) {
    var id = Client.id(range);
    long before = told.getOrDefault(id, 0L);
    told.put(id, Math.max(before, range.get("upTo").asLong()));
    if (range.get("after").asLong() > before) {
      var what = "conversation %s: %s after %d".formatted(id.value(), range, before);
      // Not here, where the server would take it for a failure of its own.
      world.later(Duration.ZERO, Optional.empty(), "told", () -> leftOut(what));
    }
  }

  private static void leftOut(String what) {
    throw new Violation("R1 a connection is told everything", what);
  }

  private void arrive(String frame) {
    var late = world.chance(0.1) ? Duration.ofMillis(400) : Duration.ofMillis(30);
    world.later(
        world.between(Duration.ZERO, late),
        Optional.empty(),
        "frame",
        () -> {
          if (open) {
            client.hear(frame);
          }
        });
  }

  /// From now on nothing passes, either way, although the connection stands.
  void fallSilent() {
    silent = true;
  }

  boolean silent() {
    return silent;
  }

  /// The server heard something.
  void heard(long at) {
    heardAt = at;
  }

  long heardAt() {
    return heardAt;
  }

  /// The server ends it, having heard nothing for too long; the client does not learn of it.
  void cutOff() {
    world.counts().add("silent sockets cut off");
    close();
  }

  /// The client goes.
  void close() {
    open = false;
    server.detach(this);
    feeds.values().forEach(SimFeed::shut);
    client.left(this);
  }

  /// The server or the network ends the connection.
  void broken() {
    if (open) {
      close();
      client.broken(this);
    }
  }
}
