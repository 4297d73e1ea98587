package io.zongji;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.util.FileSystemUtils;

/// A reverse proxy with TLS in front of a server, with the configuration that `deploy/proxy` hands
/// out; its names, ports and certificate alone are changed.
public final class TestProxy implements AutoCloseable {
  private static final Path CONFIGURATIONS = Path.of("../../deploy/proxy");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final char[] NO_SECRET = "changeit".toCharArray();

  /// Which proxy.
  public enum Kind {
    NGINX,
    CADDY
  }

  /// A change of the configuration: a regular expression and what stands there instead.
  public record Change(String from, String to) {}

  private final int port = freePort();
  private final int plainPort = freePort();
  private final Path folder;
  private final Process process;
  private final SSLContext tls;

  private TestProxy(Kind kind, int server, List<Change> changes)
      throws IOException, GeneralSecurityException {
    folder = Files.createTempDirectory("zongji-proxy");
    tls = certificate();
    process =
        switch (kind) {
          case NGINX -> nginx(server, changes);
          case CADDY -> caddy(server, changes);
        };
    // Gone with this JVM, also when a test run is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitListening();
  }

  /// Starts one in front of the server at that port of this machine.
  public static TestProxy start(Kind kind, int server, Change... changes) {
    try {
      return new TestProxy(kind, server, List.of(changes));
    } catch (IOException e) {
      throw new UncheckedIOException("proxies cannot be started; run deploy/install-proxies", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What browsers call it.
  public String authority() {
    return "localhost:" + port;
  }

  public URI address() {
    return URI.create("https://" + authority());
  }

  public URI plainAddress() {
    return URI.create("http://localhost:" + plainPort);
  }

  /// A client that knows its certificate.
  public HttpClient.Builder client() {
    return HttpClient.newBuilder().sslContext(tls);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Process nginx(int server, List<Change> changes) throws IOException {
    var text =
        changed(Files.readString(CONFIGURATIONS.resolve("nginx.conf")), changes)
            .replace("127.0.0.1:8080", "127.0.0.1:" + server)
            .replace("listen 80;", "listen 127.0.0.1:" + plainPort + ";")
            .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
            .replace("desk.example.com;", "localhost;")
            .replace("/etc/ssl/desk.example.com", folder.resolve("localhost").toString());
    Files.writeString(folder.resolve("zongji.conf"), text);
    var main = new StringBuilder("daemon off; worker_processes 1; events {}\n");
    if ("root".equals(System.getProperty("user.name"))) {
      main.append("user root;\n");
    }
    main.append(
        "pid %s/pid; error_log %s/log;\nhttp { access_log off;\n".formatted(folder, folder));
    for (var temporary : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
      main.append("%s_temp_path %s/%s;\n".formatted(temporary, folder, temporary));
    }
    main.append("include %s/zongji.conf; }\n".formatted(folder));
    Files.writeString(folder.resolve("nginx.conf"), main);
    return run(
        "nginx", "-p", folder.toString(), "-e", folder + "/log", "-c", folder + "/nginx.conf");
  }

  private Process caddy(int server, List<Change> changes) throws IOException {
    var text =
        changed(Files.readString(CONFIGURATIONS.resolve("Caddyfile")), changes)
            .replace("127.0.0.1:8080", "127.0.0.1:" + server)
            .replace(
                "desk.example.com {",
                "https://%s {\nbind 127.0.0.1\ntls %s/localhost.pem %s/localhost.key"
                    .formatted(authority(), folder, folder));
    var global = "{\nadmin off\nhttp_port %d\ndefault_bind 127.0.0.1\n}\n".formatted(plainPort);
    Files.writeString(folder.resolve("Caddyfile"), global + text);
    return run("caddy", "run", "--config", folder + "/Caddyfile", "--adapter", "caddyfile");
  }

  private Process run(String... command) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile());
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    return builder.start();
  }

  private static String changed(String text, List<Change> changes) {
    var changed = text;
    for (var change : changes) {
      var after = changed.replaceAll(change.from(), change.to());
      if (after.equals(changed)) {
        throw new IllegalStateException("the configuration has no " + change.from());
      }
      changed = after;
    }
    return changed;
  }

  /// Makes a certificate for this machine, and whom it convinces.
  private SSLContext certificate() throws IOException, GeneralSecurityException {
    var store = folder.resolve("store");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "desk",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(NO_SECRET))
            .redirectErrorStream(true)
            .start();
    var said =
        new String(made.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, NO_SECRET);
    } catch (IOException e) {
      throw new IOException(said, e);
    }
    var certificate = keys.getCertificate("desk");
    pem("localhost.pem", "CERTIFICATE", certificate.getEncoded());
    pem("localhost.key", "PRIVATE KEY", keys.getKey("desk", NO_SECRET).getEncoded());
    var known = KeyStore.getInstance("PKCS12");
    known.load(null, NO_SECRET);
    known.setCertificateEntry("desk", certificate);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private void pem(String name, String kind, byte[] content) throws IOException {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind));
  }

  private void awaitListening() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!listens()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "the proxy does not listen: " + Files.readString(folder.resolve("out")));
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

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
