package io.zongji.chaos;

import io.zongji.TestNats;
import io.zongji.chaos.Arguments.Known;
import io.zongji.conversation.Timelines;
import io.zongji.platform.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/// Two servers over one database with NATS between them: conversations race for agents whose
/// sockets are spread over both; in the middle one server is killed, and everybody goes on by the
/// other until it is back.
///
/// `Race PROGRAM CONVERSATIONS=10000 AGENTS=200 PAUSE_MS=120 RING=4 SILENT=1 SEED=1 PORT=8340`.
/// Everybody thinks for about the pause before each act: five hundred who think for an eighth
/// of a second ask
/// more than two cores can give, and every delay is then measured in a queue for the processor. The
/// last line is the verdict, and exit codes are those of [Chaos].
public final class Race {
  private static final Set<Known> KNOWN =
      Set.of(
          new Known("CONVERSATIONS", 1, 1_000_000, 10_000),
          new Known("AGENTS", 1, 1_000, 200),
          new Known("SEED", 0, Long.MAX_VALUE, 1),
          new Known("PAUSE_MS", 1, 60_000, 120),
          new Known("RING", 1, 90, Site.RING_SECONDS),
          new Known("SILENT", 0, 1, 1),
          new Known("PORT", 1_024, 65_534, 8340));

  private static final int STRAY_ONE_IN = 20;

  private static final Duration BESIDE_MAX = Duration.ofSeconds(1);

  /// Two servers that have just started compile what is hot while everybody comes at once, on the
  /// cores they share with the crowd: that time is judged like the return after a kill, and told.
  private static final Duration COLD = Duration.ofSeconds(14);

  /// How long everybody of a killed server may take to go on by the other.
  private static final Duration MOVED_MAX = Duration.ofSeconds(5);

  /// How long some are silent, while their lines stay open: long enough for all to be noticed.
  private static final Duration SILENCE = Duration.ofSeconds(55);

  private static final Duration DEAD = Duration.ofSeconds(8);

  private final Path folder;
  private final JdbcClient jdbc;
  private final List<Server> servers;
  private final Site site;
  private final Downtime downtime = new Downtime();
  private long movedMillis;

  private Race(Path program, Path folder, TestNats nats, int port) {
    this.folder = folder;
    var url = TestPostgres.url("race");
    var user = url.user().orElseThrow();
    var password = url.password().orElseThrow();
    this.jdbc = JdbcClient.create(new DriverManagerDataSource(url.jdbcUrl(), user, password));
    var address =
        "postgres://%s:%s@127.0.0.1:%d/race".formatted(user, password, TestPostgres.port());
    var settings =
        Map.of(
            "ZONGJI_DATA", folder.resolve("data").toString(),
            "ZONGJI_DATABASE_URL", address,
            "ZONGJI_NATS_URL", nats.address());
    this.servers =
        List.of(
            new Server(program, folder.resolve("one.log"), port, settings),
            new Server(program, folder.resolve("two.log"), port + 1, settings));
    this.site = new Site(servers.getFirst().address());
  }

  public static void main(String[] words) throws Exception {
    try {
      if (words.length == 0 || !Files.isRegularFile(Path.of(words[0]))) {
        throw new Arguments.Nonsense(
            "the first word must be the jar of the product or its program");
      }
      var rest = List.of(words).subList(1, words.length).toArray(String[]::new);
      var arguments = Arguments.read(rest, KNOWN);
      System.exit(run(Path.of(words[0]).toAbsolutePath(), arguments) ? 0 : 1);
    } catch (Arguments.Nonsense e) {
      System.err.println("race: " + e.getMessage());
      System.exit(2);
    }
  }

  private static boolean run(Path program, Arguments arguments) throws Exception {
    var folder = Files.createTempDirectory("zongji-race-");
    prepareDatabase();
    try (var nats = TestNats.start()) {
      var race = new Race(program, folder, nats, (int) arguments.value("PORT"));
      try {
        return race.run(arguments);
      } finally {
        race.servers.forEach(Server::kill);
      }
    }
  }

  private static void prepareDatabase() {
    var url = TestPostgres.url("postgres");
    var source =
        new DriverManagerDataSource(
            url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow());
    JdbcClient.create(source).sql("create database race").update();
  }

