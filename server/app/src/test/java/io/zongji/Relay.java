package io.zongji;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A stretch of network that a test can cut and mend: whoever connects to it is connected with
/// something else of this machine.
public final class Relay implements AutoCloseable {
  private static final int BYTES = 16_384;

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  /// Of each connection through it, whether it is silent.
  private final Set<AtomicBoolean> silences = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /// @param target the port of this machine that is behind it
  public Relay(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("relay").start(this::run);
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Ends every connection, and ends new ones at once.
  public void cut() {
    cut = true;
    open.forEach(Relay::end);
  }

  /// From now on nothing passes on the connections there are, either way, not even that one side
  /// ends them; both stay open. New ones pass.
  public void silence() {
    silences.forEach(silent -> silent.set(true));
  }

  /// Lets connections through again.
  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    while (!door.isClosed()) {
      try {
        join(door.accept());
      } catch (IOException ignored) {
        // Closed, or the far end is not there: whoever called notices.
      }
    }
  }

  private void join(Socket near) throws IOException {
    if (cut) {
      near.close();
      return;
    }
    open.add(near);
    var far = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(far);
    if (cut) {
      end(near);
      end(far);
    }
    var silent = new AtomicBoolean();
    silences.add(silent);
    Thread.ofVirtual().start(() -> copy(silent, near, far));
    Thread.ofVirtual().start(() -> copy(silent, far, near));
  }

  private void copy(AtomicBoolean silent, Socket from, Socket to) {
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      var bytes = new byte[BYTES];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        if (!silent.get()) {
          out.write(bytes, 0, count);
        }
      }
    } catch (IOException e) {
      // Cut.
    } finally {
      open.remove(from);
      end(from);
      if (!silent.get()) {
        silences.remove(silent);
        open.remove(to);
        end(to);
      }
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
