package io.zongji.chaos;

import io.zongji.Relay;
import java.net.URI;
import java.util.List;

/// How an actor comes to the servers: directly, or by a stretch of network of its own that can fall
/// silent.
final class Route {
  private final List<URI> servers;
  private final List<Relay> relays;

  private Route(List<URI> servers, List<Relay> relays) {
    this.servers = List.copyOf(servers);
    this.relays = List.copyOf(relays);
  }

  static Route direct(List<URI> servers) {
    return new Route(servers, List.of());
  }

  /// One that can fall silent.
  static Route relayed(List<URI> servers) {
    return new Route(servers, servers.stream().map(at -> new Relay(at.getPort())).toList());
  }

  List<URI> servers() {
    return servers;
  }

  /// Where to connect for that server.
  URI to(int server) {
    return relays.isEmpty()
        ? servers.get(server)
        : URI.create("http://127.0.0.1:" + relays.get(server).port());
  }

  boolean canFallSilent() {
    return !relays.isEmpty();
  }

  /// The connections there are stay open, and nothing passes on them any more.
  void silence() {
    relays.forEach(Relay::silence);
  }
}
