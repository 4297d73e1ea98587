package io.zongji.platform;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Connections over which no request is in progress: just opened, or kept for the next request.
///
/// Nobody is refused. One more than there may be takes the place of the one that has waited
/// longest: first of its own network address, so that whoever opens many closes the own ones only.
///
/// @param <C> a connection
final class WaitingConnections<C> {
  /// Connections of one network address that may wait for a request; for one more, the one that has
  /// waited longest is closed. Trusted proxies are not counted.
  static final int ADDRESS_MAX = 1_000;

  /// Connections that may wait for a request in all, or a quarter of the files that this process
  /// may open if that is less; for one more, the one that has waited longest is closed.
  static final int ALL_MAX = 10_000;

  private static final int SHARE_OF_FILES = 4;

  private final int addressMax;
  private final int allMax;
  private final Networks uncounted;
  private final Map<C, String> all = new java.util.LinkedHashMap<>();
  private final Map<String, SequencedSet<C>> byNetwork = new HashMap<>();

  WaitingConnections(Networks uncounted) {
    this(ADDRESS_MAX, (int) Math.min(ALL_MAX, filesMax() / SHARE_OF_FILES), uncounted);
  }

  WaitingConnections(int addressMax, int allMax, Networks uncounted) {
    this.addressMax = addressMax;
    this.allMax = allMax;
    this.uncounted = uncounted;
  }

  private static long filesMax() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  /// It waits from now on; returns those that have to make room, which wait no longer.
  synchronized List<C> add(C connection, InetAddress from) {
    remove(connection);
    var network =
        uncounted.contains(from) ? "" : new ClientAddress(from.getHostAddress()).network();
    all.put(connection, network);
    var closing = new ArrayList<C>();
    if (!network.isEmpty()) {
      var own = byNetwork.computeIfAbsent(network, _ -> new LinkedHashSet<>());
      own.add(connection);
      takeFirst(own.size() - addressMax, own.iterator(), closing);
    }
    takeFirst(all.size() - closing.size() - allMax, all.keySet().iterator(), closing);
    closing.forEach(this::remove);
    return closing;
  }

  private static <C> void takeFirst(int count, Iterator<C> from, List<C> to) {
    for (int i = 0; i < count && from.hasNext(); i++) {
      to.add(from.next());
    }
  }

  /// It waits no longer.
  synchronized void remove(C connection) {
    var network = all.remove(connection);
    if (network != null) {
      byNetwork.computeIfPresent(
          network,
          (_, own) -> {
            own.remove(connection);
            return own.isEmpty() ? null : own;
          });
    }
  }

  /// How many wait.
  synchronized int count() {
    return all.size();
  }
}
