package io.zongji.call;

import io.zongji.platform.StartupException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Keeps a session at the Janus of `ZONGJI_JANUS_URL` and comes back to it for ever; one line in
/// the log says that it is away, one that it is there. Without that setting it does nothing.
@Component
class JanusClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JanusClient.class);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Pattern FORM = Pattern.compile("wss?://[^\\s/?#@]+(?:/[^\\s?#]*)?");

  private final String address;
  private final String secret;
  private volatile @Nullable JanusSession session;
  private volatile boolean closing;
  private @Nullable Thread keeper;
  private boolean told;

  JanusClient(Environment environment) {
    this.address = environment.getProperty("ZONGJI_JANUS_URL", "").strip();
    this.secret = environment.getProperty("ZONGJI_JANUS_SECRET", "").strip();
    if (!address.isEmpty() && !FORM.matcher(address).matches()) {
      throw new StartupException(
          "ZONGJI_JANUS_URL has \"%s\"; it must look like ws://127.0.0.1:8188".formatted(address));
    }
  }

  /// Whoever lives by a session.
  interface Guest {
    /// There is a new one.
    void found(JanusSession session);

    /// It is gone, with all that was made in it.
    void lost(JanusSession session);
  }

  /// Whether there is a Janus to be reached at all.
  boolean wanted() {
    return !address.isEmpty();
  }

  /// The secret that is shared with Janus.
  String secret() {
    return secret;
  }

  /// The session, when there is one now.
  Optional<JanusSession> session() {
    return Optional.ofNullable(session).filter(one -> !one.isLost());
  }

  /// Begins to connect; returns at once.
  synchronized void start(Guest guest) {
    if (wanted() && keeper == null) {
      keeper = Thread.ofVirtual().name("janus").start(() -> keep(guest));
    }
  }

  private void keep(Guest guest) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var http = HttpClient.newBuilder().executor(threads).build()) {
      while (!closing) {
        try {
          stay(JanusSession.open(http, URI.create(address), secret), guest);
        } catch (JanusException e) {
          away(e.getMessage() + because(e));
        }
        Thread.sleep(AGAIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String because(JanusException e) {
    var cause = e.getCause();
    return cause == null ? "" : ", " + cause.getMessage();
  }

  /// Returns when it is lost.
  private void stay(JanusSession open, Guest guest) throws InterruptedException {
    session = open;
    there();
    try {
      safely(() -> guest.found(open));
      String why = null;
      while (why == null) {
        why = open.awaitLost(KEEP_ALIVE);
        if (why == null) {
          why = checked(open);
        }
      }
      away(why);
    } finally {
      session = null;
      open.close();
      if (!closing) {
        safely(() -> guest.lost(open));
      }
    }
  }

  private static @Nullable String checked(JanusSession open) {
    try {
      open.keepAlive();
      return null;
    } catch (JanusException e) {
      return e.getMessage();
    }
  }

  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("what follows from Janus coming or going has failed", e);
    }
  }

  private void there() {
    told = false;
    LOG.info("Janus at {} is there: calls go through it", address);
  }

  private void away(@Nullable String why) {
    if (!told && !closing) {
      told = true;
      LOG.warn("Janus at {} cannot be reached ({}); calls go from page to page", address, why);
    }
  }

  @Override
  public void close() {
    closing = true;
    var open = session;
    if (open != null) {
      open.close();
    }
    synchronized (this) {
      if (keeper != null) {
        keeper.interrupt();
      }
    }
  }
}
