package io.zongji.realtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.zongji.platform.ServerSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
  private final SocketsByAddress byAddress;
  private final Map<CloseCode, Counter> closings = new EnumMap<>(CloseCode.class);
  private final AtomicInteger handling = new AtomicInteger();
  private volatile boolean closing;
  private final Listening listening = new Listening();

  Sockets(
      Audience audience,
      SocketsByAddress byAddress,
      MeterRegistry meters,
      ServerSettings settings) {
    this.byAddress = byAddress;
    this.framesPerSecond = settings.framesPerSecond();
    for (var code : CloseCode.values()) {
      var why = code.name().toLowerCase(Locale.ROOT).replace('_', '-');
      closings.put(
          code,
          Counter.builder("zongji.socket.closings")
              .description("Sockets that the server closed, by reason")
              .tag("reason", why)
              .register(meters));
    }
    gauge(meters, "customer", () -> audience.allCustomers().size());
    gauge(meters, "workspace", () -> audience.workspaces().size());
    gauge(meters, "no-hello", strangers::size);
  }

  private static void gauge(MeterRegistry meters, String kind, Supplier<Number> count) {
    Gauge.builder("zongji.sockets", count)
        .description("Open sockets of this server")
        .tag("kind", kind)
        .register(meters);
  }

  /// Frames that each of them may send in a second.
  int framesPerSecond() {
    return framesPerSecond;
  }

  /// The server closes a socket for that reason.
  void closing(CloseCode code) {
    var counter = closings.get(code);
    if (counter != null) {
      counter.increment();
    }
  }

  /// Something came from it.
  void heard(Client client) {
    client.heard(listening.now());
  }

  /// Takes it in unless the server is full or stopping, or its address has too many already.
  boolean add(Client client) {
    if (closing || clients.size() >= Limits.SOCKETS_MAX || !byAddress.enter(client.address())) {
      return false;
    }
    heard(client);
    clients.add(client);
    strangers.add(client);
    return true;
  }

  /// It has said hello.
  void known(Client client) {
    strangers.remove(client);
  }

  void remove(Client client) {
    if (clients.remove(client)) {
      byAddress.leave(client.address());
    }
    strangers.remove(client);
  }

  /// Whether the server is sending everybody away.
  boolean closing() {
    return closing;
  }

  /// Counts a frame that is about to be handled; false when the server handles no more.
  boolean begin() {
    handling.incrementAndGet();
    // Looked at after counting: whoever waits for the count to fall to 0 has closed before.
    if (closing) {
      done();
      return false;
    }
    return true;
  }

  /// The frame that is being handled will be answered by somebody else, who calls [#done] then.
  void passOn() {
    handling.incrementAndGet();
  }

  /// The frame has been handled and answered.
  void done() {
    handling.decrementAndGet();
  }

  /// Takes nobody in any more and handles no more frames; tells how many are being handled.
  int refuse() {
    closing = true;
    return handling.get();
  }

  /// Sends everybody away, each after what waits for it has been sent.
  void leaveSoon() {
    clients.forEach(client -> client.closeSoon(CloseCode.GOING_AWAY));
  }

  /// How many are still connected.
  int count() {
    return clients.size();
  }

  /// Sends everybody away at once.
  void closeAll() {
    closing = true;
    List.copyOf(clients).forEach(client -> client.close(CloseCode.GOING_AWAY));
  }

  @Override
  public void beat(Instant now) {
    listen(now);
    for (var client : strangers) {
      if (now.isAfter(client.helloSince().plus(Limits.HELLO_WITHIN)) && !client.isBeingHandled()) {
        client.close(CloseCode.SIGN_IN_AGAIN);
      }
    }
    if (System.nanoTime() - pingedAt > PING_PAUSE.toNanos()) {
      pingedAt = System.nanoTime();
      clients.forEach(client -> client.outbox().offer(new Ping(client)));
    }
  }

  /// Cuts off whoever was silent for too long while this server listened.
  private void listen(Instant now) {
    listening.look(now);
    long until = listening.now();
    for (var client : clients) {
      if (Listening.tooLong(client.silentFor(until)) && !client.outbox().closed()) {
        client.cutOff();
      }
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
    public List<Event> events() {
      try {
        client.wire().ping();
      } catch (IOException e) {
        LOG.debug("cannot ping", e);
      }
      return List.of();
    }
  }
}
