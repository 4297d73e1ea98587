package io.zongji.realtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Frame;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.adapter.jetty.JettyWebSocketSession;

/// One socket as Jetty reads it, for a handler of Spring's. It takes frames as bytes and decodes a
/// message at once; Jetty and Spring together collect it sign by sign, which was half of all that
/// a server under load threw away.
///
/// Public, since Jetty looks for its methods.
public final class SocketEndpoint implements Session.Listener.AutoDemanding {
  private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);

  /// What the decoder puts where bytes are no UTF-8; the only sign that asks for a second look.
  private static final char REPLACEMENT = '\uFFFD';

  private final SocketHandler handler;
  private final JettyWebSocketSession session;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
  private boolean binary;
  private boolean ended;

  SocketEndpoint(SocketHandler handler, JettyWebSocketSession session) {
    this.handler = handler;
    this.session = session;
  }

  @Override
  public void onWebSocketOpen(Session jetty) {
    session.initializeNativeSession(jetty);
    handling(() -> handler.afterConnectionEstablished(session));
  }

  /// Jetty asks for the next frame when this has returned.
  @Override
  public void onWebSocketFrame(Frame frame, Callback callback) {
    handler.heard(session, false);
    switch (frame.getType()) {
      case TEXT, BINARY -> {
        binary = frame.getType() == Frame.Type.BINARY;
        take(frame);
      }
      case CONTINUATION -> take(frame);
      case PING, PONG, CLOSE -> {}
    }
    handler.heard(session, true);
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    handling(() -> handler.handleTransportError(session, cause));
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    ended = true;
    handling(() -> handler.afterConnectionClosed(session, new CloseStatus(code, reason)));
    callback.succeed();
  }

  private void take(Frame frame) {
    if (ended) {
      return;
    }
    var payload = frame.getPayload();
    int size = payload == null ? 0 : payload.remaining();
    if (begun.size() + size > Limits.FRAME_BYTES_READ_MAX) {
      end(CloseStatus.TOO_BIG_TO_PROCESS);
      return;
    }
    var bytes = new byte[size];
    if (payload != null) {
      payload.get(bytes);
    }
    if (frame.isFin() && begun.size() == 0) {
      whole(bytes);
      return;
    }
    begun.writeBytes(bytes);
    if (frame.isFin()) {
      var pieces = begun.toByteArray();
      begun.reset();
      whole(pieces);
    }
  }

  private void whole(byte[] message) {
    if (binary) {
      handling(() -> handler.handleMessage(session, new BinaryMessage(message)));
      return;
    }
    var text = new String(message, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(message)) {
      end(CloseStatus.BAD_DATA);
      return;
    }
    handling(() -> handler.handleMessage(session, new TextMessage(text)));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private void end(CloseStatus why) {
    ended = true;
    try {
      session.close(why);
    } catch (IOException e) {
      LOG.debug("cannot close", e);
    }
  }

  private interface Handling {
    void run() throws Exception;
  }

  /// The handler says itself what becomes of its failures; what comes out of it nevertheless ends
  /// this socket.
  private void handling(Handling work) {
    try {
      work.run();
    } catch (Exception e) {
      LOG.error("a socket could not be handled", e);
      end(CloseStatus.SERVER_ERROR);
    }
  }
}
