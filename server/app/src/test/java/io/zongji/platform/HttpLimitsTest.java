package io.zongji.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.ServerTest;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever keeps a request waiting keeps up nobody but themselves.
final class HttpLimitsTest extends ServerTest {
  private static final Duration LATER = Duration.ofMinutes(5);
  private static final String BODY_TO_COME =
      "POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 100000\r\n\r\n{";
  private static final String HEALTH =
      "GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private Socket send(String text) throws IOException {
    var socket = new Socket("localhost", address().getPort());
    sockets.add(socket);
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return socket;
  }

  private String firstLine(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= 0 && c != '\r'; ) {
      line.append((char) c);
      c = socket.getInputStream().read();
    }
    return line.toString();
  }

  /// Looks at the transfers as the watch would some minutes later, until the server has closed it.
  private void closesLater(Socket socket) throws IOException {
    socket.setSoTimeout(20);
    while (true) {
      bean(HttpLimits.class).transfers().look(System.nanoTime());
      bean(HttpLimits.class).transfers().look(System.nanoTime() + LATER.toNanos());
      try {
        if (socket.getInputStream().read() < 0) {
          return;
        }
      } catch (SocketTimeoutException e) {
        // Not yet: the request may not have come to the server.
      } catch (IOException e) {
        return;
      }
    }
  }

  @Test
  void aBodyThatDoesNotComeIsNotWaitedFor() throws IOException {
    closesLater(send(BODY_TO_COME));
  }

  @Test
  void aHeadThatDoesNotComeIsNotWaitedFor() throws IOException {
    closesLater(send("GET / HTTP/1.1\r\nHost: loc"));
  }

  /// Many answers on one connection, none of which is read: the buffers between both sides fill.
  @Test
  void whoReadsNothingIsClosed() throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(2_048);
    socket.connect(new java.net.InetSocketAddress("localhost", address().getPort()));
    var asks = "GET /c/ HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50).getBytes(US_ASCII);
    boolean open = true;
    for (int i = 0; i < 200 && open; i++) {
      bean(HttpLimits.class).transfers().look(System.nanoTime() + LATER.toNanos());
      try {
        socket.getOutputStream().write(asks);
      } catch (IOException e) {
        open = false;
      }
    }
    closesLater(socket);
  }

  @Test
  void oneAddressHoldsSoManyRequestsAndTheHealthIsStillTold() throws IOException {
    for (int i = 0; i < RequestsInProgress.ADDRESS_MAX; i++) {
      send(BODY_TO_COME);
    }
    assertThat(firstLineOfOneMore()).isEqualTo("HTTP/1.1 429 Too Many Requests");
    assertThat(firstLine(send(HEALTH))).isEqualTo("HTTP/1.1 200 OK");

    close();
    String next = "";
    while (!next.equals("HTTP/1.1 200 OK")) {
      next = firstLine(send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }
    assertThat(next).isEqualTo("HTTP/1.1 200 OK");
  }

  /// The others may still be on their way to the server.
  private String firstLineOfOneMore() throws IOException {
    while (true) {
      var line = firstLine(send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      if (!line.equals("HTTP/1.1 200 OK")) {
        return line;
      }
    }
  }
}
