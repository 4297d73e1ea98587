package io.zongji.media;

import io.zongji.platform.S3Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/// A server of its own that speaks S3, with one bucket, on a free port of this machine: the
/// package `s3rver` of the browser tests.
final class TestS3 implements AutoCloseable {
  private static final Path PROGRAM = Path.of("../../web/node_modules/s3rver/bin/s3rver.js");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;
  private final Path folder;
  private final Process process;

  private TestS3(int port, Path folder, Process process) {
    this.port = port;
    this.folder = folder;
    this.process = process;
  }

  /// Starts one and waits until it listens.
  static TestS3 start() {
    try {
      int port = freePort();
      var folder = Files.createTempDirectory("zongji-s3");
      var command =
          List.of(
              "node",
              PROGRAM.toString(),
              "-d",
              folder.toString(),
              "-a",
              "127.0.0.1",
              "-p",
              Integer.toString(port),
              "--configure-bucket",
              "zongji-media");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // Gone with this JVM, also when a test run is interrupted.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var server = new TestS3(port, folder, process);
      server.awaitListening();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("s3rver cannot be started; run npm --prefix web ci", e);
    }
  }

  S3Settings settings() {
    return new S3Settings(
        Optional.of(URI.create(address())), "zongji-media", "us-east-1", "S3RVER", "S3RVER", true);
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /// Stops it; what it holds goes with it.
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!listens()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        process.destroyForcibly();
        throw new IllegalStateException("s3rver does not listen at port " + port);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
