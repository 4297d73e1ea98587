package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.HeardLog;
import io.zongji.Relay;
import io.zongji.platform.TestPostgres;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A database that cannot be reached for a while: said in readiness and in one line of the log;
/// sockets stay, commands are refused with "try again", and everything goes on by itself.
final class DatabaseOutageTest extends EdgeTest {
  private final Relay network = new Relay(TestPostgres.port());

  @Override
  protected Optional<String> databaseAddress() {
    return Optional.of(
        database.address().replace(":" + TestPostgres.port() + "/", ":" + network.port() + "/"));
  }

  @AfterAll
  void takeTheNetworkDown() {
    network.close();
  }

  @Test
  void everythingWaitsForTheDatabaseAndGoesOn() {
    var member = agent();
    var browser = signIn(member.email());
    var agent = online(member);
    var visitor = enter();
    var page = page(visitor, 0);
    serve(visitor, page, agent);
    try (var log = new HeardLog()) {
      network.cut();
      eventually("not ready", () -> health().status() == 503);
      assertThat(health().body().path("components").path("db").path("status").asString())
          .isEqualTo("DOWN");

      var refused = page.ask("say", text(visitor.conversation(), "away-1", "还在吗"));
      assertThat(refused.path("code").asString()).isEqualTo("conversation.unavailable");
      assertThat(refused.path("again").asBoolean()).isTrue();
      var choice = agent.ask("presence", Map.of("choose", "REST"));
      assertThat(choice.path("code").asString()).isEqualTo("conversation.unavailable");
      assertThat(page.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
      var rest = browser.get("/api/session");
      assertThat(code(rest, 503)).isEqualTo("request.unavailable");
      assertThat(rest.raw().headers().firstValue("Retry-After")).contains("1");
      assertThat(code(client().post("/api/customer/enter", Map.of("channelKey", key)), 503))
          .isEqualTo("request.unavailable");

      network.mend();
      eventually("ready", () -> health().status() == 200);
      // The same sockets, the same client id.
      var done = page.ask("say", text(visitor.conversation(), "away-1", "还在吗"));
      assertThat(done.path("kind").asString()).as(done.toString()).isEqualTo("done");
      agent.awaitEntry(
          "what was said", entry -> entry.path("clientId").asString("").equals("away-1"));
      assertThat(browser.get("/api/session").status()).isEqualTo(200);
      assertThat(log.lines())
          .satisfiesExactly(
              line -> assertThat(line).startsWith("The database cannot be reached"),
              line -> assertThat(line).startsWith("The database is back"));
    }
    page.close();
    agent.close();
  }

  @Test
  void whatWasToBePushedIsPushedWhenTheDatabaseIsBack() {
    var member = agent();
    var agent = online(member);
    var visitor = enter();
    var page = page(visitor, 0);
    serve(visitor, page, agent);
    network.cut();
    eventually("not ready", () -> health().status() == 503);
    // Its answer cannot be read now and waits; what comes behind it does not.
    page.say("fetch", Map.of("conversation", visitor.conversation(), "after", 0));
    assertThat(page.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
    network.mend();
    page.await(
        "the range",
        event ->
            event.path("kind").asString("").equals("entries")
                && event.path("after").asLong(-1) == 0);
    assertThat(
            agent
                .ask("end", Map.of("conversation", visitor.conversation(), "clientId", id()))
                .path("kind")
                .asString())
        .isEqualTo("done");
    page.close();
    agent.close();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private io.zongji.TestClient.Answer health() {
    return client().get("/actuator/health/readiness");
  }
}
