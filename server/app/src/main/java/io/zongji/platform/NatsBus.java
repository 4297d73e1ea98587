package io.zongji.platform;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bus by way of NATS. It starts without NATS being there, and comes back to it for ever; one
/// line in the log says that it is away, one that it is back. What is to be told meanwhile is
/// dropped.
final class NatsBus implements Bus, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NatsBus.class);
  private static final Duration RECONNECT = Duration.ofMillis(500);
  private static final Duration JITTER = Duration.ofMillis(250);
  private static final Duration PING = Duration.ofSeconds(5);

  /// Wake-ups on their way out; the network takes them faster than they come.
  private static final int OUTGOING_MAX = 10_000;

  private final String subject;
  private final String servers;
  private final List<Consumer<WakeUp>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Connection connection;
  private volatile boolean connected;
  private boolean told;
  private boolean closing;

  private NatsBus(String servers, String subject) {
    this.servers = servers.replaceAll("//[^@/,]*@", "//");
    this.subject = subject;
  }

  /// Begins to connect; throws a [StartupException] for addresses that make no sense.
  ///
  /// @param servers one or more `nats://…` or `tls://…` with commas between
  static NatsBus open(String servers, String subject) {
    var bus = new NatsBus(servers, subject);
    var addresses = Arrays.stream(servers.split(",", -1)).map(String::strip).toList();
    if (!addresses.stream().allMatch(one -> one.matches("(nats|tls)://[^\\s/?#]+/?"))) {
      throw wrong(null);
    }
    try {
      var options =
          Options.builder()
              .servers(addresses.toArray(String[]::new))
              .connectionName("zongji")
              .noEcho()
              .maxReconnects(-1)
              .reconnectWait(RECONNECT)
              .reconnectJitter(JITTER)
              .reconnectBufferSize(0)
              .connectionTimeout(Duration.ofSeconds(2))
              .pingInterval(PING)
              .maxMessagesInOutgoingQueue(OUTGOING_MAX)
              .discardMessagesWhenOutgoingQueueFull()
              .connectionListener(bus::changed)
              .errorListener(bus.new Trouble())
              .build();
      Nats.connectAsynchronously(options, true);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw wrong(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return bus;
  }

  @Override
  public void wake(WakeUp wakeUp) {
    var current = connection;
    if (current == null || !connected) {
      return;
    }
    try {
      current.publish(subject, wakeUp.write().getBytes(StandardCharsets.UTF_8));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // Lost this moment; the others look by themselves.
      LOG.debug("A wake-up was dropped", e);
    }
  }

  @Override
  public void listen(Consumer<WakeUp> listener) {
    listeners.add(listener);
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public boolean connected() {
    return connected;
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    var current = connection;
    if (current != null) {
      try {
        current.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void changed(Connection changed, ConnectionListener.Events event) {
    switch (event) {
      case CONNECTED -> {
        connection = changed;
        changed.createDispatcher(this::heard).subscribe(subject);
        there();
      }
      case RECONNECTED, RESUBSCRIBED -> there();
      case DISCONNECTED, CLOSED -> away("the connection was lost");
      case DISCOVERED_SERVERS, LAME_DUCK -> {}
    }
  }

  private void heard(Message message) {
    WakeUp.read(new String(message.getData(), StandardCharsets.UTF_8))
        .ifPresent(
            wakeUp -> {
              for (var listener : listeners) {
                try {
                  listener.accept(wakeUp);
                } catch (RuntimeException e) {
                  LOG.warn("A wake-up was not understood: {}", wakeUp.kind(), e);
                }
              }
            });
  }

  private synchronized void there() {
    connected = true;
    if (told) {
      told = false;
      LOG.warn("NATS at {} is back", servers);
    }
  }

  private synchronized void away(String why) {
    connected = false;
    if (!told && !closing) {
      told = true;
      LOG.warn(
          "NATS at {} cannot be reached ({}); servers find out by looking meanwhile", servers, why);
    }
  }

  private static StartupException wrong(@Nullable Exception cause) {
    var text = "ZONGJI_NATS_URL must look like nats://host:4222, several with commas between";
    return cause == null ? new StartupException(text) : new StartupException(text, cause);
  }

  /// Says once what else would be said with every try.
  private final class Trouble implements ErrorListener {
    @Override
    public void errorOccurred(Connection from, String error) {
      if (!connected) {
        away(error);
      } else {
        LOG.warn("NATS says: {}", error);
      }
    }

    @Override
    public void exceptionOccurred(Connection from, Exception e) {
      if (!connected) {
        away(String.valueOf(e.getMessage()));
      } else {
        LOG.debug("NATS", e);
      }
    }
  }
}
