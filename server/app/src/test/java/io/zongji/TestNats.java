package io.zongji;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A NATS server of its own on a free port of this machine.
public final class TestNats implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;
  private final Process process;

  private TestNats(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /// Starts one and waits until it listens.
  public static TestNats start() {
    try {
      int port = freePort();
      var process =
          new ProcessBuilder(program(), "-a", "127.0.0.1", "-p", Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // Gone with this JVM, also when a test run is interrupted.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var nats = new TestNats(port, process);
      nats.awaitListening();
      return nats;
    } catch (IOException e) {
      throw new UncheckedIOException("nats-server cannot be started; run deploy/install-nats", e);
    }
  }

  public int port() {
    return port;
  }

  /// Its address as `ZONGJI_NATS_URL` wants it.
  public String address() {
    return "nats://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String program() {
    var named = System.getenv().getOrDefault("ZONGJI_NATS_SERVER", "/usr/sbin/nats-server");
    return Files.isExecutable(Path.of(named)) ? named : "nats-server";
  }

  private void awaitListening() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!listens()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        process.destroyForcibly();
        throw new IllegalStateException("nats-server does not listen at port " + port);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
