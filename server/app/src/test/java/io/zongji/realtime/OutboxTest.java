package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.platform.Background;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What waits for a client is bounded in bytes as the wire has them.
final class OutboxTest {
  /// Bytes of the quotes around a text.
  private static final int QUOTES = 2;

  private final List<CloseCode> closed = new ArrayList<>();
  private final Outbox outbox =
      new Outbox(
          new Outbox.Wire() {
            @Override
            public void send(byte[] frame) {
              throw new AssertionError("it is held back, so nothing is sent");
            }

            @Override
            public void close(CloseCode code) {
              closed.add(code);
            }
          },
          Background.virtualThreads());

  @Test
  void asManyBytesAsTheLimitMayWaitAndOneMoreClosesTheSocket() {
    outbox.hold();
    outbox.offer(quoted("a".repeat(Limits.OUTBOX_BYTES_MAX - QUOTES)));
    assertThat(outbox.closed()).isFalse();
    outbox.offer(quoted(""));
    assertThat(outbox.closed()).isTrue();
    assertThat(closed).containsExactly(CloseCode.TOO_SLOW);
  }

  @Test
  void chineseTextCountsThreeBytesACharacter() {
    outbox.hold();
    outbox.offer(quoted("总".repeat((Limits.OUTBOX_BYTES_MAX - QUOTES) / 3)));
    assertThat(outbox.closed()).isFalse();
    outbox.offer(quoted("总"));
    assertThat(closed).containsExactly(CloseCode.TOO_SLOW);
  }

  @Test
  void aFrameIsTheArrayOfItsEvents() {
    var frame = Event.frame(List.of(quoted("总机"), quoted("a"), quoted("")));
    assertThat(new String(frame, StandardCharsets.UTF_8)).isEqualTo("[\"总机\",\"a\",\"\"]");
  }

  private static Event quoted(String text) {
    return Event.written(json -> json.writeString(text));
  }

  @Test
  void textsAreAsLongAsTheirUtf8() {
    for (var text : List.of("", "plain", "é߿ࠀ", "总机，您好", "😀a😀", "\u007f\u0080\uffff")) {
      assertThat(Utf8.bytes(text)).as(text).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }
  }
}
