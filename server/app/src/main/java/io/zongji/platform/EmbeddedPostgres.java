package io.zongji.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// PostgreSQL 18 as a child of this server, with its data in a folder.
///
/// It listens on the loopback address only, at a free port, and asks for a password that is kept
/// beside the data. A PostgreSQL that a killed server left behind is stopped first; the caller
/// holds the folder's lock, so nobody else can be using it. One that dies while this server runs
/// is started again at the same port ([PostgresWatch]).
final class EmbeddedPostgres implements AutoCloseable {
  static final String USER = "zongji";
  private static final int START_SECONDS_MAX = 120;

  /// How long children of a crashed one may stand in the way of the next.
  private static final int LINGER_SECONDS_MAX = 20;

  private final PostgresBinaries binaries;
  private final Path folder;
  private final Path data;
  private final int port;
  private final String password;
  private final List<String> options;
  private final PostgresWatch watch;

  private EmbeddedPostgres(
      PostgresBinaries binaries, Path folder, int port, String password, List<String> options) {
    this.binaries = binaries;
    this.folder = folder;
    this.data = folder.resolve("data");
    this.port = port;
    this.password = password;
    this.options = List.copyOf(options);
    this.watch = new PostgresWatch(this::alive, this::revive);
  }

  /// Starts it in `folder`, making the cluster there when there is none; its programs are unpacked
  /// into `programs`.
  static EmbeddedPostgres start(Path programs, Path folder, List<String> options) {
    try {
      Files.createDirectories(programs);
      Files.createDirectories(folder);
      var binaries = PostgresBinaries.unpacked(programs);
      var postgres = new EmbeddedPostgres(binaries, folder, freePort(), password(folder), options);
      boolean crashed = postgres.stopOrphan();
      if (!Files.exists(postgres.data.resolve("PG_VERSION"))) {
        postgres.makeCluster();
      }
      postgres.begin(crashed);
      postgres.watch.start();
      return postgres;
    } catch (IOException e) {
      throw new StartupException("The database folder " + folder + " cannot be used: " + e, e);
    }
  }

  /// The one that runs in `folder` and answers there, if there is one.
  static Optional<DatabaseUrl> runningIn(Path folder) {
    try {
      // Its fourth line is the port; the file is there as long as the process is.
      var lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
      var url = url(Integer.parseInt(lines.get(3).strip()), "postgres", password(folder));
      try (var connection =
          DriverManager.getConnection(
              url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow())) {
        return connection.isValid(START_SECONDS_MAX) ? Optional.of(url) : Optional.empty();
      }
    } catch (IOException | SQLException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  DatabaseUrl url(String database) {
    return url(port, database, password);
  }

  private static DatabaseUrl url(int port, String database, String password) {
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
        Optional.of(USER),
        Optional.of(password));
  }

  /// Looks after it no longer, and lets it run: what is left when a server is gone.
  void leave() {
    watch.stop();
  }

  @Override
  public void close() {
    leave();
    binaries.call("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
  }

  private void makeCluster() throws IOException {
    // A first start that was killed half-way leaves a folder that initdb refuses.
    deleteTree(data);
    var made =
        binaries.call(
            "initdb",
            "-D",
            data.toString(),
            "-U",
            USER,
            "--auth=scram-sha-256",
            "--pwfile=" + folder.resolve("password"),
            "-E",
            "UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C");
    if (made.exit() != 0) {
      deleteTree(data);
      throw new StartupException("PostgreSQL could not make its data folder: " + made.lastLine());
    }
  }

  /// Starts it. After a crash the last children of the old one may still be about to end, and
  /// keep a new one from starting meanwhile.
  private void begin(boolean crashed) {
    var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(crashed ? LINGER_SECONDS_MAX : 0);
    while (!run()) {
      if (System.nanoTime() > giveUp) {
        throw new StartupException("PostgreSQL did not start; its log is " + log());
      }
      PostgresWatch.pause(PostgresWatch.FIRST_PAUSE);
    }
  }

  /// One try to bring a dead one back; whether it succeeded.
  private boolean revive() {
    try {
      // One that is slow to recover was given up by an earlier try only.
      if (alive()) {
        return true;
      }
      stopOrphan();
      return run();
    } catch (IOException | StartupException e) {
      return false;
    }
  }

  /// Whether the process that the lock file names lives and is ours.
  private boolean alive() {
    try {
      return postmaster().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private Path log() {
    return folder.resolve("postgres.log");
  }

  private boolean run() {
    var settings = new ArrayList<String>();
    settings.add("-p " + port);
    settings.add("-c listen_addresses=127.0.0.1");
    settings.add("-c unix_socket_directories=");
    options.forEach(option -> settings.add("-c " + option));
    if (!Files.isWritable(Path.of("/dev/shm"))) {
      // A container may have none, also when the cluster was made where there was one.
      settings.add("-c dynamic_shared_memory_type=mmap");
    }
    var started =
        binaries.call(
            "pg_ctl",
            "start",
            "-D",
            data.toString(),
            "-w",
            "-t",
            Integer.toString(START_SECONDS_MAX),
            "-l",
            log().toString(),
            "-o",
            String.join(" ", settings));
    return started.exit() == 0;
  }

  private Path lockFile() {
    return data.resolve("postmaster.pid");
  }

  /// The living process that the lock file names, if it is a PostgreSQL of this folder.
  private Optional<ProcessHandle> postmaster() throws IOException {
    if (!Files.exists(lockFile())) {
      return Optional.empty();
    }
    var first = Files.readString(lockFile()).lines().findFirst().orElse("").strip();
    return first.matches("\\d{1,10}")
        ? ProcessHandle.of(Long.parseLong(first)).filter(this::isPostgresOfThisFolder)
        : Optional.empty();
  }

  /// Ends what a killed server left behind, and forgets a lock file of a process that is gone.
  /// Says whether there was either.
  private boolean stopOrphan() throws IOException {
    if (!Files.exists(lockFile())) {
      return false;
    }
    var process = postmaster();
    if (process.isPresent()) {
      binaries.call("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "20");
      if (process.get().isAlive()) {
        binaries.call("pg_ctl", "stop", "-D", data.toString(), "-m", "immediate", "-w");
      }
      return true;
    }
    // The number may belong to a stranger by now (a restarted container gives out the same ones).
    Files.deleteIfExists(lockFile());
    return true;
  }

  private boolean isPostgresOfThisFolder(ProcessHandle process) {
    try {
      // Empty for one that has ended and that nobody has buried, which is dead enough.
      var line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return line.contains("postgres") && line.contains(data.toString());
    } catch (IOException e) {
      // Not Linux, or gone meanwhile: ask the process itself.
      return process.info().command().map(command -> command.contains("postgres")).orElse(false);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String password(Path folder) throws IOException {
    var file = folder.resolve("password");
    if (!Files.exists(file)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(bytes));
    }
    return Files.readString(file).strip();
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /// What a program of PostgreSQL answered.
  record Called(int exit, String output) {
    String lastLine() {
      return output.lines().reduce((a, b) -> b).orElse("no message");
    }
  }

  static Called callProgram(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS);
      return new Called(process.exitValue(), output);
    } catch (IOException e) {
      return new Called(126, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Called(130, "interrupted");
    }
  }
}
