package io.zongji.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// The network address that a request comes from, as trusted proxies tell it.
///
/// @param text as it is shown and taken down
public record ClientAddress(String text) {
  /// The part of an IPv6 address that a provider gives to one customer, in bytes.
  private static final int NETWORK_BYTES = 8;

  public static ClientAddress of(HttpServletRequest request) {
    var text = request.getRemoteAddr();
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    return new ClientAddress(bracketed ? text.substring(1, text.length() - 1) : text);
  }

  /// What limits count by. Whoever has one IPv6 address has its whole network of 64 bits, and would
  /// come from another address each time.
  public String network() {
    var address = Networks.literal(text);
    if (address.isEmpty()
        || !(address.get() instanceof Inet6Address six)
        || six.isLoopbackAddress()) {
      return text;
    }
    try {
      var bytes = six.getAddress();
      Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (java.net.UnknownHostException e) {
      return text;
    }
  }
}
