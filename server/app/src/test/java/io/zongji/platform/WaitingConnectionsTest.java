package io.zongji.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever opens any number of connections closes the own ones.
final class WaitingConnectionsTest extends ServerTest {
  private static final InetAddress ONE = InetAddress.ofLiteral("203.0.113.7");
  private static final InetAddress OTHER = InetAddress.ofLiteral("203.0.113.8");
  private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");
  private static final String ASKS = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private WaitingConnections<String> connections;

  @BeforeEach
  void none() {
    connections = new WaitingConnections<>(2, 4, Networks.named("private"));
  }

  /// Loopback is a client like any other here.
  @Override
  protected List<String> furtherSettings() {
    return List.of("--ZONGJI_TRUSTED_PROXIES=none");
  }

  @Test
  void oneMoreOfANetworkClosesItsOldestAndNobodyElses() {
    assertThat(connections.add("other", OTHER)).isEmpty();
    assertThat(connections.add("a", ONE)).isEmpty();
    assertThat(connections.add("b", ONE)).isEmpty();
    assertThat(connections.add("c", ONE)).containsExactly("a");
    assertThat(connections.add("d", ONE)).containsExactly("b");
    assertThat(connections.count()).isEqualTo(3);
  }

  @Test
  void anIpv6NetworkIsOne() {
    connections.add("a", InetAddress.ofLiteral("2001:db8::1"));
    connections.add("b", InetAddress.ofLiteral("2001:db8::2"));
    assertThat(connections.add("c", InetAddress.ofLiteral("2001:db8::3"))).containsExactly("a");
    assertThat(connections.add("d", InetAddress.ofLiteral("2001:db8:0:1::1"))).isEmpty();
  }

  @Test
  void aTrustedProxySpeaksForMany() {
    for (var name : List.of("a", "b", "c", "d")) {
      assertThat(connections.add(name, PROXY)).isEmpty();
    }
    assertThat(connections.add("e", PROXY)).containsExactly("a");
  }

  @Test
  void oneMoreInAllClosesTheOneThatHasWaitedLongest() {
    connections.add("a", ONE);
    connections.add("b", PROXY);
    connections.add("c", OTHER);
    connections.add("d", OTHER);
    // Was served meanwhile, and waits again.
    connections.remove("a");
    connections.add("a", ONE);
    assertThat(connections.add("e", ONE)).containsExactly("b");
    assertThat(connections.add("f", InetAddress.ofLiteral("203.0.113.9"))).containsExactly("c");
  }

  @Test
  void whatIsServedOrGoneIsNotCounted() {
    for (var name : List.of("a", "b", "c", "d", "e", "f")) {
      assertThat(connections.add(name, ONE)).isEmpty();
      connections.remove(name);
    }
    assertThat(connections.count()).isZero();
  }

  @Test
  void theServerTakesEachNewConnectionAndClosesTheOldestSilentOne() throws IOException {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i <= WaitingConnections.ADDRESS_MAX; i++) {
        sockets.add(new Socket("localhost", address().getPort()));
      }
      var newest = sockets.getLast();
      newest.getOutputStream().write(ASKS.getBytes(US_ASCII));
      assertThat(new String(newest.getInputStream().readNBytes(12), US_ASCII))
          .isEqualTo("HTTP/1.1 200");
      assertThat(sockets.getFirst().getInputStream().read()).isEqualTo(-1);
    } finally {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
