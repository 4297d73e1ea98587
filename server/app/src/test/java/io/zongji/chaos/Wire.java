package io.zongji.chaos;

import io.zongji.platform.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A WebSocket to a server. What it hears waits in a queue; the end of the line is the last thing
/// heard.
final class Wire implements WebSocket.Listener {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /// Something heard: an event, or that the line is gone.
  sealed interface Heard {
    record Event(JsonNode json) implements Heard {}

    record Gone(int code) implements Heard {}
  }

  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private @Nullable WebSocket socket;

  /// Connects; empty when nobody is there.
  static Optional<Wire> open(URI server, String path, String cookie) {
    var wire = new Wire();
    var builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(3));
    if (!cookie.isEmpty()) {
      builder.header("Cookie", cookie);
    }
    try {
      wire.socket =
          builder
              .buildAsync(URI.create("ws://" + server.getAuthority() + path), wire)
              .orTimeout(10, TimeUnit.SECONDS)
              .join();
      return Optional.of(wire);
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  /// Says it, if there is still somebody to say it to.
  void say(String frame) {
    var current = socket;
    if (current != null) {
      var _ = current.sendText(frame, true).exceptionally(_ -> current);
    }
  }

  /// The next thing heard within that time.
  Optional<Heard> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// Cuts the line.
  void cut() {
    var current = socket;
    if (current != null) {
      current.abort();
    }
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    webSocket.request(Long.MAX_VALUE);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      Json.tree(part.toString()).valueStream().map(Heard.Event::new).forEach(heard::add);
      part.setLength(0);
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    heard.add(new Heard.Gone(code));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    heard.add(new Heard.Gone(-1));
  }
}
