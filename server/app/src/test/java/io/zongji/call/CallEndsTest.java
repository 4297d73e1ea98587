package io.zongji.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.realtime.EdgeTest;
import io.zongji.realtime.TestSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a server that died left of calls is found; what is still needed is not.
final class CallEndsTest extends EdgeTest {
  @Test
  void onlyLinesOfCallsThatAreOverAreForgotten() {
    var visitor = enter();
    try (var page = page(visitor, 0)) {
      var id = visitor.conversation();
      var going = call(page, id);
      join(page, id, going);
      var unknown = UUID.randomUUID();
      line(unknown, id);
      line(UUID.randomUUID(), UUID.randomUUID());
      assertThat(bean(CallEnds.class).look()).isEqualTo(2);
      assertThat(lines()).containsExactly(going);

      page.ask("call-end", Map.of("conversation", id, "call", going, "clientId", "e"));
      eventually("cleared up", () -> lines().isEmpty());
      // As if the server that ended it had died before it cleared up.
      line(going, id);
      assertThat(bean(CallEnds.class).look()).isEqualTo(1);
      assertThat(lines()).isEmpty();
    }
  }

  private static UUID call(TestSocket page, UUID conversation) {
    page.ask("call", Map.of("conversation", conversation, "clientId", "c", "media", "VOICE"));
    var asked =
        page.awaitEntry("asked", entry -> entry.path("notice").asString("").equals("CALL_ASKED"));
    return UUID.fromString(asked.path("callId").asString());
  }

  private static void join(TestSocket page, UUID conversation, UUID call) {
    var answer =
        page.ask(
            "signal",
            Map.of(
                "conversation",
                conversation,
                "call",
                call,
                "leg",
                UUID.randomUUID(),
                "data",
                Map.of("type", "join")));
    assertThat(answer.path("kind").asString()).as(answer.toString()).isEqualTo("done");
  }

  private void line(UUID call, UUID conversation) {
    jdbc()
        .sql("insert into call_line (call_id, conversation_id) values (?, ?)")
        .params(call, conversation)
        .update();
  }

  private List<UUID> lines() {
    return jdbc().sql("select call_id from call_line").query(UUID.class).list();
  }
}
