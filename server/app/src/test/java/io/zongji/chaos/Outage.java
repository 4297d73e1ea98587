package io.zongji.chaos;

import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Timelines;
import io.zongji.platform.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// Takes the server or its PostgreSQL away for a time while a desk is at work, by each way there
/// is, and checks afterwards that nobody was thrown out who was there, that nothing was lost or
/// doubled, and that everybody goes on soon.
///
/// `Outage PROGRAM SECONDS=10,100,600 WAYS=server-frozen,database-stopped SEED=1 PORT=8350`. The
/// last line is the verdict, and exit codes are those of [Chaos].
public final class Outage {
  private static final int AGENTS = 6;
  private static final int CUSTOMERS = 16;
  private static final int PAUSE_MILLIS = 300;

  /// Leases are judged anew only when everybody has had the whole of their grace; before that, an
  /// outage throws nobody out whatever is wrong.
  private static final Duration QUIET =
      Site.AGENT_GONE.plus(Site.AGENT_RETURN).plus(Duration.ofSeconds(3));

  /// Within this time after the return everybody has heard from the desk.
  private static final Duration BACK_MAX = Duration.ofSeconds(10);

  /// Deadlines wait so long after a return.
  private static final Duration RETURN = Duration.ofSeconds(10);

  private static final Duration SCENE_MAX = Duration.ofMinutes(2);

  private static final String SCENE =
      """
      select count(*) filter (where phase = 'SERVED') > 0
        and count(*) filter (where phase = 'WAITING') > 0
        and count(*) filter (where phase = 'OFFERED') > 0
      from conversation
      """;

  private static final String THROWN_OUT =
      "select count(*) from presence_log where why in ('AGENT_GONE', 'AGENT_SIGNED_OUT')";

  private final Path folder;
  private final TestCluster postgres;
  private final Cluster cluster;
  private final Server server;
  private final Site site;
  private final JdbcClient jdbc;
  private final Downtime downtime = new Downtime();
  private final List<Away> outages = new ArrayList<>();
  private final List<String> slow = new ArrayList<>();

  /// What is away, and how.
  private enum Way {
    SERVER_FROZEN,
    SERVER_STOPPED,
    SERVER_KILLED,
    DATABASE_FROZEN,
    DATABASE_STOPPED,
    DATABASE_KILLED;

    private String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A time in which nothing could be noted.
  private record Away(Way way, Instant from, Instant ready) {
    boolean has(Instant moment) {
      return !moment.isBefore(from) && !moment.isAfter(ready);
    }
  }

  /// What is to be done.
  private record Plan(List<Integer> seconds, List<Way> ways, long seed, int port) {
    static Plan of(List<String> words) throws Arguments.Nonsense {
      var plan = new Plan(List.of(10), List.of(Way.values()), 1, 8350);
      for (var word : words) {
        var parts = word.split("=", 2);
        var value = parts.length == 2 ? parts[1] : "";
        plan =
            switch (parts[0]) {
              case "SECONDS" -> new Plan(numbers(word, value), plan.ways, plan.seed, plan.port);
              case "WAYS" -> new Plan(plan.seconds, ways(value), plan.seed, plan.port);
              case "SEED" -> new Plan(plan.seconds, plan.ways, number(word, value), plan.port);
              case "PORT" -> new Plan(plan.seconds, plan.ways, plan.seed, number(word, value));
              default ->
                  throw new Arguments.Nonsense(
                      "\"" + word + "\" is not known; this takes SECONDS, WAYS, SEED and PORT");
            };
      }
      return plan;
    }

    private static List<Integer> numbers(String word, String value) throws Arguments.Nonsense {
      var numbers = new ArrayList<Integer>();
      for (var one : value.split(",", -1)) {
        numbers.add(number(word, one));
      }
      return numbers;
    }

    private static int number(String word, String value) throws Arguments.Nonsense {
      if (!value.matches("\\d{1,5}") || Integer.parseInt(value) == 0) {
        throw new Arguments.Nonsense(word + ": whole numbers from 1 to 99999 are expected");
      }
      return Integer.parseInt(value);
    }

