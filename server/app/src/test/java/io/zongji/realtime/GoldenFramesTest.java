package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zongji.ServerTest;
import io.zongji.call.Signal;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ClientId;
import io.zongji.conversation.ConversationFault;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Kind;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.TimelineJson;
import io.zongji.platform.FaultException;
import io.zongji.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The examples of `contract/golden/frames`, which clients read as well.
final class GoldenFramesTest extends ServerTest {
  private static final ConversationId CONVERSATION =
      new ConversationId(UUID.fromString("01997a3e-0000-7000-8000-000000000001"));

  private static final CallId CALL =
      new CallId(UUID.fromString("01997a3e-0000-7000-8000-0000000000ff"));

  @Test
  void framesOfCustomersAreReadAsWritten() throws IOException {
    for (var example : golden("client-customer").path("frames")) {
      checkRead(example, frame -> CustomerOp.of(frame).getClass());
    }
  }

  @Test
  void framesOfWorkspacesAreReadAsWritten() throws IOException {
    for (var example : golden("client-workspace").path("frames")) {
      checkRead(example, frame -> WorkspaceOp.of(frame).getClass());
    }
  }

  @Test
  void sharedEventsAreWrittenAsRead() throws IOException {
    var busy = new Events.Refusal(ConversationFault.BUSY, List.of(), true);
    var refused =
        ((tools.jackson.databind.node.ObjectNode) tree(Events.refused(3, busy, Locale.CHINESE)));
    assertThat(refused.path("detail").asString()).isNotBlank().isNotEqualTo("conversation.busy");
    refused.put("detail", "系统繁忙");
    var events =
        List.of(
            tree(Events.done(1)),
            tree(Events.done(2, CONVERSATION, 7)),
            refused,
            tree(Events.position(CONVERSATION, 2)),
            tree(Events.typing(CONVERSATION, Receipts.Side.AGENT)),
            tree(Events.receipt(CONVERSATION, Receipts.Side.CUSTOMER, new Receipts.Receipt(9, 7))),
            tree(Events.signal(CONVERSATION, CALL, offer())),
            tree(Events.signal(CONVERSATION, CALL, legs())),
            tree(Events.pong(4, Instant.parse("2026-03-02T01:00:00Z"))));
    var wanted = golden("server-shared").path("frame");
    assertThat(events).hasSize(wanted.size());
    for (int i = 0; i < events.size(); i++) {
      assertThat(tree(events.get(i).toString())).isEqualTo(wanted.get(i));
    }
  }

  @Test
  void entriesAreShownToEachSideAsWritten() throws IOException {
    var golden = golden("entries");
    var timeline = golden.path("timeline").valueStream().map(GoldenFramesTest::entry).toList();
    assertThat(shown(bean(CustomerSight.class), timeline)).isEqualTo(golden.path("customer"));
    assertThat(shown(bean(WorkspaceSight.class), timeline)).isEqualTo(golden.path("workspace"));
  }

  private static Signal offer() {
    return new Signal(
        7,
        Signal.From.AGENT,
        Optional.of(UUID.fromString("01997a3e-0000-7000-8000-0000000000ab")),
        """
        {"type":"offer","sdp":"v=0\\r\\n","to":"01997a3e-0000-7000-8000-0000000000ac"}
        """);
  }

  private static Signal legs() {
    return new Signal(
        8,
        Signal.From.SERVER,
        Optional.empty(),
        """
        {"type":"legs","way":"DIRECT","customer":"01997a3e-0000-7000-8000-0000000000ac",
         "agent":null,"iceServers":[],"iceTransportPolicy":"relay"}
        """);
  }

  private interface Reader {
    Class<?> read(Frame frame);
  }

  private static void checkRead(JsonNode example, Reader reader) {
    if (example.has("text")) {
      assertThat(
              catchThrowableOfType(
                  BadFrame.class, () -> Frame.parse(example.path("text").asString())))
          .as(example.toString())
          .isNotNull();
      assertThat(example.path("closes").asInt()).isEqualTo(CloseCode.BAD_FRAME.status().getCode());
      return;
    }
    var frame = parse(example.path("frame"));
    if (example.has("reads")) {
      assertThat(reader.read(frame).getSimpleName())
          .isEqualToIgnoringCase(example.path("reads").asString());
      return;
    }
    var fault = catchThrowableOfType(FaultException.class, () -> reader.read(frame));
    assertThat(fault).as(example.toString()).isNotNull();
    assertThat(fault.fault().code()).isEqualTo(example.path("refused").asString());
    if (example.has("field")) {
      assertThat(fault.args()).containsExactly(example.path("field").asString());
    }
  }

  private static Frame parse(JsonNode frame) {
    try {
      return Frame.parse(frame.toString());
    } catch (BadFrame e) {
      throw new AssertionError(frame.toString(), e);
    }
  }

  private static Entry entry(JsonNode line) {
    var kind = Kind.valueOf(line.path("kind").asString());
    return new Entry(
        line.path("seq").asLong(),
        Instant.parse(line.path("at").asString()),
        Optional.ofNullable(line.path("clientId").asString(null)).map(ClientId::new),
        TimelineJson.fact(kind, line.path("body").toString()));
  }

  private static JsonNode shown(Sight sight, List<Entry> timeline) {
    var text = sight.entries(timeline).toString();
    return tree(text.replaceAll("/api/media/[^\"]+", "SIGNED"));
  }

  private static JsonNode golden(String name) throws IOException {
    var file = Path.of("../../contract/golden/frames/" + name + ".json");
    return tree(Files.readString(file));
  }

  private static JsonNode tree(Event event) {
    return tree(event.toString());
  }

  private static JsonNode tree(String json) {
    return Json.tree(json);
  }
}
