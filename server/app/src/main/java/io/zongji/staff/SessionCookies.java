package io.zongji.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.stereotype.Component;

/// The cookie of a sign-in: `ZONGJI_SESSION`.
@Component
class SessionCookies implements CookieSerializer {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final MarkedCookie cookie;

  SessionCookies(Installation installation) {
    this.cookie = new MarkedCookie("ZONGJI_SESSION", installation);
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    if (request.getCookies() == null) {
      return List.of();
    }
    return Stream.concat(
            cookie.shown(request).stream(),
            cookie.unmarked(request).flatMap(SessionCookies::decoded).stream())
        .filter(id -> ID.matcher(id).matches())
        .distinct()
        .toList();
  }

  @Override
  public void writeCookieValue(CookieValue value) {
    var id = value.getCookieValue();
    boolean gone = id == null || id.isEmpty();
    var request = value.getRequest();
    var made =
        ResponseCookie.from(cookie.nameFor(request), gone ? "" : cookie.value(id))
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax");
    if (gone) {
      made.maxAge(Duration.ZERO);
    }
    value.getResponse().addHeader(HttpHeaders.SET_COOKIE, made.build().toString());
  }

  /// As former releases wrote it.
  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
