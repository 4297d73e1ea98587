package io.zongji.realtime;

import io.zongji.platform.ServerSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// All sockets of this server, whether they have said hello or not.
@Component
class Sockets implements Beat {
  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
  private static final Duration PING_PAUSE = Duration.ofSeconds(8);

  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final Set<Client> strangers = ConcurrentHashMap.newKeySet();
  private long pingedAt = System.nanoTime();
  private final int framesPerSecond;
  private volatile boolean closing;

  Sockets(ServerSettings settings) {
    this.framesPerSecond = settings.framesPerSecond();
  }

  /// Frames that each of them may send in a second.
  int framesPerSecond() {
    return framesPerSecond;
  }

  /// Takes it in unless the server is full or stopping.
  boolean add(Client client) {
    if (closing || clients.size() >= Limits.SOCKETS_MAX) {
      return false;
    }
    clients.add(client);
    strangers.add(client);
    return true;
  }

  /// It has said hello.
  void known(Client client) {
    strangers.remove(client);
  }

  void remove(Client client) {
    clients.remove(client);
    strangers.remove(client);
  }

  /// Whether the server is sending everybody away.
  boolean closing() {
    return closing;
  }

  void closeAll() {
    closing = true;
    List.copyOf(clients).forEach(client -> client.close(CloseCode.GOING_AWAY));
  }

  @Override
  public void beat(Instant now) {
    for (var client : strangers) {
      if (now.isAfter(client.connectedAt().plus(Limits.HELLO_WITHIN))) {
        client.close(CloseCode.SIGN_IN_AGAIN);
      }
    }
    if (System.nanoTime() - pingedAt > PING_PAUSE.toNanos()) {
      pingedAt = System.nanoTime();
      clients.forEach(client -> client.outbox().offer(new Ping(client)));
    }
  }

  /// Rides in the outbox, so that it never falls into the middle of a frame.
  private record Ping(Client client) implements Outbox.Part {
    private static final int BYTES = 10;

    @Override
    public int weight() {
      return BYTES;
    }

    @Override
    public List<String> events() {
      try {
        client.wire().ping();
      } catch (IOException e) {
        LOG.debug("cannot ping", e);
      }
      return List.of();
    }
  }
}
