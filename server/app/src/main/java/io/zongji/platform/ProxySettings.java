package io.zongji.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Whose word on where a request comes from is believed, and in which headers it stands.
///
/// @param trusted `ZONGJI_TRUSTED_PROXIES`: addresses of the proxies in front; `loopback` unless
///     set
/// @param further those of them behind which other proxies may stand; unless the proxies are set,
///     one proxy on this machine is expected, and what it says is the client is the client, also
///     when that is a program on this machine
/// @param headers `ZONGJI_PROXY_HEADERS`: what those proxies write
public record ProxySettings(Networks trusted, Networks further, Headers headers) {
  /// Which headers the proxies write. A header that they do not write comes from the client as it
  /// pleases, so that only one kind is ever read of a request.
  public enum Headers {
    /// `X-Forwarded-*` where a request has one of them, else `Forwarded`.
    ANY,
    X_FORWARDED,
    FORWARDED
  }

  static final ProxySettings USUAL =
      new ProxySettings(Networks.named("loopback"), Networks.named("none"), Headers.ANY);

  static ProxySettings from(Function<String, Optional<String>> environment) {
    var named = environment.apply("ZONGJI_TRUSTED_PROXIES").map(ProxySettings::networks);
    return new ProxySettings(
        named.orElse(USUAL.trusted()),
        named.orElse(USUAL.further()),
        environment
            .apply("ZONGJI_PROXY_HEADERS")
            .map(ProxySettings::headers)
            .orElse(USUAL.headers()));
  }

  private static Networks networks(String text) {
    return Networks.parse(text)
        .orElseThrow(
            () ->
                new StartupException(
                    ("ZONGJI_TRUSTED_PROXIES is \"%s\"; it must be a list of addresses (10.0.0.5),"
                            + " networks (10.0.0.0/8, fd00::/8) and the names loopback, private and"
                            + " none, with commas between")
                        .formatted(text)));
  }

  private static Headers headers(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "x-forwarded" -> Headers.X_FORWARDED;
      case "forwarded" -> Headers.FORWARDED;
      default ->
          throw new StartupException(
              "ZONGJI_PROXY_HEADERS is \"%s\"; it must be x-forwarded or forwarded"
                  .formatted(text));
    };
  }
}