    private static List<Way> ways(String value) throws Arguments.Nonsense {
      if (value.isEmpty()) {
        return List.of(Way.values());
      }
      var ways = new ArrayList<Way>();
      for (var word : value.split(",", -1)) {
        ways.add(
            Stream.of(Way.values())
                .filter(way -> way.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Arguments.Nonsense(unknown(word))));
      }
      return ways;
    }

    private static String unknown(String word) {
      return "\"%s\" is no way; there are %s"
          .formatted(word, Arrays.stream(Way.values()).map(Way::word).toList());
    }
  }

  private Outage(Path program, Path folder, int port) {
    this.folder = folder;
    var data = folder.resolve("database");
    this.postgres =
        TestCluster.start(
            data.resolve("postgres"), List.of("fsync=off", "track_commit_timestamp=on"));
    this.cluster = new Cluster(data);
    this.jdbc = cluster.jdbc();
    var url = postgres.url("postgres");
    var address =
        "postgres://%s:%s@%s"
            .formatted(
                url.user().orElseThrow(),
                url.password().orElseThrow(),
                url.jdbcUrl().substring("jdbc:postgresql://".length()));
    this.server =
        new Server(
            program,
            folder.resolve("server.log"),
            port,
            Map.of(
                "ZONGJI_DATA", folder.resolve("data").toString(), "ZONGJI_DATABASE_URL", address));
    this.site = new Site(server.address());
  }

  public static void main(String[] words) throws Exception {
    try {
      if (words.length == 0 || !Files.isRegularFile(Path.of(words[0]))) {
        throw new Arguments.Nonsense("the first word must be the program of the product");
      }
      var plan = Plan.of(List.of(words).subList(1, words.length));
      System.exit(run(Path.of(words[0]).toAbsolutePath(), plan) ? 0 : 1);
    } catch (Arguments.Nonsense e) {
      System.err.println("outage: " + e.getMessage());
      System.exit(2);
    }
  }

  private static boolean run(Path program, Plan plan) throws Exception {
    var folder = Files.createTempDirectory("zongji-outage-");
    var outage = new Outage(program, folder, plan.port());
    try {
      return outage.run(plan);
    } finally {
      outage.server.thaw();
      outage.server.kill();
      outage.cluster.thaw();
      outage.cluster.kill();
    }
  }

  private boolean run(Plan plan) throws Exception {
    server.start();
    server.awaitReady();
    site.build(server.printedPassword().orElseThrow(), jdbc, AGENTS, Site.RING_SECONDS);
    var crowd =
        new Crowd(
            site,
            site.signIn(),
            List.of(server.address()),
            new Crowd.Plan(CUSTOMERS, Integer.MAX_VALUE / 2, PAUSE_MILLIS, plan.seed(), 0));
    downtime.watchTheMachine();
    crowd.start();
    for (int seconds : plan.seconds()) {
      for (var way : plan.ways()) {
        Thread.sleep(QUIET);
        awaitScene();
        strike(way, Duration.ofSeconds(seconds), crowd);
      }
    }
    Thread.sleep(RETURN);
    int open = crowd.drain(jdbc);
    return tell(verdict(crowd, open), crowd, plan);
  }

