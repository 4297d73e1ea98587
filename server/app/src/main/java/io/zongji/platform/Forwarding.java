package io.zongji.platform;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What trusted proxies say of a request: who sent it, by which scheme, to which host.
///
/// Each proxy adds to the right end of a list that the client may begin as it pleases. So the lists
/// are read from the right, as far as trusted proxies wrote them: the client is the first address
/// that is no trusted proxy. Where a proxy does not tell the address (`unknown`, a made-up name)
/// it is the proxy itself that the request comes from.
///
/// @param client who sent the request
/// @param scheme `http` or `https`, when that is told
/// @param host what the client calls this server, `name` or `name:port`, when that is told
record Forwarding(InetAddress client, Optional<String> scheme, Optional<String> host) {
  /// Names and numbers, with a port or without.
  private static final String HOST = "([0-9A-Za-z._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?";

  /// Where in its list, counted from the right, the last hop stands that a trusted proxy wrote.
  private record Hop(InetAddress client, int place) {}

  /// @param peer who is at the other end of the connection
  /// @param headers all values of a header, in the order in which they came
  static Forwarding of(
      InetAddress peer, Function<String, List<String>> headers, ProxySettings settings) {
    if (!settings.trusted().contains(peer)) {
      return new Forwarding(peer, Optional.empty(), Optional.empty());
    }
    var ours =
        switch (settings.headers()) {
          case X_FORWARDED -> true;
          case FORWARDED -> false;
          case ANY -> hasAny(headers);
        };
    return ours ? ofSeveral(peer, headers, settings.further()) : ofOne(peer, headers, settings);
  }

  private static boolean hasAny(Function<String, List<String>> headers) {
    return List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host").stream()
        .anyMatch(name -> !headers.apply(name).isEmpty());
  }

  /// `X-Forwarded-For` and its sisters, a list each. One of a sister that is shorter was begun by a
  /// proxy further in, which speaks for all before it.
  private static Forwarding ofSeveral(
      InetAddress peer, Function<String, List<String>> headers, Networks trusted) {
    var hop = hop(peer, list(headers.apply("X-Forwarded-For")), trusted);
    var schemes = list(headers.apply("X-Forwarded-Proto"));
    var hosts = list(headers.apply("X-Forwarded-Host"));
    var ports = list(headers.apply("X-Forwarded-Port"));
    var port = at(ports, hop.place()).filter(Forwarding::isPort);
    return new Forwarding(
        hop.client(),
        at(schemes, hop.place()).flatMap(Forwarding::scheme),
        at(hosts, hop.place())
            .flatMap(Forwarding::host)
            .map(
                host ->
                    host.matches(".*:\\d+") ? host : port.map(p -> host + ":" + p).orElse(host)));
  }

  /// `Forwarded` (RFC 7239): a list of hops, each with what its proxy says.
  private static Forwarding ofOne(
      InetAddress peer, Function<String, List<String>> headers, ProxySettings settings) {
    var elements = quoted(headers.apply("Forwarded"), ',');
    var addresses = elements.stream().map(element -> part(element, "for").orElse("")).toList();
    var hop = hop(peer, addresses, settings.further());
    var element = at(elements, hop.place()).orElse("");
    return new Forwarding(
        hop.client(),
        part(element, "proto").flatMap(Forwarding::scheme),
        part(element, "host").flatMap(Forwarding::host));
  }

  private static Hop hop(InetAddress peer, List<String> addresses, Networks trusted) {
    var known = peer;
    for (int place = 0; place < addresses.size(); place++) {
      var address = address(addresses.get(addresses.size() - 1 - place));
      if (address.isEmpty()) {
        return new Hop(known, place);
      }
      known = address.get();
      if (!trusted.contains(known)) {
        return new Hop(known, place);
      }
    }
    return new Hop(known, Math.max(0, addresses.size() - 1));
  }

  /// An address with or without a port, IPv6 with or without brackets.
  static Optional<InetAddress> address(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return end > 0 && text.substring(end + 1).matches("(:\\w{1,20})?")
          ? Networks.literal(text.substring(1, end))
          : Optional.empty();
    }
    int colon = text.indexOf(':');
    boolean hasPort = colon > 0 && colon == text.lastIndexOf(':');
    return Networks.literal(hasPort ? text.substring(0, colon) : text);
  }

  private static Optional<String> at(List<String> list, int place) {
    return list.isEmpty()
        ? Optional.empty()
        : Optional.of(list.get(Math.max(0, list.size() - 1 - place)));
  }

  private static Optional<String> scheme(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "https", "wss" -> Optional.of("https");
      case "http", "ws" -> Optional.of("http");
      default -> Optional.empty();
    };
  }

  private static Optional<String> host(String text) {
    int colon = text.lastIndexOf(':');
    return Optional.of(text)
        .filter(host -> host.matches(HOST))
        .filter(host -> !host.matches(".*:\\d+") || isPort(host.substring(colon + 1)));
  }

  private static boolean isPort(String text) {
    return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535;
  }

  /// One parameter of an element of `Forwarded`, without its quotes.
  private static Optional<String> part(String element, String name) {
    for (var pair : quoted(List.of(element), ';')) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
        var value = pair.substring(equals + 1).strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return Optional.of(
            quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value);
      }
    }
    return Optional.empty();
  }

  /// All values as one list.
  private static List<String> list(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  /// All values as one list, split outside of quotes. Read from the right: what the client began,
  /// such as with a quote that has no end, must not reach into what a proxy added.
  private static List<String> quoted(List<String> values, char separator) {
    var parts = new ArrayList<String>();
    for (var value : values.reversed()) {
      int end = value.length();
      boolean quoted = false;
      for (int i = end - 1; i >= 0; i--) {
        if (value.charAt(i) == '"' && (i == 0 || value.charAt(i - 1) != '\\')) {
          quoted = !quoted;
        } else if (value.charAt(i) == separator && !quoted) {
          parts.add(value.substring(i + 1, end).strip());
          end = i;
        }
      }
      parts.add(value.substring(0, end).strip());
    }
    return parts.reversed();
  }
}
