package io.zongji.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An agent at a desk: takes most offers, declines or misses some, talks, hands on, ends, finishes,
/// rests now and then. It signs in once; the sign-in has to outlive everything.
final class Agent extends Actor {
  private static final int SAYS_MAX = 4;

  private final UUID id;
  private final String cookie;
  private final List<UUID> groups;
  private final int pauseMillis;
  private final UUID window = UUID.randomUUID();
  private final Map<UUID, Integer> said = new HashMap<>();
  private final Set<UUID> answered = new HashSet<>();
  private List<JsonNode> tasks = List.of();
  private String chosen = "";
  private long version = -1;
  private boolean welcomed;
  private int turnedAway;

  /// @param groups to which it hands conversations on
  /// @param pauseMillis about how long it thinks
  Agent(
      Journal journal,
      Route route,
      int number,
      long seed,
      Site.Desk desk,
      List<UUID> groups,
      int pauseMillis) {
    super(journal, route, number, seed);
    this.id = desk.agent();
    this.cookie = desk.cookie();
    this.groups = List.copyOf(groups);
    this.pauseMillis = pauseMillis;
  }

  @Override
  boolean done() {
    return stopping.get();
  }

  @Override
  Optional<Wire> connect(URI server) throws InterruptedException {
    var open = Wire.open(server, "/ws/workspace", cookie);
    if (open.isEmpty()) {
      return open;
    }
    var after = new HashMap<String, Long>();
    for (var task : tasks) {
      var id = conversation(task);
      after.put(id.toString(), journal.view(id).last());
    }
    version = -1;
    var welcome = welcome(open.get(), Map.of("window", window, "take", !welcomed, "after", after));
    welcome.ifPresent(
        event -> {
          welcomed = true;
          turnedAway = 0;
          hear(event);
        });
    return welcome.isPresent() ? open : Optional.empty();
  }

  @Override
  void wasAway(Journal.Absence absence) {
    journal.away(id, absence);
  }

  @Override
  void hear(JsonNode event) {
    switch (event.path("kind").asString("")) {
      case "entries" -> range(event);
      case "welcome" -> {
        desk(event.path("desk"));
        event.path("timelines").forEach(this::range);
      }
      case "desk" -> desk(event.path("desk"));
      default -> {}
    }
  }

  @Override
  void closed(int code) {
    // Once may be a hello that came too late on a busy machine.
    if (code == 4001 && ++turnedAway > 1) {
      journal.complain("the sign-in was forgotten");
    } else if (code == 4009) {
      journal.complain("the workspace was given to another window");
    }
  }

  private void range(JsonNode event) {
    var id = UUID.fromString(event.path("conversation").asString());
    journal
        .view(id)
        .take(event)
        .ifPresent(after -> mention("fetch", Map.of("conversation", id, "after", after)));
  }

  private void desk(JsonNode desk) {
    long now = desk.path("version").asLong();
    if (now > version || version < 0) {
      version = now;
      chosen = desk.path("chosen").asString("");
      var list = new ArrayList<JsonNode>();
      desk.path("tasks").forEach(list::add);
      tasks = List.copyOf(list);
    }
  }

  @Override
  void act(boolean busy) {
    if (busy || System.nanoTime() < actAt) {
      return;
    }
    actAt = System.nanoTime() + Duration.ofMillis(random.nextInt(1, 2 * pauseMillis)).toNanos();
    if (random.nextInt(300) == 0) {
      hangUp();
    } else if (tasks.isEmpty() && !chosen.equals("IDLE")) {
      submit(window, "presence", Map.of("choose", "IDLE"));
    } else if (tasks.isEmpty() && random.nextInt(400) == 0) {
      submit(window, "presence", Map.of("choose", random.nextBoolean() ? "REST" : "OFFLINE"));
    } else if (!tasks.isEmpty()) {
      handle(tasks.getFirst());
    }
  }

  private void handle(JsonNode task) {
    var id = conversation(task);
    switch (task.path("state").asString()) {
      case "OFFERED" -> answer(id, task);
      case "SERVED" -> serve(id);
      case "WRAP_UP" -> submit(id, "finish", Map.of());
      default -> journal.complain("a task of no known state: " + task);
    }
  }

  private void answer(UUID id, JsonNode task) {
    var offer = UUID.fromString(task.path("offer").path("id").asString());
    if (answered.contains(offer)) {
      return;
    }
    answered.add(offer);
    int dice = random.nextInt(100);
    if (dice < 5) {
      // Never answered: it is missed.
      return;
    }
    if (dice < 12) {
      submit(id, "decline", Map.of("offer", offer));
    } else {
      submit(id, "accept", Map.of("offer", offer));
    }
  }

  private void serve(UUID id) {
    int count = said.merge(id, 1, Integer::sum);
    boolean silent = Customer.isSilent(id);
    if (count <= SAYS_MAX || (silent && journal.view(id).customerSpokeLast())) {
      var text = journal.who() + " says " + count + " of " + id;
      submit(id, "say", Map.of("content", Map.of("kind", "TEXT", "text", text)));
    } else if (silent) {
      // The silence clock has to end it.
      return;
    } else if (random.nextInt(12) == 0) {
      submit(id, "transfer", Map.of("groupId", groups.get(random.nextInt(groups.size()))));
    } else {
      submit(id, "end", Map.of());
    }
  }

  private static UUID conversation(JsonNode task) {
    return UUID.fromString(task.path("conversation").asString());
  }
}
