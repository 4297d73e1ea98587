package io.zongji.realtime;

import io.zongji.platform.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client of a socket: it says frames, and keeps every event it hears until asked for.
public final class TestSocket implements WebSocket.Listener, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicLong REFS = new AtomicLong();

  private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
  private final List<JsonNode> kept = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final boolean reads;
  private final WebSocket socket;

  private TestSocket(URI address, Map<String, String> headers, boolean reads) {
    this(HttpClient.newHttpClient(), address, headers, reads);
  }

  private TestSocket(HttpClient http, URI address, Map<String, String> headers, boolean reads) {
    this.reads = reads;
    var builder = http.newWebSocketBuilder();
    headers.forEach(builder::header);
    this.socket = builder.buildAsync(address, this).join();
  }

  public static TestSocket open(URI server, String path, Map<String, String> headers) {
    return new TestSocket(address(server, path), headers, true);
  }

  /// One whose connections are made by `http`, to a whole address.
  public static TestSocket open(HttpClient http, URI address, Map<String, String> headers) {
    return new TestSocket(http, address, headers, true);
  }

  /// A client that takes nothing from the network.
  public static TestSocket deaf(URI server, String path, Map<String, String> headers) {
    return new TestSocket(address(server, path), headers, false);
  }

  private static URI address(URI server, String path) {
    return URI.create("ws://localhost:" + server.getPort() + path);
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    if (reads) {
      webSocket.request(Long.MAX_VALUE);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      Json.tree(part.toString()).valueStream().forEach(heard::add);
      part.setLength(0);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  /// Says an operation with these fields and a fresh `ref`, which it returns.
  public long say(String op, Map<String, ?> fields) {
    long ref = REFS.incrementAndGet();
    ObjectNode frame = Json.mapper().valueToTree(fields);
    raw(frame.put("op", op).put("ref", ref).toString());
    return ref;
  }

  /// Says it, if there is still somebody to say it to.
  void sayUnlessClosed(String op, Map<String, ?> fields) {
    ObjectNode frame = Json.mapper().valueToTree(fields);
    var text = frame.put("op", op).put("ref", REFS.incrementAndGet()).toString();
    socket.sendText(text, true).exceptionally(_ -> socket).join();
  }

  /// Says it and waits for the answer with the same `ref`.
  public JsonNode ask(String op, Map<String, ?> fields) {
    long ref = say(op, fields);
    return await(op, event -> event.path("ref").asLong(-1) == ref);
  }

  /// Sends text as it is, as much of it as the server takes before it closes.
  public void raw(String text) {
    socket.sendText(text, true).exceptionally(_ -> socket).join();
  }

  public void binary(byte[] bytes) {
    socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).exceptionally(_ -> socket).join();
  }

  /// The first event that fits, of those heard already and those to come; it is forgotten then.
  public JsonNode await(String what, Predicate<JsonNode> fits) {
    for (var event : kept) {
      if (fits.test(event)) {
        kept.remove(event);
        return event;
      }
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var event = next(deadline);
      if (event == null) {
        throw new AssertionError("never heard: " + what + "; heard " + kept + closedText());
      }
      if (fits.test(event)) {
        return event;
      }
      kept.add(event);
    }
  }

  public JsonNode awaitKind(String kind) {
    return await(kind, event -> event.path("kind").asString("").equals(kind));
  }

  /// Waits until the entries heard hold one that fits; returns it.
  public JsonNode awaitEntry(String what, Predicate<JsonNode> fits) {
    var event =
        await(
            what,
            heardEvent ->
                heardEvent.path("entries").valueStream().anyMatch(fits)
                    || heardEvent
                        .path("timelines")
                        .valueStream()
                        .anyMatch(t -> t.path("entries").valueStream().anyMatch(fits)));
    kept.add(event);
    return event
        .path("entries")
        .valueStream()
        .filter(fits)
        .findFirst()
        .orElseGet(
            () ->
                event
                    .path("timelines")
                    .valueStream()
                    .flatMap(t -> t.path("entries").valueStream())
                    .filter(fits)
                    .findFirst()
                    .orElseThrow());
  }

  public JsonNode awaitText(String text) {
    return awaitEntry(text, entry -> entry.path("content").path("text").asString("").equals(text));
  }

  /// Remembers an event for later questions.
  void keep(JsonNode event) {
    kept.add(event);
  }

  /// All events heard so far that were not asked for.
  public List<JsonNode> kept() {
    heard.drainTo(kept);
    return List.copyOf(kept);
  }

  /// The code with which the server closes it.
  public int closeCode() {
    try {
      return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("was not closed properly; heard " + kept(), e);
    }
  }

  /// Goes on reading where a deaf client stopped.
  void listen() {
    socket.request(Long.MAX_VALUE);
  }

  /// Cuts the line without a word.
  void cut() {
    socket.abort();
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> socket).join();
    }
  }

  private @org.jspecify.annotations.Nullable JsonNode next(long deadline) {
    try {
      while (System.nanoTime() < deadline) {
        var event = heard.poll(50, TimeUnit.MILLISECONDS);
        if (event != null || (closed.isDone() && heard.isEmpty())) {
          return event;
        }
      }
      return null;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String closedText() {
    return closed.isDone() && !closed.isCompletedExceptionally() ? ", closed " + closed.join() : "";
  }
}
