package io.zongji;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/// Asks the server something through its own port now and then, from a thread that nothing else
/// uses. One that has not answered for about a minute ends with [#EXIT_CODE], so that whatever
/// started it starts it again: what was acknowledged is in the database, and everybody comes back.
///
/// Any answer will do, a refusal too.
final class SelfCheck implements ApplicationListener<ApplicationEvent> {
  /// The exit code of a server that wants to be started again.
  static final int EXIT_CODE = 75;

  private static final Logger LOG = LoggerFactory.getLogger(SelfCheck.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  /// How often the thread looks whether an answer has come.
  private static final int LOOK_MILLIS = 250;

  private static final byte[] QUESTION =
      "GET /api/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Silence silence = new Silence();
  private volatile @Nullable Thread thread;

  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    if (event instanceof ApplicationReadyEvent ready
        && ready.getApplicationContext() instanceof WebServerApplicationContext context
        && context.getWebServer() != null) {
      int port = context.getWebServer().getPort();
      thread = Thread.ofPlatform().daemon().name("self-check").start(() -> watch(port));
    } else if (event instanceof ContextClosedEvent) {
      stop();
    }
  }

  private void stop() {
    var watching = thread;
    thread = null;
    if (watching != null) {
      watching.interrupt();
    }
  }

  private void watch(int port) {
    try {
      while (thread != null) {
        Thread.sleep(PAUSE);
        if (silence.after(ask(port)) && thread != null) {
          LOG.error(
              "The server has not answered its own requests {} times in a row; it ends with {} to"
                  + " be started again",
              Silence.CHECKS_MAX,
              EXIT_CODE);
          // Closing in good order would wait for what hangs.
          Runtime.getRuntime().halt(EXIT_CODE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Silence.Check ask(int port) {
    long begin = System.nanoTime();
    long last = begin;
    boolean stoodStill = false;
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
          Math.toIntExact(ANSWER_WITHIN.toMillis()));
      socket.setSoTimeout(LOOK_MILLIS);
      socket.getOutputStream().write(QUESTION);
      while (System.nanoTime() - begin < ANSWER_WITHIN.toNanos()) {
        try {
          return socket.getInputStream().read() < 0 ? Silence.Check.SILENT : Silence.Check.ANSWERED;
        } catch (SocketTimeoutException e) {
          long now = System.nanoTime();
          stoodStill |= Silence.stoodStill(Duration.ofNanos(now - last));
          last = now;
        }
      }
    } catch (IOException e) {
      return Silence.stoodStill(Duration.ofNanos(System.nanoTime() - last).minus(ANSWER_WITHIN))
          ? Silence.Check.VOID
          : Silence.Check.SILENT;
    }
    return stoodStill ? Silence.Check.VOID : Silence.Check.SILENT;
  }
}