  private boolean run(Arguments arguments) throws Exception {
    int agents = (int) arguments.value("AGENTS");
    int conversations = (int) arguments.value("CONVERSATIONS");
    int pauseMillis = (int) arguments.value("PAUSE_MS");
    int ringSeconds = (int) arguments.value("RING");
    long seed = arguments.value("SEED");
    servers.getFirst().start();
    servers.getFirst().awaitReady();
    site.build(servers.getFirst().printedPassword().orElseThrow(), jdbc, agents, ringSeconds);
    servers.getLast().start();
    servers.getLast().awaitReady();
    var crowd =
        new Crowd(
            site,
            site.signIn(),
            servers.stream().map(Server::address).toList(),
            new Crowd.Plan(agents * 3 / 2, conversations, pauseMillis, seed, STRAY_ONE_IN));
    long began = System.nanoTime();
    downtime.watchTheMachine();
    var cold = Instant.now();
    downtime.add(cold, cold.plus(COLD));
    crowd.start();
    if (arguments.value("SILENT") == 1) {
      fallSilent(crowd);
    }
    killOneInTheMiddle(crowd, conversations);
    while (!crowd.served() && crowd.left() > 0) {
      Thread.sleep(Duration.ofSeconds(1));
    }
    int open = crowd.drain(jdbc);
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    var verdict = new Verdict(jdbc, crowd.journals(), downtime, BESIDE_MAX);
    System.out.printf(
        "longest beside a free agent with the cold start and the kill: %d ms%n",
        verdict.longestWithDowntime().toMillis());
    if (open > 0) {
      verdict.fail(open + " conversations or wrap-ups never came to an end");
    }
    if (movedMillis > MOVED_MAX.toMillis()) {
      verdict.fail("R5 it took " + movedMillis + " ms until everybody went on by the other server");
    }
    return tell(verdict, crowd, "%d agents, %d s, seed %d".formatted(agents, seconds, seed));
  }

  /// Before the kill, or else no silence of that length would be told from what the kill did.
  private static void fallSilent(Crowd crowd) throws InterruptedException {
    Thread.sleep(COLD);
    crowd.fallSilent(SILENCE);
    Thread.sleep(SILENCE.plusSeconds(2));
  }

  private void killOneInTheMiddle(Crowd crowd, int conversations) throws InterruptedException {
    while (crowd.left() > conversations / 2) {
      Thread.sleep(Duration.ofMillis(100));
    }
    var from = Instant.now();
    long killed = System.nanoTime();
    servers.getLast().kill();
    var slow = false;
    while (!crowd.wentOnWithout(servers.getLast().address(), killed)) {
      Thread.sleep(Duration.ofMillis(20));
      long sofar = System.nanoTime() - killed;
      if (!slow && sofar > MOVED_MAX.toNanos()) {
        slow = true;
        var missing = crowd.stillWithout(servers.getLast().address(), killed);
        System.out.printf("%d of them not there in time: %s%n", missing.size(), missing);
      }
      if (sofar > 4 * MOVED_MAX.toNanos()) {
        break;
      }
    }
    movedMillis = (System.nanoTime() - killed) / 1_000_000;
    System.out.printf("one server was killed; all went on by the other in %d ms%n", movedMillis);
    Thread.sleep(DEAD);
    var again = Instant.now();
    servers.getLast().start();
    servers.getLast().awaitReady();
    var ready = Instant.now();
    System.out.printf("killed %s, started again %s, ready %s%n", from, again, ready);
    downtime.add(from, from.plusMillis(movedMillis));
    // A virtual machine that starts takes both cores from the server that goes on.
    downtime.add(again, ready);
  }

  private boolean tell(Verdict verdict, Crowd crowd, String what) throws IOException {
    verdict.check().forEach(System.out::println);
    if (verdict.good()) {
      System.out.printf(
          "race holds: %s, moved in %d ms: %s%n", what, movedMillis, verdict.counts());
      servers.forEach(Server::kill);
      FileSystemUtils.deleteRecursively(folder);
      return true;
    }
    for (var journal : crowd.journals()) {
      Files.write(folder.resolve(journal.who() + ".journal"), journal.lines());
    }
    Files.write(folder.resolve("timelines"), Timelines.lines(jdbc));
    System.out.printf(
        "race FAILED: %s: %s; journals and logs are in %s%n", what, verdict.counts(), folder);
    return false;
  }
}
