package io.zongji.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// A Janus of its own with the configuration for operators, on a free port of this machine.
public final class TestJanus implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path CONFIGURATION = Path.of("../../deploy/janus");

  /// What server and Janus share.
  public static final String SECRET = "a secret of the tests";

  private final int port = freePort();
  private final Path folder;
  private final boolean addedNetwork;
  private @Nullable Process process;

  private TestJanus(Path folder) throws IOException {
    this.folder = folder;
    this.addedNetwork = network("up").contains("added");
  }

  /// On a machine whose only interface is loopback Janus talks to nobody: one is added for it.
  private static String network(String what) throws IOException {
    var process =
        new ProcessBuilder("../../deploy/test-network", what).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }

  /// Starts one and waits until it listens.
  public static TestJanus start() {
    try {
      var janus = new TestJanus(Files.createTempDirectory("zongji-janus"));
      janus.configure();
      janus.run();
      return janus;
    } catch (IOException e) {
      throw new UncheckedIOException("Janus cannot be started; run deploy/install-janus", e);
    }
  }

  private void configure() throws IOException {
    try (var files = Files.list(CONFIGURATION)) {
      for (var file : files.toList()) {
        var text =
            Files.readString(file)
                .replace("/etc/janus", folder.toString())
                .replace("LONG-RANDOM-TEXT", SECRET)
                .replaceAll("(?m)^.*ice_enforce_list.*$", "")
                .replace("ws_port = 8188", "ws_port = " + port);
        Files.writeString(folder.resolve(file.getFileName().toString()), text);
      }
    }
  }

  /// Starts it, perhaps once more, and waits until it listens.
  public void run() throws IOException {
    var started =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -c 0; exec janus -F \"$0\" -C \"$0/janus.jcfg\"",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("janus.log").toFile())
            .start();
    process = started;
    // Gone with this JVM, also when a test run is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!listens()) {
      if (System.nanoTime() > deadline || !started.isAlive()) {
        started.destroyForcibly();
        throw new IllegalStateException(
            "Janus does not listen: " + Files.readString(folder.resolve("janus.log")));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /// Where its API is, as `ZONGJI_JANUS_URL` wants it.
  public String address() {
    return "ws://127.0.0.1:" + port;
  }

  /// Ends it without a word, as a crash does.
  public void kill() {
    var running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
    try {
      if (addedNetwork) {
        network("down");
      }
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of the files that Janus has recorded a call in.
  static List<String> files(Path recordings, Line.Where where) {
    if (!Files.isDirectory(recordings)) {
      return List.of();
    }
    try (var files = Files.list(recordings)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(where.call().value().toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
