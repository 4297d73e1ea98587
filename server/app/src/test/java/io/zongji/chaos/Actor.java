package io.zongji.chaos;

import io.zongji.platform.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client that keeps its line: it reconnects, to another server when one does not answer, says
/// again what was not answered, one thing after another, and notes everything.
abstract class Actor implements Runnable {
  private static final Duration TICK = Duration.ofMillis(25);

  /// Longest time without a look around.
  private static final Duration LOOK_MAX = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofMillis(200);

  /// Silence after which a line is taken for dead; the server answers any ping.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(20);

  final Journal journal;
  final SplittableRandom random;
  final AtomicBoolean stopping = new AtomicBoolean();
  private final List<URI> servers;
  private final Route route;
  private final Map<Long, Command> sent = new HashMap<>();
  private volatile Optional<Wire> wire = Optional.empty();
  private Optional<Command> pending = Optional.empty();
  private long resendAt = Long.MAX_VALUE;
  private volatile long heardAt;
  private long refs;
  private int server;
  private int names;
  private volatile boolean givenUp;
  private volatile Optional<Leave> ordered = Optional.empty();
  private volatile boolean asked;
  private volatile boolean away;

  /// When it has thought enough for the next thing, in nanoseconds of [System#nanoTime].
  long actAt;

  private volatile Line line = new Line(Optional.empty(), 0);

  /// Where its line ends, or ended if it hung up by itself; nowhere before the first.
  private record Line(Optional<URI> server, long since) {}

  /// Something to be done exactly once.
  record Command(UUID conversation, String clientId, String op, Map<String, Object> fields) {}

  /// Time away.
  ///
  /// @param silent whether its line stays open and nothing passes on it any more
  record Leave(Duration time, boolean silent) {}

  Actor(Journal journal, Route route, int server, long seed) {
    this.journal = journal;
    this.route = route;
    this.servers = route.servers();
    this.server = server % servers.size();
    this.random = new SplittableRandom(seed);
  }

  /// Opens the line and says hello; empty when that is not possible now.
  abstract Optional<Wire> connect(URI server) throws InterruptedException;

  /// Takes an event that is no answer.
  abstract void hear(JsonNode event);

  /// Does the next thing, if it is time; `busy` while a command is not answered yet.
  abstract void act(boolean busy) throws InterruptedException;

  /// Whether it has or has had a line to another server than that one since then, or needs none, or
  /// is away.
  ///
  /// @param since in nanoseconds of [System#nanoTime]
  final boolean wentOnWithout(URI dead, long since) {
    var last = line;
    boolean elsewhere = last.server().filter(there -> !there.equals(dead)).isPresent();
    return done() || away || (elsewhere && (wire.isPresent() || last.since() - since > 0));
  }

  /// Whether everything it had to do is done.
  abstract boolean done();

  /// Makes it stop wherever it is, which is noted as a failure.
  final void giveUp() {
    journal.complain("did not come to an end");
    givenUp = true;
  }

  final boolean canFallSilent() {
    return route.canFallSilent();
  }

  /// Has it go away at its next move.
  final void leave(Leave leave) {
    ordered = Optional.of(leave);
  }

  /// Whether it has heard something since then, or needs nothing.
  ///
  /// @param since in nanoseconds of [System#nanoTime]
  final boolean heardSince(long since) {
    return done() || (wire.isPresent() && heardAt - since > 0);
  }

  /// Has it say something that is answered, wherever it is.
  final void ask() {
    asked = true;
  }

  /// Takes note of an absence that is over.
  abstract void wasAway(Journal.Absence absence);

  /// Hears what became of a command.
  void answered(Command command, JsonNode answer) {}

