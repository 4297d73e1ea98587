package io.zongji.call;

import io.zongji.platform.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One session at Janus over one WebSocket, for as long as that lasts. Whatever was made in it
/// (handles, connections of pages) is gone with it.
///
/// Requests wait for their answer; events of a handle are told in their order, and whoever hears
/// them must not wait.
final class JanusSession {
  private static final Logger LOG = LoggerFactory.getLogger(JanusSession.class);

  private final String secret;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final Map<Long, Consumer<JsonNode>> handles = new ConcurrentHashMap<>();
  private final CompletableFuture<String> lost = new CompletableFuture<>();
  private volatile @Nullable WebSocket socket;
  private volatile long id;

  private JanusSession(String secret) {
    this.secret = secret;
  }

  /// Somebody who waits for an answer.
  ///
  /// @param acknowledged whether it is enough that Janus has heard
  private record Asked(CompletableFuture<JsonNode> answer, boolean acknowledged) {}

  /// Connects and makes a session; throws when that does not succeed in time.
  static JanusSession open(HttpClient http, URI url, String secret) throws JanusException {
    var session = new JanusSession(secret);
    try {
      session.socket =
          http.newWebSocketBuilder()
              .connectTimeout(Limits.JANUS_ANSWERS_WITHIN)
              .subprotocols("janus-protocol")
              .buildAsync(url, session.new Ear())
              .get(Limits.JANUS_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new JanusException("no connection", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JanusException("interrupted", e);
    }
    try {
      session.id = session.ask(request("create"), false).at("/data/id").longValue();
      return session;
    } catch (JanusException e) {
      session.close();
      throw e;
    }
  }

  /// Why it is lost, when that happens within this time.
  @Nullable String awaitLost(Duration within) throws InterruptedException {
    try {
      return lost.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      return String.valueOf(e.getMessage());
    }
  }

  boolean isLost() {
    return lost.isDone();
  }

  /// Tells Janus that this is still there; throws when Janus is not.
  void keepAlive() throws JanusException {
    ask(request("keepalive"), true);
  }

  /// A new handle of the VideoRoom plugin.
  long attach(Consumer<JsonNode> events) throws JanusException {
    var answer = ask(request("attach").put("plugin", "janus.plugin.videoroom"), false);
    long handle = answer.at("/data/id").longValue();
    handles.put(handle, events);
    return handle;
  }

  /// Gives a handle up, with the connection it has; nothing when it is gone already.
  void detach(long handle) {
    if (handles.remove(handle) == null || isLost()) {
      return;
    }
    try {
      ask(request("detach").put("handle_id", handle), false);
    } catch (JanusException e) {
      LOG.debug("a handle was gone already", e);
    }
  }

  /// Says something to the plugin.
  JsonNode say(long handle, ObjectNode body) throws JanusException {
    return say(handle, body, null);
  }

  /// Says something to the plugin, perhaps with a session description; the whole answer.
  JsonNode say(long handle, ObjectNode body, @Nullable ObjectNode jsep) throws JanusException {
    var message = request("message").put("handle_id", handle);
    message.set("body", body);
    if (jsep != null) {
      message.set("jsep", jsep);
    }
    var answer = ask(message, false);
    var refusal = answer.at("/plugindata/data");
    if (refusal.has("error_code")) {
      throw new JanusException(
          refusal.path("error_code").asInt(), refusal.path("error").asString(""));
    }
    return answer;
  }

  /// Passes on where a page can be reached.
  void trickle(long handle, JsonNode candidate) throws JanusException {
    var message = request("trickle").put("handle_id", handle);
    message.set("candidate", candidate);
    ask(message, true);
  }

  void close() {
    lose("closed");
    var open = socket;
    if (open != null) {
      open.abort();
    }
  }

  private static ObjectNode request(String what) {
    return JsonNodeFactory.instance.objectNode().put("janus", what);
  }

  private JsonNode ask(ObjectNode message, boolean acknowledged) throws JanusException {
    var transaction = UUID.randomUUID().toString();
    message.put("transaction", transaction);
    if (!secret.isEmpty()) {
      message.put("apisecret", secret);
    }
    if (id != 0) {
      message.put("session_id", id);
    }
    var answer = new CompletableFuture<JsonNode>();
    asked.put(transaction, new Asked(answer, acknowledged));
    try {
      send(message.toString());
      return answer.get(Limits.JANUS_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof JanusException refused
          ? refused
          : new JanusException("no answer", e);
    } catch (TimeoutException | CompletionException e) {
      throw new JanusException("no answer to " + message.path("janus").asString(""), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JanusException("interrupted", e);
    } finally {
      asked.remove(transaction);
    }
  }

  /// A WebSocket takes the next message only when it is through with the one before.
  private synchronized void send(String text) throws JanusException {
    var open = socket;
    if (open == null || isLost()) {
      throw new JanusException(JanusException.NO_CODE, "Janus is gone");
    }
    open.sendText(text, true).join();
  }

  private void lose(String why) {
    if (lost.complete(why)) {
      var gone = new JanusException(JanusException.NO_CODE, "Janus is gone: " + why);
      asked.values().forEach(one -> one.answer().completeExceptionally(gone));
    }
  }

  private void heard(JsonNode message) {
    var kind = message.path("janus").asString("");
    var one = asked.get(message.path("transaction").asString(""));
    if (one != null) {
      answered(one, kind, message);
      return;
    }
    if (kind.equals("timeout")) {
      lose("the session has ended");
      return;
    }
    var handle = handles.get(message.path("sender").asLong(0));
    if (handle != null) {
      handle.accept(message);
    }
  }

  private static void answered(Asked one, String kind, JsonNode message) {
    if (kind.equals("error")) {
      var error = message.path("error");
      one.answer()
          .completeExceptionally(
              new JanusException(error.path("code").asInt(0), error.path("reason").asString("")));
    } else if (!kind.equals("ack") || one.acknowledged()) {
      one.answer().complete(message);
    }
  }

  /// Puts messages together that come in parts.
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (text.length() > Limits.JANUS_CHARACTERS_MAX) {
        lose("a message without end");
        from.abort();
        return null;
      }
      if (last) {
        var whole = text.toString();
        text.setLength(0);
        try {
          heard(Json.tree(whole));
        } catch (JacksonException e) {
          LOG.warn("Janus said something that is no JSON", e);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      lose("closed with " + status);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      lose(String.valueOf(error.getMessage()));
    }
  }
}
