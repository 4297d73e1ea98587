package io.zongji.platform;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;

/// Closes connections whose other side keeps a request waiting: sends its body, takes the answer or
/// sends the head of a request more slowly than any network would.
///
/// Only waiting for the other side counts, not the time that the server takes for an answer.
final class SlowTransfers implements Connection.Listener {
  /// How far a transfer may fall behind the least rate.
  static final Duration GRACE = Duration.ofSeconds(10);

  /// The least rate of a body and of an answer, in bytes for each second of waiting for the other
  /// side.
  static final int BYTES_PER_SECOND_MIN = 2_000;

  /// How long the head of a request may be on its way.
  static final Duration HEAD_MAX = Duration.ofSeconds(15);

  private final Set<Transfer> transfers = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<Connection, Head> heads = new ConcurrentHashMap<>();
  private final WaitingConnections<Connection> waiting;

  SlowTransfers(WaitingConnections<Connection> waiting) {
    this.waiting = waiting;
  }

  /// The same stream, watched until its request is over. The head of the request has come.
  HttpStream watch(HttpStream stream, Connection connection) {
    stopsWaiting(connection);
    var transfer = new Transfer(stream, connection);
    transfers.add(transfer);
    return transfer;
  }

  @Override
  public void onOpened(Connection connection) {
    awaitHead(connection);
  }

  @Override
  public void onClosed(Connection connection) {
    stopsWaiting(connection);
  }

  private void awaitHead(Connection connection) {
    if (connection instanceof HttpConnection
        && connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer) {
      heads.put(connection, new Head(connection));
      waiting.add(connection, peer.getAddress()).forEach(SlowTransfers::close);
      if (!connection.getEndPoint().isOpen()) {
        stopsWaiting(connection);
      }
    }
  }

  private void stopsWaiting(Connection connection) {
    heads.remove(connection);
    waiting.remove(connection);
  }

  private static void close(Connection connection) {
    connection.getEndPoint().close();
  }

  /// Closes what is too slow; to be called about once a second.
  ///
  /// @param now the time as `System.nanoTime()` tells it
  void look(long now) {
    transfers.stream().filter(transfer -> transfer.tooSlow(now)).forEach(Transfer::close);
    heads.values().stream().filter(head -> head.tooSlow(now)).forEach(Head::close);
  }

  /// How far one side is behind what it would have got at the least rate. Written by the threads of
  /// one request, read by the watch.
  private static final class Waiting {
    private double behindSeconds;
    private long since;
    private boolean waits;
    private long coming;

    /// Waits from now on.
    ///
    /// @param bytes how many are on their way, as far as is known
    synchronized void begin(long now, long bytes) {
      if (!waits) {
        waits = true;
        since = now;
        coming = bytes;
      }
    }

    /// What came early is no credit for what comes late: buffers between both sides swallow
    /// megabytes at once.
    synchronized void end(long now, long bytes) {
      behindSeconds = Math.max(0, behind(now) - seconds(bytes));
      waits = false;
    }

    synchronized boolean tooSlow(long now) {
      return waits && behind(now) - seconds(coming) > GRACE.toSeconds();
    }

    private double behind(long now) {
      return behindSeconds + (waits ? (now - since) / 1e9 : 0);
    }

    private static double seconds(long bytes) {
      return (double) bytes / BYTES_PER_SECOND_MIN;
    }
  }

  private final class Transfer extends HttpStream.Wrapper {
    private final Connection connection;
    private final Waiting reading = new Waiting();
    private final Waiting writing = new Waiting();

    Transfer(HttpStream stream, Connection connection) {
      super(stream);
      this.connection = connection;
    }

    @Override
    public Content.Chunk read() {
      var chunk = super.read();
      if (chunk != null) {
        reading.end(System.nanoTime(), chunk.remaining());
      }
      return chunk;
    }

    @Override
    public void demand() {
      reading.begin(System.nanoTime(), 0);
      super.demand();
    }

    @Override
    public void send(
        MetaData.Request request,
        MetaData.Response response,
        boolean last,
        ByteBuffer content,
        Callback callback) {
      long bytes = content == null ? 0 : content.remaining();
      writing.begin(System.nanoTime(), bytes);
      super.send(
          request,
          response,
          last,
          content,
          Callback.from(() -> writing.end(System.nanoTime(), bytes), callback));
    }

    @Override
    public void succeeded() {
      transfers.remove(this);
      awaitHead(connection);
      super.succeeded();
    }

    @Override
    public void failed(Throwable failure) {
      transfers.remove(this);
      super.failed(failure);
    }

    private boolean tooSlow(long now) {
      return reading.tooSlow(now) || writing.tooSlow(now);
    }

    private void close() {
      transfers.remove(this);
      SlowTransfers.close(connection);
    }
  }

  /// The head of a request, from its first byte. Looked at by the watch alone.
  private static final class Head {
    private final Connection connection;
    private final long bytesBefore;
    private OptionalLong since = OptionalLong.empty();

    private Head(Connection connection) {
      this.connection = connection;
      this.bytesBefore = connection.getBytesIn();
    }

    private boolean tooSlow(long now) {
      if (since.isEmpty() && connection.getBytesIn() > bytesBefore) {
        since = OptionalLong.of(now);
      }
      return since.isPresent() && now - since.getAsLong() > HEAD_MAX.toNanos();
    }

    private void close() {
      SlowTransfers.close(connection);
    }
  }
}
