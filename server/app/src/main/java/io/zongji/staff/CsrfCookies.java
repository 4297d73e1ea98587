package io.zongji.staff;

import io.zongji.platform.Secrets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/// The token against forgery: a cookie `XSRF-TOKEN` that pages send back as `X-XSRF-TOKEN`.
///
/// It is signed together with the sign-in, so that a cookie which somebody else planted, from a
/// neighbouring host or with a token of their own, is worth nothing.
@Component
class CsrfCookies implements CsrfTokenRepository, CsrfTokenRequestHandler {
  private static final String HEADER = "X-XSRF-TOKEN";
  private static final String PARAMETER = "_csrf";
  private static final int RANDOM_BYTES = 12;

  private final MarkedCookie cookie;
  private final Secrets secrets;
  private final SecureRandom random = new SecureRandom();

  CsrfCookies(Installation installation, Secrets secrets) {
    this.cookie = new MarkedCookie("XSRF-TOKEN", installation);
    this.secrets = secrets;
  }

  /// A new token for the sign-in as it is now.
  void renew(HttpServletRequest request, HttpServletResponse response) {
    saveToken(generateToken(request), request, response);
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    var number = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return token(cookie.value(number + "." + signature(number, request)));
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token == null) {
      return;
    }
    var made =
        ResponseCookie.from(cookie.nameFor(request), token.getToken())
            .path("/")
            .secure(request.isSecure())
            .sameSite("Lax")
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, made.toString());
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (!path.startsWith("/api/") || path.startsWith("/api/customer/")) {
      // Staff change nothing there, and nobody is looked up for a picture.
      return token("none " + random.nextLong());
    }
    return cookie.shown(request).stream()
        .filter(rest -> isGood(rest, request))
        .findFirst()
        .map(rest -> token(cookie.value(rest)))
        .orElse(null);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
    // Asked for now, so that a page without one gets it with whatever it asks for first.
    request.setAttribute(CsrfToken.class.getName(), token.get());
  }

  /// A page that sees cookies of several installations sends all it has.
  @Override
  public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
    var sent = request.getHeader(HEADER);
    return sent == null
        ? null
        : Stream.of(sent.split(" ", -1))
            .filter(one -> same(one, token.getToken()))
            .findFirst()
            .orElse(null);
  }

  private boolean isGood(String rest, HttpServletRequest request) {
    int dot = rest.indexOf('.');
    return dot > 0 && same(rest.substring(dot + 1), signature(rest.substring(0, dot), request));
  }

  private String signature(String number, HttpServletRequest request) {
    var session = Optional.ofNullable(request.getSession(false));
    return secrets.sign("csrf", number + " " + session.map(known -> known.getId()).orElse(""));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static CsrfToken token(String text) {
    return new DefaultCsrfToken(HEADER, PARAMETER, text);
  }
}
