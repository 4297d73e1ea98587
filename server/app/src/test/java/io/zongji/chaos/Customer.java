package io.zongji.chaos;

import io.zongji.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// A customer who comes again and again: asks, waits or leaves, talks, falls silent now and then,
/// reloads the page, and judges the service.
final class Customer extends Actor {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final String key;
  private final int number;
  private final AtomicInteger left;
  private final int pauseMillis;
  private final boolean strays;
  private Optional<UUID> conversation = Optional.empty();
  private String token = "";
  private String phase = "";
  private boolean canRate;
  private boolean leaves;
  private int said;
  private int turnedAway;
  private long endedAt;

  /// @param key of the website
  /// @param left how many conversations may still be begun, by all customers together
  Customer(
      Journal journal, Route route, int number, String key, AtomicInteger left, Crowd.Plan plan) {
    super(journal, route, number, plan.seed() * 1_000_003 + number);
    this.number = number;
    this.key = key;
    this.left = left;
    this.pauseMillis = plan.pauseMillis();
    this.strays = plan.strays();
  }

  /// Whether both sides of this conversation fall silent, so that the clock has to end it.
  static boolean isSilent(UUID conversation) {
    return Math.floorMod(conversation.hashCode(), 12) == 0;
  }

  @Override
  boolean done() {
    return conversation.isEmpty() && (stopping.get() || left.get() <= 0);
  }

  @Override
  Optional<Wire> connect(URI server) throws InterruptedException {
    if (conversation.isEmpty()) {
      conversation = enter(server);
    }
    if (conversation.isEmpty()) {
      return Optional.empty();
    }
    var id = conversation.get();
    var open = Wire.open(server, "/ws/customer", "");
    if (open.isEmpty()) {
      return open;
    }
    var hello =
        Map.<String, Object>of(
            "token", token, "conversation", id, "after", journal.view(id).last());
    var welcome = welcome(open.get(), hello);
    welcome.ifPresent(
        event -> {
          turnedAway = 0;
          hear(event);
        });
    return welcome.isPresent() ? open : Optional.empty();
  }

  @Override
  void wasAway(Journal.Absence absence) {
    conversation.ifPresent(id -> journal.away(id, absence));
  }

  @Override
  void hear(JsonNode event) {
    var kind = event.path("kind").asString("");
    if (!kind.equals("welcome") && !kind.equals("entries")) {
      return;
    }
    var id = UUID.fromString(event.path("conversation").asString());
    var missing = journal.view(id).take(event);
    missing.ifPresent(after -> mention("fetch", Map.of("conversation", id, "after", after)));
    var state = event.path("state");
    if (missing.isEmpty() && state.has("phase")) {
      become(state);
    }
  }

  @Override
  void closed(int code) {
    // Once may be a hello that came too late on a busy machine.
    if (code == 4001 && ++turnedAway > 1) {
      journal.complain("the token was refused");
    }
  }

  @Override
  void act(boolean busy) {
    if (busy || System.nanoTime() < actAt || conversation.isEmpty()) {
      return;
    }
    var id = conversation.get();
    think();
    if (random.nextInt(60) == 0) {
      hangUp();
      return;
    }
    switch (phase) {
      case "FLOW" -> say(id, said == 0 ? "1" : "2");
      case "WAITING", "OFFERED" -> {
        if (leaves && random.nextInt(40) == 0) {
          submit(id, "leave", Map.of());
        }
      }
      case "SERVED" -> talk(id);
      case "ENDED" -> part(id);
      default -> {}
    }
  }

  private void talk(UUID id) {
    if (isSilent(id) && said > 2) {
      return;
    }
    if (said < 200) {
      say(id, "");
    }
  }

  /// Stays a moment after the end, so that all that was committed arrives, and goes.
  private void part(UUID id) {
    if (canRate && random.nextInt(3) == 0) {
      canRate = false;
      submit(id, "rate", Map.of("score", random.nextInt(1, 6)));
    } else if (System.nanoTime() - endedAt > Duration.ofMillis(500).toNanos()) {
      conversation = Optional.empty();
      hangUp();
    }
  }

  private void say(UUID id, String keyword) {
    said++;
    var text = keyword.isEmpty() ? journal.who() + " says " + said + " of " + id : keyword;
    submit(id, "say", Map.of("content", Map.of("kind", "TEXT", "text", text)));
  }

  private void become(JsonNode state) {
    var now = state.path("phase").asString();
    if (now.equals("ENDED") && !phase.equals("ENDED")) {
      endedAt = System.nanoTime();
      canRate = state.path("canRate").asBoolean();
    }
    boolean rings = now.equals("OFFERED") && !phase.equals("OFFERED");
    phase = now;
    if (rings && strays && random.nextInt(12) == 0) {
      // Closes the page while it rings at an agent.
      leave(new Leave(Duration.ofMillis(random.nextInt(500, 15_000)), false));
    }
  }

  private void think() {
    actAt = System.nanoTime() + Duration.ofMillis(random.nextInt(1, 2 * pauseMillis)).toNanos();
  }

  private Optional<UUID> enter(URI server) throws InterruptedException {
    if (left.getAndDecrement() <= 0) {
      return Optional.empty();
    }
    var entered = post(server);
    if (entered.isEmpty()) {
      left.incrementAndGet();
      return Optional.empty();
    }
    token = entered.get().path("token").asString();
    phase = "";
    said = 0;
    leaves = random.nextInt(10) == 0;
    return Optional.of(UUID.fromString(entered.get().path("conversationId").asString()));
  }

  /// A repetition after a lost answer finds the same conversation by the token; without one the
  /// first is a conversation of somebody who never came back.
  private Optional<JsonNode> post(URI server) throws InterruptedException {
    var body = Map.of("channelKey", key, "token", token, "fresh", true);
    var request =
        HttpRequest.newBuilder(server.resolve("/api/customer/enter"))
            .timeout(Duration.ofSeconds(15))
            .header("Content-Type", "application/json")
            // Each comes from an address of its own, as customers do.
            .header("X-Forwarded-For", "10.1." + number / 250 + "." + (number % 250 + 1))
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
            .build();
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return Optional.of(Json.tree(answer.body()));
      }
      if (answer.statusCode() != 503 && answer.statusCode() != 429) {
        journal.complain("entering was answered with " + answer.statusCode() + answer.body());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
