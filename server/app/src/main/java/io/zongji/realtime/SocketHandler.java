package io.zongji.realtime;

import io.zongji.conversation.ConversationFault;
import io.zongji.platform.FaultException;
import io.zongji.platform.Outage;
import io.zongji.platform.RequestFault;
import io.zongji.platform.Trail;
import io.zongji.platform.Unexpected;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/// What both edges do with a socket: limits, parsing, and what becomes of failures. Frames of one
/// client are handled one after another; while one is handled the next is not even read.
abstract class SocketHandler extends AbstractWebSocketHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SocketHandler.class);
  private static final String CLIENT = "client";

  private final Sockets sockets;
  private final InstantSource clock;

  SocketHandler(Sockets sockets, InstantSource clock) {
    this.sockets = sockets;
    this.clock = clock;
  }

  /// Lets the socket in, or closes it.
  abstract void connected(WebSocketSession session, Client client);

  /// Does what a frame asks and answers it.
  abstract void perform(WebSocketSession session, Client client, Frame frame);

  /// The socket has ended.
  abstract void disconnected(WebSocketSession session, Client client);

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    var client = new Client(session, sockets.framesPerSecond(), clock.instant(), sockets::closing);
    session.getAttributes().put(CLIENT, client);
    if (sockets.add(client)) {
      connected(session, client);
    } else {
      client.close(CloseCode.COME_BACK);
    }
  }

  /// Something has come from the other side, be it no more than the answer to a ping; nothing more
  /// is read until it has been handled.
  final void heard(WebSocketSession session, boolean handled) {
    var client = client(session);
    if (client != null) {
      client.handling(!handled);
      sockets.heard(client);
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    var client = client(session);
    if (client == null || client.outbox().closed()) {
      return;
    }
    if (!client.mayCall()) {
      client.close(CloseCode.TOO_MANY_FRAMES);
      return;
    }
    if (!sockets.begin()) {
      // Not answered, so the client says it again where it comes back.
      return;
    }
    try {
      perform(session, client, Frame.parse(message.getPayload()));
    } catch (BadFrame e) {
      LOG.debug("bad frame: {}", e.getMessage());
      client.close(CloseCode.BAD_FRAME);
    } finally {
      sockets.done();
    }
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
    var client = client(session);
    if (client != null) {
      client.close(CloseCode.BAD_FRAME);
    }
  }

  @Override
  public void handleTransportError(WebSocketSession session, Throwable exception) {
    LOG.debug("a socket failed", exception);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    var client = client(session);
    if (client != null) {
      client.wire().gone();
      client.outbox().shut();
      sockets.remove(client);
      disconnected(session, client);
    }
  }

  /// Runs what a frame asks; whatever goes wrong is said to the client.
  final void answering(Client client, Frame frame, Runnable action) {
    try {
      action.run();
    } catch (FaultException e) {
      client.refuse(frame.ref(), e);
    } catch (RuntimeException e) {
      client.failedByServer(clock.instant());
      if (Outage.is(e)) {
        client.refuse(frame.ref(), ConversationFault.UNAVAILABLE, List.of());
        return;
      }
      if (Unexpected.isUnstorable(e)) {
        client.refuse(frame.ref(), RequestFault.UNSTORABLE, List.of());
        return;
      }
      frame
          .about()
          .ifPresentOrElse(
              id -> Trail.ofConversation(id, () -> LOG.error("{} failed", frame.op(), e)),
              () -> LOG.error("{} failed", frame.op(), e));
      client.refuse(frame.ref(), RealtimeFault.BROKEN, List.of());
    }
  }

  private static @Nullable Client client(WebSocketSession session) {
    return session.getAttributes().get(CLIENT) instanceof Client client ? client : null;
  }
}
