package io.zongji.staff;

import io.zongji.platform.Secrets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Browsers that somebody has signed in with: a cookie with a signed mark for each account. Whoever
/// has one is held to the failures of that browser alone, so that nobody else can lock it out.
///
/// A mark is `account.number.day.signature`: it tells no account, opens nothing, and ends.
@Component
class KnownDevices {
  static final String COOKIE = "ZONGJI_KNOWN";

  /// How long a browser is known after the last sign-in.
  static final Duration KEPT = Duration.ofDays(180);

  /// Accounts that one browser is known for.
  static final int ACCOUNTS_MAX = 10;

  private static final String PATH = "/api/session";
  private static final int NUMBER_BYTES = 9;
  private static final int ACCOUNT_CHARACTERS = 10;

  private final Secrets secrets;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  KnownDevices(Secrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  private record Mark(String account, String number, String day, String signature) {
    static Optional<Mark> parse(String text) {
      var parts = text.split("\\.", -1);
      return parts.length == 4 && parts[2].matches("\\d{1,7}")
          ? Optional.of(new Mark(parts[0], parts[1], parts[2], parts[3]))
          : Optional.empty();
    }

    String text() {
      return String.join(".", account, number, day, signature);
    }
  }

  /// What the browser shows.
  static String shown(HttpServletRequest request) {
    var cookies = request.getCookies();
    return Stream.of(cookies == null ? new Cookie[0] : cookies)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .orElse("");
  }

  /// The number of this browser, when it is known for the account.
  Optional<String> number(String shown, UUID account) {
    return marks(shown).stream().filter(mark -> good(mark, account)).map(Mark::number).findFirst();
  }

  /// Makes the browser known for the account, or known for longer.
  void remember(StaffId member, HttpServletRequest request, HttpServletResponse response) {
    var account = member.value();
    var shown = shown(request);
    var marks = new ArrayList<String>();
    marks.add(mark(account, number(shown, account).orElseGet(this::fresh)).text());
    marks(shown).stream()
        .filter(mark -> !mark.account().equals(account(account)))
        .limit(ACCOUNTS_MAX - 1)
        .forEach(mark -> marks.add(mark.text()));
    var cookie =
        ResponseCookie.from(COOKIE, String.join("~", marks))
            .path(PATH)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(KEPT)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  private static List<Mark> marks(String shown) {
    return Stream.of(shown.split("~", ACCOUNTS_MAX + 1))
        .limit(ACCOUNTS_MAX)
        .map(Mark::parse)
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean good(Mark mark, UUID account) {
    return mark.account().equals(account(account))
        && secrets.signed("device", signed(account, mark.number(), mark.day()), mark.signature())
        && clock
            .instant()
            .isBefore(Instant.EPOCH.plus(Duration.ofDays(Long.parseLong(mark.day()))));
  }

  private Mark mark(UUID account, String number) {
    var day = Long.toString(clock.instant().plus(KEPT).getEpochSecond() / 86_400);
    return new Mark(
        account(account), number, day, secrets.sign("device", signed(account, number, day)));
  }

  private static String signed(UUID account, String number, String day) {
    return String.join(" ", account.toString(), number, day);
  }

  private String account(UUID account) {
    return secrets.sign("account of a device", account.toString()).substring(0, ACCOUNT_CHARACTERS);
  }

  private String fresh() {
    var bytes = new byte[NUMBER_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
