package io.zongji.platform;

/// What a proxy in front does that keeps pages from working, and what to do about it.
public enum ProxyTrouble {
  /// Forwarded headers come from a proxy that is not among the trusted ones.
  UNTRUSTED_PROXY(
      "sends X-Forwarded-* or Forwarded and is not trusted, so everybody shares its address;"
          + " add it to ZONGJI_TRUSTED_PROXIES"),
  /// The `Host` that arrives is not the one the browser asked for.
  HOST(
      "does not pass the Host header on as the browser sent it, port included, so pages count as"
          + " foreign; nginx: proxy_set_header Host $http_host"),
  /// The browser speaks another scheme than the headers say.
  SCHEME(
      "does not say that the browser speaks TLS, so cookies are not Secure;"
          + " nginx: proxy_set_header X-Forwarded-Proto $scheme"),
  /// A WebSocket handshake arrives without its `Upgrade`.
  UPGRADE(
      "does not pass WebSocket upgrades on (/ws/), so no page can talk; nginx: proxy_http_version"
          + " 1.1, proxy_set_header Upgrade $http_upgrade, proxy_set_header Connection upgrade"),
  /// The product is reached below a path.
  SUB_PATH("serves this below a path; it needs a host name of its own, with / passed on as it is");

  private final String words;

  ProxyTrouble(String words) {
    this.words = words;
  }

  /// What the log says of it, behind "The proxy at … ".
  String words() {
    return words;
  }
}
