package io.zongji.realtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

/// The wire to one client.
final class SocketWire implements Outbox.Wire {
  private static final Logger LOG = LoggerFactory.getLogger(SocketWire.class);
  private static final long CLOSE_SECONDS_MAX = 5;

  private final WebSocketSession session;
  private final Consumer<CloseCode> closings;
  private final CountDownLatch gone = new CountDownLatch(1);

  SocketWire(WebSocketSession session, Consumer<CloseCode> closings) {
    this.session = session;
    this.closings = closings;
  }

  @Override
  public void send(byte[] frame) throws IOException {
    var sent = new CompletableFuture<@Nullable Void>();
    core().sendFrame(new Frame(OpCode.TEXT, ByteBuffer.wrap(frame)), Callback.from(sent), false);
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IOException("a frame was not sent", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a frame was being sent", e);
    }
  }

  /// Jetty's own session, which takes text that is UTF-8 already.
  private CoreSession core() throws IOException {
    if (session instanceof NativeWebSocketSession both
        && both.getNativeSession()
            instanceof org.eclipse.jetty.websocket.common.WebSocketSession jetty) {
      return jetty.getCoreSession();
    }
    throw new IOException("this is no socket of Jetty's");
  }

  /// A ping that the client's own WebSocket answers, so that a client that is there is heard.
  void ping() throws IOException {
    session.sendMessage(new PingMessage());
  }

  /// Closes politely; a client that does not even take the close frame is cut off.
  @Override
  public void close(CloseCode code) {
    closings.accept(code);
    Thread.ofVirtual()
        .name("close")
        .start(
            () -> {
              Thread.ofVirtual().name("close politely").start(() -> politely(code));
              cutOffUnlessGone();
            });
  }

  /// Ends the connection without a word.
  void cutOff() {
    closings.accept(CloseCode.SILENT);
    Thread.ofVirtual().name("cut off").start(this::disconnect);
  }

  /// Notes that the connection has ended.
  void gone() {
    gone.countDown();
  }

  /// Whether the connection has ended.
  boolean isGone() {
    return gone.getCount() == 0;
  }

  private void politely(CloseCode code) {
    try {
      session.close(code.status());
    } catch (IOException e) {
      LOG.debug("cannot close", e);
    }
  }

  private void cutOffUnlessGone() {
    try {
      if (!gone.await(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
        disconnect();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void disconnect() {
    if (session instanceof NativeWebSocketSession both
        && both.getNativeSession() instanceof Session jetty) {
      jetty.disconnect();
    }
  }
}
