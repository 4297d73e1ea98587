package io.zongji.call;

import io.zongji.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// A Chromium without a screen, in whose page tests run JavaScript.
final class TestBrowser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Process process;
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final String page;

  private TestBrowser(Path folder, Process process) throws IOException {
    this.folder = folder;
    this.process = process;
    var lines = Files.readAllLines(portFile());
    var address = URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
    this.socket = http.newWebSocketBuilder().buildAsync(address, new Ear()).join();
    var target = call("", "Target.createTarget", Map.of("url", "about:blank"));
    var attached =
        call(
            "",
            "Target.attachToTarget",
            Map.of("targetId", target.path("targetId").asString(), "flatten", true));
    this.page = attached.path("sessionId").asString();
  }

  static TestBrowser start() {
    try {
      var folder = Files.createTempDirectory("zongji-browser");
      var process =
          new ProcessBuilder(
                  System.getenv().getOrDefault("ZONGJI_CHROMIUM", "chromium"),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--no-first-run",
                  "--autoplay-policy=no-user-gesture-required",
                  "--disable-features=WebRtcHideLocalIpsWithMdns",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + folder,
                  "about:blank")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitPort(folder, process);
      return new TestBrowser(folder, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path portFile() {
    return folder.resolve("DevToolsActivePort");
  }

  private static void awaitPort(Path folder, Process process) throws IOException {
    var file = folder.resolve("DevToolsActivePort");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IllegalStateException("Chromium does not start; run deploy/install-chromium");
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /// What the expression, or the promise it gives, comes to.
  JsonNode run(String expression) {
    var answer =
        call(
            page,
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.at("/result/value");
  }

  private JsonNode call(String session, String method, Map<String, Object> params) {
    int id = ids.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    asked.put(id, answer);
    var message = Json.mapper().createObjectNode().put("id", id).put("method", method);
    message.set("params", Json.mapper().valueToTree(params));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join().path("result");
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      // A child that is still going may write a last file; the folder is a temporary one.
      folder.toFile().deleteOnExit();
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        var message = Json.tree(text.toString());
        text.setLength(0);
        var one = asked.remove(message.path("id").asInt(0));
        if (one != null) {
          one.complete(message);
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
