package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.conversation.ConversationId;
import io.zongji.platform.StartupException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nobody holds more sockets than a person needs.
final class SocketBoundsTest extends EdgeTest {
  @Override
  protected List<String> furtherSettings() {
    return List.of("--ZONGJI_SOCKETS_PER_ADDRESS=3");
  }

  @Test
  void theOldestPageOfTooManyIsToldThatAnotherOneIsOpen() {
    var visitor = enter();
    var pages = new ArrayList<TestSocket>();
    for (int i = 0; i <= Limits.PAGES_MAX; i++) {
      pages.add(page(visitor, 0));
    }
    assertThat(pages.getFirst().closeCode()).isEqualTo(4009);
    for (var page : pages.subList(1, pages.size())) {
      assertThat(page.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
    }
    eventually(
        "the oldest has gone",
        () ->
            bean(Audience.class).customers(new ConversationId(visitor.conversation())).size()
                == Limits.PAGES_MAX);
    pages.forEach(TestSocket::close);
  }

  @Test
  void oneAddressHoldsNoMoreThanItsShare() {
    var from = Map.of("X-Forwarded-For", "203.0.113.7");
    var held = new ArrayList<TestSocket>();
    for (int i = 0; i < 3; i++) {
      held.add(TestSocket.open(address(), "/ws/customer", from));
    }
    try (var more = TestSocket.open(address(), "/ws/customer", from);
        var other =
            TestSocket.open(address(), "/ws/customer", Map.of("X-Forwarded-For", "203.0.113.8"))) {
      assertThat(more.closeCode()).isEqualTo(4008);
      assertThat(other.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
    }
    held.getFirst().close();
    eventually("there is room again", () -> bean(SocketsByAddress.class).of("203.0.113.7") == 2);
    try (var again = TestSocket.open(address(), "/ws/customer", from)) {
      assertThat(again.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
    }
    held.forEach(TestSocket::close);
  }

  @Test
  void anIpv6NetworkHoldsNoMoreThanOneAddress() {
    var held = new ArrayList<TestSocket>();
    for (int i = 1; i <= 3; i++) {
      var from = Map.of("X-Forwarded-For", "2001:db8:1:2::" + i);
      held.add(TestSocket.open(address(), "/ws/customer", from));
    }
    try (var more =
        TestSocket.open(
            address(), "/ws/customer", Map.of("X-Forwarded-For", "2001:db8:1:2:ffff::9"))) {
      assertThat(more.closeCode()).isEqualTo(4008);
    }
    held.forEach(TestSocket::close);
  }

  @Test
  void aSocketWithoutAHelloIsClosedSoon() {
    try (var page = page()) {
      assertThat(page.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
      bean(Sockets.class).beat(clock.instant().plus(Limits.HELLO_WITHIN));
      assertThat(page.ask("ping", Map.of()).path("kind").asString()).isEqualTo("pong");
      var late = clock.instant().plus(Limits.HELLO_WITHIN).plus(Duration.ofMillis(1));
      // The first beat may find it still answering.
      eventually(
          "it is gone",
          () -> {
            bean(Sockets.class).beat(late);
            return bean(Sockets.class).count() == 0;
          });
      assertThat(page.closeCode()).isEqualTo(4001);
    }
  }

  @Test
  void nearAddressesAreNotCountedAndWhatIsNoAddressIs() {
    var sockets = new SocketsByAddress("1");
    for (var near : List.of("127.0.0.1", "::1", "10.1.2.3", "fd00:0:0:0:0:0:0:0/64")) {
      assertThat(sockets.enter(near)).isTrue();
      assertThat(sockets.enter(near)).as(near).isTrue();
    }
    for (var far : List.of("203.0.113.9", "2001:db8:0:0:0:0:0:0/64", "unknown", "")) {
      assertThat(sockets.enter(far)).isTrue();
      assertThat(sockets.enter(far)).as(far).isFalse();
    }
  }

  @Test
  void aSettingThatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> new SocketsByAddress("many"))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ZONGJI_SOCKETS_PER_ADDRESS is \"many\"");
  }
}
