package io.zongji.channel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page that a request comes from, as the browser says.
///
/// Only browsers tell the truth about it, and only browsers need to be held to it: a program can
/// say what it likes, but acts for nobody else than itself.
///
/// @param origin what the browser says; empty when something else than a page is calling
/// @param host what the request calls this server
public record WebPage(Optional<String> origin, Optional<String> host) {
  public static WebPage of(HttpServletRequest request) {
    return of(request.getHeader("Origin"), request.getHeader("Host"));
  }

  public static WebPage of(@Nullable String origin, @Nullable String host) {
    return new WebPage(Optional.ofNullable(origin), Optional.ofNullable(host));
  }

  /// Whether the page was served by this server itself. The scheme is left out: a proxy in front
  /// may speak TLS where this server does not.
  public boolean ours() {
    return origin
        .flatMap(Origin::parse)
        .map(Origin::authority)
        .filter(authority -> authority.equals(host.map(WebPage::plain).orElse("")))
        .isPresent();
  }

  private static String plain(String host) {
    var lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(":443") || lower.endsWith(":80")
        ? lower.substring(0, lower.lastIndexOf(':'))
        : lower;
  }
}
