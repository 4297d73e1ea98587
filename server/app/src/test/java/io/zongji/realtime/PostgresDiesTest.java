package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.HeardLog;
import io.zongji.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// The PostgreSQL child is killed under a running server: the server starts it again, and whoever
/// was at work goes on.
final class PostgresDiesTest extends EdgeTest {
  @Override
  protected Optional<String> databaseAddress() {
    return Optional.empty();
  }

  @Test
  void aKilledPostgresIsStartedAgainAndWorkGoesOn() {
    var agent = online(agent());
    var first = enter();
    var page = page(first, 0);
    serve(first, page, agent);
    kill();
    // Whether it is still down, coming or back: the answer is done or "try again".
    eventually("said", () -> said(page, first, "after-kill"));
    agent.awaitEntry(
        "what was said", entry -> entry.path("clientId").asString("").equals("after-kill"));
    eventually(
        "ended",
        () ->
            agent
                .ask("end", java.util.Map.of("conversation", first.conversation()))
                .path("kind")
                .asString()
                .equals("done"));
    agent.ask("finish", java.util.Map.of("conversation", first.conversation()));
    // Dispatch, sweep and scheduler live on as well. Everything above may have been done by servers
    // of PostgreSQL that outlived it for an instant: who enters may still be told to try again.
    var entered = new AtomicReference<>(tryToEnter());
    eventually(
        "entered",
        () ->
            entered.updateAndGet(last -> last.status() == 200 ? last : tryToEnter()).status()
                == 200);
    var second = visitor(Objects.requireNonNull(entered.get()));
    var secondPage = page(second, 0);
    serve(second, secondPage, agent);
    secondPage.close();
    page.close();
    agent.close();
  }

  @Test
  void whileItDoesNotComeBackNobodyIsSentAway() throws IOException {
    var visitor = enter();
    var page = page(visitor, 0);
    var control = data.resolve("postgres/data/global/pg_control");
    var hidden = control.resolveSibling("pg_control.hidden");
    try (var log = new HeardLog()) {
      Files.move(control, hidden);
      kill();
      eventually("not ready", () -> health().status() == 503);
      var refused = page.ask("say", text(visitor.conversation(), "down", "在吗"));
      assertThat(refused.path("code").asString()).isEqualTo("conversation.unavailable");
      Files.move(hidden, control);
      eventually("ready", () -> health().status() == 200);
      eventually("said", () -> said(page, visitor, "down"));
      assertThat(log.lines().stream().filter(line -> line.startsWith("PostgreSQL has died")))
          .hasSize(1);
      assertThat(log.lines().stream().filter(line -> line.startsWith("PostgreSQL is back")))
          .hasSize(1);
      assertThat(log.lines()).hasSizeBetween(4, 5);
    }
    page.close();
  }

  private static boolean said(TestSocket page, Visitor visitor, String clientId) {
    return page.ask("say", text(visitor.conversation(), clientId, "1"))
        .path("kind")
        .asString("")
        .equals("done");
  }

  private void kill() {
    ProcessHandle.of(postmaster(data)).orElseThrow().destroyForcibly();
  }

  private static long postmaster(Path data) {
    try {
      var file = data.resolve("postgres/data/postmaster.pid");
      return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestClient.Answer health() {
    return client().get("/actuator/health/readiness");
  }
}
