package io.zongji.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Notices what a proxy in front does wrong, from what browsers say about their own requests: they
/// tell the page's origin, and whether it is the same as where they send it.
///
/// Each kind of trouble is logged once an hour at most.
@Component
public class ProxyCheck {
  /// Between two lines of the log about the same trouble.
  static final Duration SAID_AGAIN_AFTER = Duration.ofHours(1);

  /// How long a refused handshake is told to pages that ask what is wrong.
  static final Duration UPGRADE_TOLD = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(ProxyCheck.class);
  private static final Networks PRIVATE = Networks.named("private");
  private static final List<String> OF_A_PROXY =
      List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded");

  private final Networks trusted;
  private final InstantSource clock;
  private final Map<ProxyTrouble, Instant> said = new EnumMap<>(ProxyTrouble.class);
  private volatile Instant upgradeMissedAt = Instant.EPOCH;

  ProxyCheck(ServerSettings settings, InstantSource clock) {
    this.trusted = settings.proxies().trusted();
    this.clock = clock;
  }

  /// What is wrong with the way this request came, and what handshakes lately lacked.
  public List<ProxyTrouble> troubles(HttpServletRequest request) {
    var all = new ArrayList<>(ofRequest(request));
    boolean missed = clock.instant().isBefore(upgradeMissedAt.plus(UPGRADE_TOLD));
    if (missed && !all.contains(ProxyTrouble.UPGRADE)) {
      all.add(ProxyTrouble.UPGRADE);
    }
    return List.copyOf(all);
  }

  /// Logs what is wrong with the way this request came; says whether it is a handshake that lacks
  /// its upgrade.
  boolean note(HttpServletRequest request) {
    var troubles = ofRequest(request);
    troubles.forEach(trouble -> say(trouble, request));
    boolean missed = troubles.contains(ProxyTrouble.UPGRADE);
    if (missed) {
      upgradeMissedAt = clock.instant();
    }
    return missed;
  }

  private List<ProxyTrouble> ofRequest(HttpServletRequest request) {
    return Arrays.stream(ProxyTrouble.values()).filter(trouble -> is(trouble, request)).toList();
  }

  private boolean is(ProxyTrouble trouble, HttpServletRequest request) {
    return switch (trouble) {
      case UNTRUSTED_PROXY -> isUntrusted(request);
      case HOST ->
          pageAuthority(request).filter(page -> !page.equals(authority(request))).isPresent();
      case SCHEME -> isSchemeLost(request);
      case UPGRADE -> isUpgradeLost(request);
      case SUB_PATH -> isBelowAPath(request);
    };
  }

  /// A stranger may send anything; a proxy of one's own stands in a private network.
  private boolean isUntrusted(HttpServletRequest request) {
    var peer = Optional.ofNullable(request.getAttribute(Proxies.PEER)).map(Object::toString);
    return peer.flatMap(Networks::literal)
            .filter(address -> PRIVATE.contains(address) && !trusted.contains(address))
            .isPresent()
        && OF_A_PROXY.stream().anyMatch(name -> request.getHeader(name) != null);
  }

  private static boolean isSchemeLost(HttpServletRequest request) {
    return pageAuthority(request).isPresent()
        && origin(request).filter(page -> "https".equals(page.getScheme())).isPresent()
        && !request.isSecure();
  }

  private static boolean isUpgradeLost(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/ws/")
        && request.getHeader("Sec-WebSocket-Key") != null
        && !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static boolean isBelowAPath(HttpServletRequest request) {
    var prefix = request.getHeader("X-Forwarded-Prefix");
    boolean told = prefix != null && prefix.startsWith("/") && prefix.length() > 1;
    var path = request.getRequestURI();
    boolean own = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    return told
        || (own && path.matches("/(?!api/|ws/|c/|assets/)[^/]+(/[^/]+)*/(api|ws|assets)/.*"));
  }

  /// Host and port of the page, when the browser says that the request goes where the page came
  /// from, or when they differ by the port alone.
  private static Optional<String> pageAuthority(HttpServletRequest request) {
    var page = origin(request).map(ProxyCheck::plain);
    if ("same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      return page;
    }
    var host = authority(request);
    return page.filter(text -> !host.isEmpty() && host.equals(text.replaceAll(":\\d+$", "")));
  }

  private static Optional<URI> origin(HttpServletRequest request) {
    var origin = request.getHeader("Origin");
    // Of a request that only reads, browsers tell the page itself.
    boolean own = "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    var page = origin == null && own ? request.getHeader("Referer") : origin;
    try {
      return Stream.ofNullable(page)
          .map(URI::create)
          .filter(uri -> uri.getHost() != null && uri.getScheme() != null)
          .findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String plain(URI origin) {
    boolean usual = origin.getPort() < 0 || origin.getPort() == 443 || origin.getPort() == 80;
    return origin.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + origin.getPort());
  }

  private static String authority(HttpServletRequest request) {
    var host = request.getHeader("Host");
    return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceAll(":(80|443)$", "");
  }

  private void say(ProxyTrouble trouble, HttpServletRequest request) {
    var now = clock.instant();
    synchronized (said) {
      var last = said.get(trouble);
      if (last != null && now.isBefore(last.plus(SAID_AGAIN_AFTER))) {
        return;
      }
      said.put(trouble, now);
    }
    LOG.warn(
        "The proxy at {} {} (docs/operate/proxy.md)",
        request.getAttribute(Proxies.PEER),
        trouble.words());
  }
}
