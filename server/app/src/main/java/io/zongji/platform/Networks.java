package io.zongji.platform;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A set of network addresses, written as a list of addresses, of networks (`10.0.0.0/8`,
/// `fd00::/8`) and of names (`loopback`, `private`).
///
/// An IPv4 address is the same in its IPv6 form (`::ffff:10.0.0.1`).
public record Networks(List<Network> networks) {
  private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

  /// Networks that nobody can reach from the Internet, and this machine.
  private static final List<String> PRIVATE =
      List.of(
          "127.0.0.0/8",
          "::1/128",
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "169.254.0.0/16",
          "fc00::/7",
          "fe80::/10");

  /// One network: the first `bits` bits of an address.
  public record Network(List<Byte> address, int bits) {
    private static Optional<Network> parse(String text) {
      var parts = text.split("/", -1);
      var address = literal(parts[0]);
      if (address.isEmpty() || parts.length > 2) {
        return Optional.empty();
      }
      var bytes = address.get().getAddress();
      // The length of a network of mapped addresses counts the prefix that mapping adds.
      int mapped = bytes.length == 4 && parts[0].contains(":") ? 96 : 0;
      int bits = parts.length == 1 ? bytes.length * 8 : length(parts[1]) - mapped;
      return bits < 0 || bits > bytes.length * 8
          ? Optional.empty()
          : Optional.of(new Network(list(bytes), bits));
    }

    private static int length(String text) {
      return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static List<Byte> list(byte[] bytes) {
      var list = new ArrayList<Byte>();
      for (byte one : bytes) {
        list.add(one);
      }
      return List.copyOf(list);
    }

    boolean contains(byte[] other) {
      if (other.length != address.size()) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if ((address.get(bit / 8) & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  public Networks {
    networks = List.copyOf(networks);
  }

  /// Reads a list with commas or blanks between; empty when a part of it is none of those.
  static Optional<Networks> parse(String text) {
    var networks = new ArrayList<Network>();
    for (var part : text.strip().split("[,\\s]+", -1)) {
      var names =
          switch (part.toLowerCase(java.util.Locale.ROOT)) {
            case "loopback" -> LOOPBACK;
            case "private" -> PRIVATE;
            case "none" -> List.<String>of();
            default -> List.of(part);
          };
      for (var name : names) {
        var network = Network.parse(name);
        if (network.isEmpty()) {
          return Optional.empty();
        }
        networks.add(network.get());
      }
    }
    return Optional.of(new Networks(networks));
  }

  static Networks named(String text) {
    return parse(text).orElseThrow();
  }

  /// Whether the address lies in one of them.
  public boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    return networks.stream().anyMatch(network -> network.contains(bytes));
  }

  /// An address written out, without asking anybody for a name; empty for everything else.
  static Optional<InetAddress> literal(String text) {
    int zone = text.indexOf('%');
    var plain = zone < 0 ? text : text.substring(0, zone);
    boolean four = plain.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    boolean six = plain.indexOf(':') >= 0 && plain.matches("[0-9A-Fa-f:.]{2,45}");
    if (!four && !six) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(plain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
