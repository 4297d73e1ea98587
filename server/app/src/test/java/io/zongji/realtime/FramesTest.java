package io.zongji.realtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// What clients do with frames below their texts: pieces, bytes that are no text, too many bytes.
final class FramesTest extends EdgeTest {
  private static final int TEXT = 1;
  private static final int PIECE = 0;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int LAST = 0x80;

  @Test
  void aTextInPiecesOfOneByteWithPingsBetweenIsRead() throws IOException {
    try (var wire = new Wire(address())) {
      var text = ping(7, "总机😀");
      for (int i = 0; i < text.length; i++) {
        int last = i == text.length - 1 ? LAST : 0;
        wire.send((i == 0 ? TEXT : PIECE) | last, new byte[] {text[i]});
        wire.send(PING | LAST, new byte[] {1});
      }
      assertThat(wire.text()).contains("pong").contains("\"ref\":7");
      wire.send(TEXT | LAST, ping(8, ""));
      assertThat(wire.text()).contains("\"ref\":8");
    }
  }

  @Test
  void theSignThatStandsForUnreadableBytesMayBeWritten() throws IOException {
    try (var wire = new Wire(address())) {
      wire.send(TEXT | LAST, ping(9, "\uFFFD"));
      assertThat(wire.text()).contains("\"ref\":9");
    }
  }

  @Test
  void bytesThatAreNoTextEndTheSocket() throws IOException {
    for (int wrong : new int[] {0xff, 0xc0, 0xe6}) {
      try (var wire = new Wire(address())) {
        var text = ping(1, "x");
        text[text.length - 3] = (byte) wrong;
        wire.send(TEXT | LAST, text);
        assertThat(wire.closeCode()).as("byte %x", wrong).isEqualTo(1007);
      }
    }
  }

  @Test
  void piecesThatTogetherAreTooLongEndTheSocket() throws IOException {
    var half = new byte[Limits.FRAME_BYTES_READ_MAX / 2 + 1];
    Arrays.fill(half, (byte) ' ');
    try (var wire = new Wire(address())) {
      wire.send(TEXT, half);
      wire.send(PIECE, half);
      assertThat(wire.closeCode()).isEqualTo(1009);
    }
  }

  private static byte[] ping(int ref, String with) {
    return "{\"op\":\"ping\",\"ref\":%d,\"x\":\"%s\"}".formatted(ref, with).getBytes(UTF_8);
  }

  /// A customer's socket, frame by frame.
  private static final class Wire implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    Wire(URI server) throws IOException {
      socket = new Socket(server.getHost(), server.getPort());
      in = new DataInputStream(socket.getInputStream());
      var request =
          """
          GET /ws/customer HTTP/1.1\r
          Host: localhost\r
          Upgrade: websocket\r
          Connection: Upgrade\r
          Sec-WebSocket-Version: 13\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          \r
          """;
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      var head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) in.readUnsignedByte());
      }
      assertThat(head.toString()).startsWith("HTTP/1.1 101");
    }

    /// Sends a frame whose mask is zeros.
    void send(int first, byte[] payload) throws IOException {
      boolean small = payload.length < 126;
      var frame = ByteBuffer.allocate(payload.length + (small ? 6 : 8)).put((byte) first);
      if (small) {
        frame.put((byte) (0x80 | payload.length));
      } else {
        frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
      }
      socket.getOutputStream().write(frame.putInt(0).put(payload).array());
    }

    String text() throws IOException {
      return new String(next(TEXT), UTF_8);
    }

    int closeCode() throws IOException {
      return ByteBuffer.wrap(next(CLOSE)).getShort();
    }

    /// The payload of the next frame of that kind; others are passed over.
    private byte[] next(int kind) throws IOException {
      while (true) {
        int is = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte();
        var payload = new byte[length == 126 ? in.readUnsignedShort() : length];
        in.readFully(payload);
        if (is == kind) {
          return payload;
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