  /// Somebody is served, somebody waits, and it rings somewhere.
  private void awaitScene() throws InterruptedException {
    long deadline = System.nanoTime() + SCENE_MAX.toNanos();
    while (!jdbc.sql(SCENE).query(Boolean.class).single() && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  private void strike(Way way, Duration time, Crowd crowd) throws InterruptedException {
    var from = Instant.now();
    takeAway(way);
    Thread.sleep(time);
    giveBack(way);
    server.awaitReady();
    var ready = Instant.now();
    long readyAt = System.nanoTime();
    crowd.askAll();
    while (!crowd.withoutWordSince(readyAt).isEmpty()
        && System.nanoTime() - readyAt < 3 * BACK_MAX.toNanos()) {
      Thread.sleep(Duration.ofMillis(20));
    }
    var back = Duration.ofNanos(System.nanoTime() - readyAt);
    if (back.compareTo(BACK_MAX) > 0) {
      slow.add(
          "R5 after %s some heard nothing for %s: %s"
              .formatted(way.word(), back, crowd.withoutWordSince(readyAt)));
    }
    outages.add(new Away(way, from, ready));
    downtime.add(from, ready.plus(RETURN));
    System.out.printf(
        "%s for %d s, ready %d ms after its return, everybody back %d ms later; %d acknowledged so far%n",
        way.word(),
        time.toSeconds(),
        Duration.between(from.plus(time), ready).toMillis(),
        back.toMillis(),
        crowd.acknowledged());
  }

  private void takeAway(Way way) {
    switch (way) {
      case SERVER_FROZEN -> server.freeze();
      case SERVER_STOPPED -> server.stop();
      case SERVER_KILLED -> server.kill();
      case DATABASE_FROZEN -> cluster.freeze();
      case DATABASE_STOPPED -> cluster.stop();
      case DATABASE_KILLED -> cluster.kill();
    }
  }

  private void giveBack(Way way) {
    switch (way) {
      case SERVER_FROZEN -> server.thaw();
      case SERVER_STOPPED, SERVER_KILLED -> server.start();
      case DATABASE_FROZEN -> cluster.thaw();
      case DATABASE_STOPPED, DATABASE_KILLED -> postgres.startAgain();
    }
  }

  private Verdict verdict(Crowd crowd, int open) {
    // Customers of a desk that has come back wait for those deadlines that wait.
    var verdict = new Verdict(jdbc, crowd.journals(), downtime, Duration.ofSeconds(2));
    if (open > 0) {
      verdict.fail("R5 " + open + " conversations or wrap-ups never came to an end");
    }
    slow.forEach(verdict::fail);
    int thrownOut = jdbc.sql(THROWN_OUT).query(Integer.class).single();
    if (thrownOut > 0) {
      verdict.fail(thrownOut + " times an agent was taken offline who was there");
    }
    Timelines.all(jdbc).values().forEach(timeline -> judge(timeline, verdict));
    return verdict;
  }

  /// Everybody of the crowd was there all the time, as far as they could be.
  private void judge(List<Entry> timeline, Verdict verdict) {
    var deadline = Optional.<Instant>empty();
    for (var entry : timeline) {
      switch (entry.fact()) {
        case Fact.PutBack _ ->
            verdict.fail("a conversation was taken from an agent who was there: " + entry);
        case Fact.Abandoned(_, var by) -> {
          if (by == Fact.AbandonedBy.AWAY) {
            verdict.fail("a customer lost the place who was there: " + entry);
          }
        }
        case Fact.Offered offered -> deadline = offered.deadline();
        case Fact.Missed _ -> {
          var due = deadline;
          if (outages.stream().anyMatch(away -> due.filter(away::has).isPresent())) {
            verdict.fail("an offer counts as missed that nobody could answer: " + entry);
          }
        }
        default -> {}
      }
    }
  }

  private boolean tell(Verdict verdict, Crowd crowd, Plan plan) throws IOException {
    verdict.check().forEach(System.out::println);
    var what =
        "%s s, %s, seed %d"
            .formatted(plan.seconds(), plan.ways().stream().map(Way::word).toList(), plan.seed());
    if (verdict.good()) {
      System.out.printf("outage holds: %s: %s%n", what, verdict.counts());
      server.kill();
      cluster.kill();
      FileSystemUtils.deleteRecursively(folder);
      return true;
    }
    for (var journal : crowd.journals()) {
      Files.write(folder.resolve(journal.who() + ".journal"), journal.lines());
    }
    Files.write(folder.resolve("timelines"), Timelines.lines(jdbc));
    System.out.printf(
        "outage FAILED: %s: %s; journals and logs are in %s%n", what, verdict.counts(), folder);
    return false;
  }
}
