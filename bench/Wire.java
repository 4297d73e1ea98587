import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Many WebSockets on one thread, as cheap as a client can be, so that the machine's time goes to the server. Frames are
/// hand-made with a mask of zeros; what is written in one turn of the loop goes out together.
final class Wire implements AutoCloseable {
  private final Selector selector;
  private final Thread thread;
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<Line> dirty = new ArrayList<>();
  private volatile boolean open = true;
  private volatile long frames;
  private Runnable turn = () -> {};
  private long pauseMs = 100;

  Wire() throws IOException {
    selector = Selector.open();
    thread = Thread.ofPlatform().name("wire").start(this::loop);
  }

  /// Hears one message, on the loop's thread; the bytes are its own only during the call.
  interface Ear {
    void heard(Line line, byte[] bytes, int from, int to);
  }

  /// Opens a socket, waits for the handshake and lets the loop read it.
  Line open(String from, int port, String path, Map<String, String> headers, Ear ear) throws IOException {
    var channel = SocketChannel.open();
    channel.bind(new InetSocketAddress(from, 0));
    channel.connect(new InetSocketAddress("127.0.0.1", port));
    channel.socket().setTcpNoDelay(true);
    var request =
        new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port)
            .append("\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13")
            .append("\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    headers.forEach((name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
    channel.write(ByteBuffer.wrap(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII)));
    var line = new Line(this, channel, ear);
    line.handshake();
    channel.configureBlocking(false);
    run(
        () -> {
          try {
            channel.register(selector, SelectionKey.OP_READ, line);
            line.parse();
          } catch (IOException e) {
            line.fail(e);
          }
        });
    return line;
  }

  /// Frames that have come in.
  long frames() {
    return frames;
  }

  /// Runs something on the loop's thread.
  void run(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /// Runs this at every turn of the loop, which comes round at least so often.
  void everyTurn(long pauseMs, Runnable turn) {
    run(
        () -> {
          this.pauseMs = pauseMs;
          this.turn = turn;
        });
  }

  private void loop() {
    try {
      while (open) {
        selector.select(this::ready, pauseMs);
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        turn.run();
        for (var line : dirty) {
          line.flush();
        }
        dirty.clear();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void ready(SelectionKey key) {
    var line = (Line) key.attachment();
    try {
      if (key.isReadable()) {
        line.read();
      }
      if (key.isValid() && key.isWritable()) {
        key.interestOps(SelectionKey.OP_READ);
        line.flush();
      }
    } catch (IOException e) {
      line.fail(e);
    }
  }

  @Override
  public void close() throws Exception {
    if (!selector.isOpen()) {
      return;
    }
    open = false;
    selector.wakeup();
    thread.join();
    for (var key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  /// One socket.
  static final class Line {
    private final Wire wire;
    private final SocketChannel channel;
    private final Ear ear;
    private byte[] in = new byte[2_048];
    private int filled;
    private byte[] joined = new byte[0];
    private byte[] out = new byte[512];
    private int waiting;
    private boolean marked;
    String failure = "";

    private Line(Wire wire, SocketChannel channel, Ear ear) {
      this.wire = wire;
      this.channel = channel;
      this.ear = ear;
    }

    /// Sends a text frame; on the loop's thread.
    void send(String text) {
      frame(1, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Leaves without a word, as a page that is closed; on the loop's thread.
    void close() {
      fail(new IOException("closed here"));
    }

    private void frame(int opcode, byte[] bytes) {
      int head = bytes.length < 126 ? 6 : 8;
      if (waiting + head + bytes.length > out.length) {
        out = Arrays.copyOf(out, 2 * (waiting + head + bytes.length));
      }
      out[waiting++] = (byte) (0x80 | opcode);
      if (bytes.length < 126) {
        out[waiting++] = (byte) (0x80 | bytes.length);
      } else {
        out[waiting++] = (byte) (0x80 | 126);
        out[waiting++] = (byte) (bytes.length >> 8);
        out[waiting++] = (byte) bytes.length;
      }
      Arrays.fill(out, waiting, waiting + 4, (byte) 0);
      waiting += 4;
      System.arraycopy(bytes, 0, out, waiting, bytes.length);
      waiting += bytes.length;
      if (!marked) {
        marked = true;
        wire.dirty.add(this);
      }
    }

    private void flush() {
      marked = false;
      if (!failure.isEmpty()) {
        return;
      }
      try {
        int written = channel.write(ByteBuffer.wrap(out, 0, waiting));
        System.arraycopy(out, written, out, 0, waiting - written);
        waiting -= written;
        if (waiting > 0) {
          channel.keyFor(wire.selector).interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
      } catch (IOException e) {
        fail(e);
      }
    }

    private void handshake() throws IOException {
      while (true) {
        fill();
        var text = new String(in, 0, filled, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end >= 0) {
          if (!text.startsWith("HTTP/1.1 101")) {
            throw new IOException("no upgrade: " + text.lines().findFirst().orElse(""));
          }
          System.arraycopy(in, end + 4, in, 0, filled - end - 4);
          filled -= end + 4;
          return;
        }
      }
    }

    private void fill() throws IOException {
      if (filled == in.length) {
        in = Arrays.copyOf(in, 2 * in.length);
      }
      int read = channel.read(ByteBuffer.wrap(in, filled, in.length - filled));
      if (read < 0) {
        throw new IOException("the server closed the connection");
      }
      filled += read;
    }

    private void read() throws IOException {
      fill();
      parse();
    }

    private void parse() {
      int at = 0;
      while (filled - at >= 2) {
        int length = in[at + 1] & 0x7f;
        int head = length == 126 ? 4 : length == 127 ? 10 : 2;
        if (filled - at < head) {
          break;
        }
        if (length == 126) {
          length = (in[at + 2] & 0xff) << 8 | in[at + 3] & 0xff;
        } else if (length == 127) {
          length = ByteBuffer.wrap(in, at + 6, 4).getInt();
        }
        if (filled - at < head + length) {
          break;
        }
        frame(in[at] & 0xff, at + head, at + head + length);
        at += head + length;
      }
      System.arraycopy(in, at, in, 0, filled - at);
      filled -= at;
    }

    private void frame(int first, int from, int to) {
      wire.frames++;
      switch (first & 0x0f) {
        case 0, 1 -> {
          boolean last = (first & 0x80) != 0;
          if (last && joined.length == 0) {
            ear.heard(this, in, from, to);
            return;
          }
          int before = joined.length;
          joined = Arrays.copyOf(joined, before + to - from);
          System.arraycopy(in, from, joined, before, to - from);
          if (last) {
            var whole = joined;
            joined = new byte[0];
            ear.heard(this, whole, 0, whole.length);
          }
        }
        case 8 -> fail(new IOException("closed with " + ((in[from] & 0xff) << 8 | in[from + 1] & 0xff)));
        case 9 -> frame(10, Arrays.copyOfRange(in, from, to));
        default -> {}
      }
    }

    private void fail(IOException e) {
      failure = String.valueOf(e.getMessage());
      try {
        channel.close();
      } catch (IOException ignored) {
        // It has ended either way.
      }
    }
  }
}
