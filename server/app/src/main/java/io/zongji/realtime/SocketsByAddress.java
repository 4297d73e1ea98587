package io.zongji.realtime;

import io.zongji.platform.StartupException;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Counts the open sockets of each network address, so that one stranger does not hold them all.
@Component
class SocketsByAddress {
  private static final int SETTING_MAX = 1_000_000;

  private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
  private final int most;

  SocketsByAddress(@Value("${ZONGJI_SOCKETS_PER_ADDRESS:}") String setting) {
    this.most = setting.isBlank() ? Limits.ADDRESS_SOCKETS_MAX : read(setting.strip());
  }

  private static int read(String text) {
    if (text.matches("\\d{1,7}")
        && Integer.parseInt(text) > 0
        && Integer.parseInt(text) <= SETTING_MAX) {
      return Integer.parseInt(text);
    }
    throw new StartupException(
        "ZONGJI_SOCKETS_PER_ADDRESS is \"%s\"; it must be a whole number from 1 to %d"
            .formatted(text, SETTING_MAX));
  }

  /// Counts one more; false when there are too many, and then it is not counted.
  boolean enter(String address) {
    if (isNear(address)) {
      return true;
    }
    boolean[] entered = {false};
    open.compute(
        address,
        (_, count) -> {
          int now = count == null ? 0 : count;
          entered[0] = now < most;
          return entered[0] ? Integer.valueOf(now + 1) : count;
        });
    return entered[0];
  }

  /// One that was counted has ended.
  void leave(String address) {
    open.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
  }

  /// How many of that address are open.
  int of(String address) {
    return open.getOrDefault(address, 0);
  }

  /// An address or an IPv6 network; what a proxy tells need not be either.
  private static boolean isNear(String address) {
    try {
      return isNear(InetAddress.ofLiteral(address.replaceFirst("/64$", "")));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isNear(InetAddress known) {
    boolean unique = known.getAddress().length == 16 && (known.getAddress()[0] & 0xfe) == 0xfc;
    return known.isLoopbackAddress()
        || known.isSiteLocalAddress()
        || known.isLinkLocalAddress()
        || unique;
  }
}
