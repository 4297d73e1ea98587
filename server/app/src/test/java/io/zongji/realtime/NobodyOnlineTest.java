package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a customer in the queue is told while no agent is online.
final class NobodyOnlineTest extends EdgeTest {
  @Test
  void aWaitingCustomerIsToldWhileNobodyIsOnline() {
    var first = enter();
    var second = enter();
    try (var agent = online(agent());
        var one = page(first, 0);
        var two = page(second, 0)) {
      one.ask("say", text(first.conversation(), "q", "1"));
      awaitOffer(agent, first.conversation());
      two.ask("say", text(second.conversation(), "q", "1"));
      two.awaitText("前面有1位");
      var waits = two.await("waiting", e -> phase(e).equals("WAITING"));
      assertThat(waits.path("state").path("nobodyOnline").asBoolean(true)).isFalse();

      agent.ask("presence", Map.of("choose", "REST"));
      two.await("nobody is online", e -> e.path("state").path("nobodyOnline").asBoolean());
      try (var again = page(second, 0)) {
        var welcome = again.await("the welcome", e -> phase(e).equals("WAITING"));
        assertThat(welcome.path("state").path("nobodyOnline").asBoolean()).isTrue();
      }

      agent.ask("presence", Map.of("choose", "IDLE"));
      two.await(
          "somebody is online",
          e -> phase(e).equals("WAITING") && !e.path("state").path("nobodyOnline").asBoolean(true));
    }
  }

  private static String phase(JsonNode event) {
    return event.path("state").path("phase").asString("");
  }
}
