package io.zongji.sim;

import io.zongji.conversation.ClientId;
import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.TimelineJson;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The program of a customer or an agent: connects, resumes, says things once, follows
/// conversations.
abstract class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  final World world;
  private final String name;
  private final Map<ConversationId, Reader> readers = new LinkedHashMap<>();
  private final Map<Long, Saying> unanswered = new TreeMap<>();
  private final Map<ConversationId, TreeMap<Long, Long>> acknowledged = new LinkedHashMap<>();
  private Optional<Link> link = Optional.empty();
  private long refs;
  private Instant quietSince;

  Client(World world, String name) {
    this.world = world;
    this.name = name;
    this.quietSince = world.now();
  }

  String name() {
    return name;
  }

  /// Whether the client wants to be connected.
  abstract boolean wantsIn();

  /// Whether the server tells this client of the conversation.
  abstract boolean hears(ConversationId id, Set<StaffId> concerned);

  /// Says hello on a fresh connection.
  abstract void greet(Link fresh);

  /// Hears the answer to something it asked for.
  ///
  /// @param conversation the one it was done to; none when it was refused
  abstract void answered(Saying saying, Optional<ConversationId> conversation, String code);

  Optional<Link> link() {
    return link.filter(Link::open);
  }

  /// Connects to any server that is there.
  void connect() {
    if (link().isPresent() || !wantsIn()) {
      return;
    }
    var server = world.anyServer();
    if (server.isEmpty()) {
      reconnectSoon();
      return;
    }
    var fresh = new Link(world, server.get(), this);
    link = Optional.of(fresh);
    quietSince = world.now();
    greet(fresh);
    followed().forEach(id -> fresh.follow(id, reader(id).last()));
    unanswered.values().forEach(fresh::send);
  }

  /// Conversations that are still of interest.
  abstract List<ConversationId> followed();

  void disconnect() {
    link().ifPresent(Link::close);
    link = Optional.empty();
  }

  /// The connection is no more; its server notices unless it is the one that went.
  void left(Link gone) {}

  void broken(Link gone) {
    if (link.filter(gone::equals).isPresent()) {
      link = Optional.empty();
      reconnectSoon();
    }
  }

  private void reconnectSoon() {
    world.later(
        world.between(Duration.ofMillis(300), Duration.ofSeconds(2)),
        Optional.empty(),
        "reconnect",
        this::connect);
  }

  /// Drops a connection on which nothing is answered any more.
  void lookAfterConnection() {
    boolean waiting = !unanswered.isEmpty() && quietSince.plus(PATIENCE).isBefore(world.now());
    if (waiting || world.chance(0.02)) {
      disconnect();
      reconnectSoon();
    } else {
      connect();
    }
  }

  Reader reader(ConversationId id) {
    return readers.computeIfAbsent(id, Reader::new);
  }

  Map<ConversationId, Reader> readers() {
    return readers;
  }

  boolean allAnswered() {
    return unanswered.isEmpty();
  }

  /// Asks for something, with a client id of its own.
  void ask(Function<Optional<ClientId>, Command> command) {
    put(command.apply(ClientId.of(name + "-" + refs)), Optional.empty());
  }

  /// Says words that nobody has said before.
  void say(Function<Optional<ClientId>, Function<String, Command>> command) {
    var text = name + "-" + refs;
    put(command.apply(ClientId.of(text)).apply(text), Optional.of(text));
  }

  /// Asks without a client id, once more if it is lost.
  void plainly(Command command) {
    put(command, Optional.empty());
  }

  private void put(Command command, Optional<String> text) {
    var saying = new Saying(refs++, command, text, false);
    if (unanswered.isEmpty()) {
      quietSince = world.now();
    }
    unanswered.put(saying.ref(), saying);
    link().ifPresent(open -> open.send(saying));
    if (world.faulty() && world.chance(doubleTaps())) {
      world.counts().add("double taps");
      elsewhere(saying);
    }
  }

  /// How often this client sends everything twice.
  abstract double doubleTaps();

  private void elsewhere(Saying saying) {
    if (world.chance(0.5)) {
      link().ifPresent(open -> open.send(saying));
    } else {
      // Two ways are not one order.
      unanswered.put(saying.ref(), saying.refused());
      world
          .anyServer()
          .ifPresent(
              other ->
                  world.later(
                      world.between(Duration.ZERO, Duration.ofMillis(40)),
                      Optional.of(other),
                      "frame",
                      () -> other.send(saying.command(), _ -> {})));
    }
  }

  /// Takes a frame.
  void hear(String frame) {
    for (var event : TimelineJson.mapper().readTree(frame)) {
      switch (event.get("kind").asString()) {
        case "entries" -> range(event);
        case "done" -> done(event);
        case "refused" -> refused(event);
        case String other -> throw new IllegalStateException("an event of kind " + other);
      }
    }
  }

  /// A frame is lost on a connection that goes on. Who does not hear of a refusal sends the same
  /// again much later, and may then be behind what came after it.
  void missed(String frame) {
    for (var event : TimelineJson.mapper().readTree(frame)) {
      if (event.get("kind").asString().equals("refused")) {
        unanswered.computeIfPresent(event.get("ref").asLong(), (_, saying) -> saying.refused());
      }
    }
  }

  private void range(JsonNode event) {
    var id = id(event);
    var seqs = new ArrayList<Long>();
    event.get("entries").forEach(seq -> seqs.add(seq.asLong()));
    var reader = reader(id);
    if (reader.take(event.get("after").asLong(), event.get("upTo").asLong(), seqs)) {
      world.counts().add("fetches");
      link().ifPresent(open -> open.fetch(id, reader.last()));
    }
  }

  static ConversationId id(JsonNode event) {
    return new ConversationId(java.util.UUID.fromString(event.get("conversation").asString()));
  }

  private void done(JsonNode event) {
    quietSince = world.now();
    var saying = unanswered.remove(event.get("ref").asLong());
    if (saying == null) {
      return;
    }
    var id = id(event);
    saying
        .text()
        .ifPresent(
            text -> {
              world.checker().acknowledged(id, text, event.get("first").asLong());
              order(id, saying, event.get("first").asLong());
            });
    answered(saying, Optional.of(id), "");
  }

  /// What was sent later stands later, unless something was refused for a while.
  private void order(ConversationId id, Saying saying, long seq) {
    if (saying.refusedOnce()) {
      return;
    }
    var before = acknowledged.computeIfAbsent(id, _ -> new TreeMap<>());
    var lower = before.lowerEntry(saying.ref());
    var higher = before.higherEntry(saying.ref());
    if ((lower != null && lower.getValue() > seq) || (higher != null && higher.getValue() < seq)) {
      throw new Violation(
          "R1 messages stay in order",
          "%s at %d, between %s and %s".formatted(saying, seq, lower, higher)
              + world.checker().told(id));
    }
    before.put(saying.ref(), seq);
  }

  private void refused(JsonNode event) {
    quietSince = world.now();
    long ref = event.get("ref").asLong();
    var saying = unanswered.get(ref);
    if (saying == null) {
      return;
    }
    if (event.get("again").asBoolean()) {
      var again = saying.refused();
      unanswered.put(ref, again);
      world.later(
          Duration.ofMillis(500),
          Optional.empty(),
          "again",
          () -> {
            if (unanswered.containsKey(ref)) {
              link().ifPresent(open -> open.send(again));
            }
          });
      return;
    }
    unanswered.remove(ref);
    answered(saying, Optional.empty(), event.get("code").asString());
  }
}
