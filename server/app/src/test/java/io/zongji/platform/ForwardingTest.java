package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Who a request comes from, as proxies tell it and as strangers would like it.
final class ForwardingTest {
  private static final String PROXY = "127.0.0.1";

  private static ProxySettings trusting(String networks) {
    return settings(Map.of("ZONGJI_TRUSTED_PROXIES", networks));
  }

  private static ProxySettings settings(Map<String, String> environment) {
    return ProxySettings.from(name -> Optional.ofNullable(environment.get(name)));
  }

  private static Forwarding told(ProxySettings settings, String peer, Object... headers) {
    var all = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < headers.length; i += 2) {
      all.merge(
          headers[i].toString().toLowerCase(Locale.ROOT),
          List.of(headers[i + 1].toString()),
          (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
    }
    return Forwarding.of(
        InetAddress.ofLiteral(peer), name -> all.getOrDefault(name, List.of()), settings);
  }

  private static String client(String networks, String peer, Object... headers) {
    return told(trusting(networks), peer, headers).client().getHostAddress();
  }

  @Test
  void theClientIsTheRightMostAddressThatIsNoProxy() {
    var forwarded = "X-Forwarded-For";
    assertThat(client("loopback", PROXY, forwarded, "203.0.113.7")).isEqualTo("203.0.113.7");
    assertThat(client("loopback", PROXY, forwarded, "8.8.8.8, 203.0.113.7"))
        .isEqualTo("203.0.113.7");
    assertThat(client("loopback", PROXY, forwarded, "8.8.8.8", forwarded, "203.0.113.7"))
        .isEqualTo("203.0.113.7");
    assertThat(client("loopback, 10.0.0.0/8", PROXY, forwarded, "8.8.8.8,203.0.113.7 ,10.1.2.3"))
        .isEqualTo("203.0.113.7");
    assertThat(client("loopback", PROXY, forwarded, "8.8.8.8, 10.1.2.3")).isEqualTo("10.1.2.3");
    assertThat(client("loopback", PROXY)).isEqualTo(PROXY);
    assertThat(client("loopback", PROXY, forwarded, "127.0.0.2")).isEqualTo("127.0.0.2");
    assertThat(client("loopback", PROXY, forwarded, "8.8.8.8, ".repeat(1_000) + "203.0.113.7"))
        .isEqualTo("203.0.113.7");
    assertThat(
            told(ProxySettings.USUAL, PROXY, forwarded, "8.8.8.8, 127.0.0.1")
                .client()
                .getHostAddress())
        .as("a program on this machine")
        .isEqualTo("127.0.0.1");
    assertThat(client("none", PROXY, forwarded, "203.0.113.7")).isEqualTo(PROXY);
  }

  @Test
  void aStrangerIsNotBelieved() {
    for (var header : List.of("X-Forwarded-For", "Forwarded")) {
      var told =
          told(
              ProxySettings.USUAL,
              "198.51.100.4",
              header,
              "127.0.0.1",
              "X-Forwarded-Proto",
              "https",
              "X-Forwarded-Host",
              "evil.example");
      assertThat(told.client().getHostAddress()).isEqualTo("198.51.100.4");
      assertThat(told.scheme()).isEmpty();
      assertThat(told.host()).isEmpty();
    }
    assertThat(client("loopback", "10.0.0.9", "X-Forwarded-For", "8.8.8.8")).isEqualTo("10.0.0.9");
    assertThat(client("private", "10.0.0.9", "X-Forwarded-For", "8.8.8.8")).isEqualTo("8.8.8.8");
  }

  @Test
  void addressesAreReadAsProxiesWriteThem() {
    Map.of(
            "203.0.113.7:4711", "203.0.113.7",
            "[2001:db8::7]:4711", "2001:db8:0:0:0:0:0:7",
            "[2001:db8::7]", "2001:db8:0:0:0:0:0:7",
            "2001:db8::7", "2001:db8:0:0:0:0:0:7",
            "::ffff:203.0.113.7", "203.0.113.7",
            "[::ffff:203.0.113.7]:80", "203.0.113.7",
            "fe80::1%eth0", "fe80:0:0:0:0:0:0:1")
        .forEach(
            (text, address) ->
                assertThat(client("loopback", PROXY, "X-Forwarded-For", "8.8.8.8, " + text))
                    .as(text)
                    .isEqualTo(address));
    assertThat(client("10.0.0.0/8", "::ffff:10.0.0.1", "X-Forwarded-For", "203.0.113.7"))
        .isEqualTo("203.0.113.7");
  }

  @Test
  void whereAProxyDoesNotTellTheRequestIsItsOwn() {
    for (var hidden :
        List.of(
            "unknown",
            "_hidden",
            "",
            "999.1.1.1",
            "localhost",
            "1",
            "[::1",
            "a:b:c",
            "\"8.8.8.8")) {
      assertThat(client("loopback", PROXY, "X-Forwarded-For", "8.8.8.8, " + hidden))
          .as(hidden)
          .isEqualTo(PROXY);
      assertThat(client("private", PROXY, "X-Forwarded-For", "8.8.8.8, " + hidden + ", 10.0.0.3"))
          .as(hidden)
          .isEqualTo("10.0.0.3");
    }
    assertThat(client("loopback", PROXY, "X-Forwarded-For", "\"8.8.8.8, 203.0.113.7"))
        .isEqualTo("203.0.113.7");
  }

  @Test
  void forwardedIsReadAlike() {
    var told =
        told(
            trusting("loopback, 10.0.0.0/8"),
            PROXY,
            "Forwarded",
            "for=8.8.8.8;proto=https;host=evil.example",
            "Forwarded",
            "For=\"[2001:db8::7]:4711\"; Proto=https ;host=\"desk.example:8443\", for=10.0.0.3;proto=http");
    assertThat(told.client().getHostAddress()).isEqualTo("2001:db8:0:0:0:0:0:7");
    assertThat(told.scheme()).contains("https");
    assertThat(told.host()).contains("desk.example:8443");
    // A quote that the client began does not reach into what the proxy added.
    for (var begun : List.of("for=\"", "for=\"8.8.8.8", "for=\\\"", "x=\"\\\"", ";;=,,=\"")) {
      assertThat(client("loopback", PROXY, "Forwarded", begun + ", for=203.0.113.7"))
          .as(begun)
          .isEqualTo("203.0.113.7");
      assertThat(
              client(
                  "loopback", PROXY, "Forwarded", begun + ", for=\"[2001:db8::7]:1\";proto=http"))
          .as(begun)
          .isEqualTo("2001:db8:0:0:0:0:0:7");
    }
    assertThat(client("loopback", PROXY, "Forwarded", "for=8.8.8.8, for=unknown")).isEqualTo(PROXY);
  }

  @Test
  void ofTheTwoKindsOfHeadersOneIsRead() {
    Object[] both = {"X-Forwarded-For", "203.0.113.7", "Forwarded", "for=8.8.8.8;proto=https"};
    assertThat(told(ProxySettings.USUAL, PROXY, both).client().getHostAddress())
        .isEqualTo("203.0.113.7");
    assertThat(told(ProxySettings.USUAL, PROXY, both).scheme()).isEmpty();
    var forwarded = settings(Map.of("ZONGJI_PROXY_HEADERS", "forwarded"));
    assertThat(told(forwarded, PROXY, both).client().getHostAddress()).isEqualTo("8.8.8.8");
    var several = settings(Map.of("ZONGJI_PROXY_HEADERS", "X-Forwarded"));
    assertThat(told(several, PROXY, "Forwarded", "for=8.8.8.8").client().getHostAddress())
        .isEqualTo(PROXY);
  }

  @Test
  void schemeAndHostAreThoseOfTheSameHop() {
    var settings = trusting("loopback, 10.0.0.0/8");
    var told =
        told(
            settings,
            PROXY,
            "X-Forwarded-For",
            "8.8.8.8, 203.0.113.7, 10.0.0.2",
            "X-Forwarded-Proto",
            "http, https, http",
            "X-Forwarded-Host",
            "evil.example, desk.example, inner");
    assertThat(told.scheme()).contains("https");
    assertThat(told.host()).contains("desk.example");
    // One that passes on what the proxy before it said.
    var single =
        told(
            settings,
            PROXY,
            "X-Forwarded-For",
            "203.0.113.7, 10.0.0.2",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "desk.example",
            "X-Forwarded-Port",
            "8443");
    assertThat(single.scheme()).contains("https");
    assertThat(single.host()).contains("desk.example:8443");
    var begun =
        told(settings, PROXY, "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https, http");
    assertThat(begun.scheme()).contains("http");
    for (var bad : List.of("a b", "a/b", "a@b", "desk:99999", "<script>", "")) {
      assertThat(told(settings, PROXY, "X-Forwarded-Host", bad).host()).as(bad).isEmpty();
      assertThat(told(settings, PROXY, "X-Forwarded-Proto", bad).scheme()).as(bad).isEmpty();
    }
  }

  @Test
  void aListOfProxiesThatMakesNoSenseStopsTheStart() {
    for (var bad :
        List.of(
            "10.0.0.0/33",
            "10.0.0",
            "proxy.example",
            "10.0.0.0/8,,",
            "::1/129",
            "10.0.0.0/-1",
            "/8")) {
      assertThatThrownBy(() -> trusting(bad))
          .as(bad)
          .isInstanceOf(StartupException.class)
          .hasMessageContaining("ZONGJI_TRUSTED_PROXIES");
    }
    assertThatThrownBy(() -> settings(Map.of("ZONGJI_PROXY_HEADERS", "via")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("ZONGJI_PROXY_HEADERS");
    assertThat(client("::ffff:10.0.0.0/104", "10.9.9.9", "X-Forwarded-For", "203.0.113.7"))
        .isEqualTo("203.0.113.7");
  }

  @Test
  void limitsCountAnIpv6NetworkAsOne() {
    assertThat(new ClientAddress("2001:db8:1:2:3:4:5:6").network())
        .isEqualTo(new ClientAddress("2001:db8:1:2::ffff").network())
        .isNotEqualTo(new ClientAddress("2001:db8:1:3::ffff").network());
    assertThat(new ClientAddress("203.0.113.7").network()).isEqualTo("203.0.113.7");
    assertThat(new ClientAddress("::1").network()).isEqualTo("::1");
  }
}