  @Override
  public void run() {
    try {
      while (!givenUp && !done()) {
        var leave = ordered;
        ordered = Optional.empty();
        if (leave.isPresent()) {
          stayAway(leave.get());
        } else if (wire.isEmpty()) {
          reconnect();
        } else {
          turn(wire.get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      journal.complain("failed by itself: " + e);
    }
    wire.ifPresent(Wire::cut);
  }

  /// Says it when there is nothing before it that is not answered, again and again until it is.
  void submit(UUID conversation, String op, Map<String, Object> fields) {
    if (pending.isEmpty()) {
      var command = new Command(conversation, journal.who() + "-" + ++names, op, fields);
      pending = Optional.of(command);
      send(command);
      if (random.nextInt(20) == 0) {
        // A double tap: the same thing under the same name.
        send(command);
      }
    }
  }

  /// Says something that needs no answer.
  void mention(String op, Map<String, Object> fields) {
    wire.ifPresent(open -> open.say(frame(op, ++refs, fields)));
  }

  /// Hangs up, so that it comes back.
  void hangUp() {
    wire.ifPresent(Wire::cut);
    wire = Optional.empty();
  }

  final String frame(String op, long ref, Map<String, Object> fields) {
    ObjectNode frame = Json.mapper().valueToTree(fields);
    return frame.put("op", op).put("ref", ref).toString();
  }

  /// The welcome, the first event that is one; empty when the line ends or it is refused.
  final Optional<JsonNode> welcome(Wire open, Map<String, Object> hello)
      throws InterruptedException {
    open.say(frame("hello", ++refs, hello));
    long deadline = System.nanoTime() + SILENCE_MAX.toNanos();
    while (System.nanoTime() < deadline) {
      var next = open.next(TICK);
      if (next.isPresent() && next.get() instanceof Wire.Heard.Event(var event)) {
        if (event.path("kind").asString("").equals("welcome")) {
          return Optional.of(event);
        }
        if (event.path("kind").asString("").equals("refused")) {
          break;
        }
      } else if (next.isPresent() && next.get() instanceof Wire.Heard.Gone(var code)) {
        closed(code);
        return Optional.empty();
      }
    }
    open.cut();
    return Optional.empty();
  }

  /// Hears with which code the server closed the line.
  void closed(int code) {}

  private void stayAway(Leave leave) throws InterruptedException {
    if (wire.isEmpty()) {
      return;
    }
    away = true;
    var from = Instant.now();
    long until = System.nanoTime() + leave.time().toNanos();
    if (leave.silent()) {
      route.silence();
    } else {
      hangUp();
    }
    while (System.nanoTime() < until && !givenUp && !stopping.get()) {
      Thread.sleep(TICK);
    }
    wasAway(new Journal.Absence(leave.silent(), from, Instant.now()));
    hangUp();
    away = false;
  }

  private void reconnect() throws InterruptedException {
    wire = connect(route.to(server));
    if (wire.isEmpty()) {
      server = (server + 1) % servers.size();
      Thread.sleep(Duration.ofMillis(random.nextInt(50, 300)));
      return;
    }
    line = new Line(Optional.of(servers.get(server)), System.nanoTime());
    journal.connected();
    heardAt = System.nanoTime();
    sent.clear();
    pending.ifPresent(this::send);
  }

  private void turn(Wire open) throws InterruptedException {
    var next = open.next(untilNext());
    for (int i = 0; next.isPresent() && i < 200; i++) {
      switch (next.get()) {
        case Wire.Heard.Event(var event) -> take(event);
        case Wire.Heard.Gone(var code) -> {
          closed(code);
          hangUp();
          return;
        }
      }
      next = open.next(Duration.ZERO);
    }
    long now = System.nanoTime();
    if (now > resendAt) {
      resendAt = Long.MAX_VALUE;
      pending.ifPresent(this::send);
    }
    if (asked || now - heardAt > SILENCE_MAX.toNanos() / 2) {
      asked = false;
      mention("ping", Map.of());
    }
    if (now - heardAt > SILENCE_MAX.toNanos()) {
      hangUp();
      return;
    }
    act(pending.isPresent());
  }

  /// Sleeps until there is something to do: hundreds that look around all the time would take from
  /// the servers what they are measured with.
  private Duration untilNext() {
    long now = System.nanoTime();
    long wait = Math.min(pending.isPresent() ? Long.MAX_VALUE : actAt - now, resendAt - now);
    return Duration.ofNanos(Math.clamp(wait, 1_000_000, LOOK_MAX.toNanos()));
  }

  private void take(JsonNode event) {
    heardAt = System.nanoTime();
    var command = sent.remove(event.path("ref").asLong(-1));
    switch (event.path("kind").asString("")) {
      case "done" -> settled(command, event, true);
      case "refused" -> settled(command, event, false);
      default -> hear(event);
    }
  }

  private void settled(
      @org.jspecify.annotations.Nullable Command command, JsonNode event, boolean done) {
    if (command == null) {
      return;
    }
    if (!done && event.path("again").asBoolean()) {
      resendAt = System.nanoTime() + RETRY.toNanos();
      return;
    }
    var code = event.path("code").asString("");
    if (done) {
      journal.ack(
          new Journal.Ack(
              command.conversation(),
              command.clientId(),
              command.op(),
              event.path("seq").asLong()));
    } else {
      journal.refused(
          new Journal.Refusal(command.conversation(), command.clientId(), command.op(), code));
    }
    // The second answer to a double tap finds nothing pending.
    if (pending.filter(command::equals).isPresent()) {
      pending = Optional.empty();
      answered(command, event);
    }
  }

  private void send(Command command) {
    long ref = ++refs;
    sent.put(ref, command);
    var fields = new HashMap<>(command.fields());
    if (!command.op().equals("presence")) {
      fields.put("conversation", command.conversation());
      fields.put("clientId", command.clientId());
    }
    wire.ifPresent(open -> open.say(frame(command.op(), ref, fields)));
  }
}
