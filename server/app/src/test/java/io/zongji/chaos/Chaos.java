package io.zongji.chaos;

import io.zongji.chaos.Arguments.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.springframework.util.FileSystemUtils;

/// Kills a server, its PostgreSQL, or both, again and again under load, and checks that nothing was
/// lost, doubled or forgotten.
///
/// `Chaos PROGRAM KILLS=50 SEED=1 PORT=8330`. The last line is the verdict. Exit 0 when all held, 1
/// when something did not (journals and logs are kept), 2 for arguments that make no sense.
final class Chaos {
  private static final Set<Known> KNOWN =
      Set.of(
          new Known("KILLS", 1, 1_000, 50),
          new Known("SEED", 0, Long.MAX_VALUE, 1),
          new Known("WAIT_MS", 100, 60_000, 1_000),
          new Known("PORT", 1_024, 65_535, 8330));

  /// After so many kills some fall silent, long enough for everything to be noticed.
  private static final int KILLS_BETWEEN_SILENCES = 15;

  private static final Duration SILENCE = Duration.ofSeconds(55);

  /// How long it rings meanwhile: longer than an agent's silence stays unnoticed.
  private static final int LONG_RING_SECONDS = 45;

  private static final int AGENTS = 8;
  private static final int CUSTOMERS = 16;
  private static final int PAUSE_MILLIS = 60;
  private static final int STRAY_ONE_IN = 4;

  /// After a kill all leases are good for their whole grace: only then is a silence a promise.
  private static final Duration SETTLED =
      Site.AGENT_GONE.plus(Site.AGENT_RETURN).plus(Duration.ofSeconds(8));

  private final Path folder;
  private final Server server;
  private final Cluster cluster;
  private final Site site;
  private final Downtime downtime = new Downtime();
  private final SplittableRandom random;
  private final List<String> drafts = new ArrayList<>();
  private boolean draftUnsure;

  /// What is killed.
  private enum Target {
    SERVER,
    POSTGRES,
    BOTH
  }

  private Chaos(Path program, Path folder, int port, long seed) {
    this.folder = folder;
    this.server =
        new Server(
            program,
            folder.resolve("server.log"),
            port,
            Map.of("ZONGJI_DATA", folder.resolve("data").toString()));
    this.cluster = new Cluster(folder.resolve("data"));
    this.site = new Site(server.address());
    this.random = new SplittableRandom(seed);
  }

  public static void main(String[] words) throws Exception {
    try {
      if (words.length == 0 || !Files.isRegularFile(Path.of(words[0]))) {
        throw new Arguments.Nonsense(
            "the first word must be the jar of the product or its program");
      }
      var arguments =
          Arguments.read(List.of(words).subList(1, words.length).toArray(String[]::new), KNOWN);
      System.exit(run(Path.of(words[0]).toAbsolutePath(), arguments) ? 0 : 1);
    } catch (Arguments.Nonsense e) {
      System.err.println("chaos: " + e.getMessage());
      System.exit(2);
    }
  }

  private static boolean run(Path program, Arguments arguments) throws Exception {
    long seed = arguments.value("SEED");
    int kills = (int) arguments.value("KILLS");
    var folder = Files.createTempDirectory("zongji-chaos-");
    var chaos = new Chaos(program, folder, (int) arguments.value("PORT"), seed);
    try {
      return chaos.run(kills, seed, Duration.ofMillis(arguments.value("WAIT_MS")));
    } finally {
      chaos.server.kill();
      chaos.cluster.kill();
    }
  }

  private boolean run(int kills, long seed, Duration wait) throws Exception {
    server.start();
    server.awaitReady();
    site.build(server.printedPassword().orElseThrow(), cluster.jdbc(), AGENTS, Site.RING_SECONDS);
    // The order of commits tells what came before what, whatever the clocks say.
    cluster.jdbc().sql("alter system set track_commit_timestamp = on").update();
    kill(Target.POSTGRES);
    awaitReady();
    var crowd =
        new Crowd(
            site,
            site.signIn(),
            List.of(server.address()),
            new Crowd.Plan(CUSTOMERS, Integer.MAX_VALUE / 2, PAUSE_MILLIS, seed, STRAY_ONE_IN));
    downtime.watchTheMachine();
    crowd.start();
    long began = System.nanoTime();
    for (int i = 1; i <= kills; i++) {
      strike(i, crowd);
      if (i % KILLS_BETWEEN_SILENCES == 0 || i == kills) {
        fallSilent(crowd);
      }
    }
    awaitReady();
    int open = crowd.drain(cluster.jdbc());
    var verdict = new Verdict(cluster.jdbc(), crowd.journals(), downtime, wait);
    if (open > 0) {
      verdict.fail("R5 " + open + " conversations or wrap-ups never came to an end");
    }
    checkDraft(verdict);
    return tell(verdict, crowd, kills, seed, (System.nanoTime() - began) / 1_000_000_000);
  }

  private void strike(int number, Crowd crowd) throws InterruptedException {
    var target = Target.values()[(number - 1) % 3];
    Thread.sleep(Duration.ofMillis(random.nextInt(200, 2_500)));
    saveDraft("第" + number + "稿");
    Thread.sleep(Duration.ofMillis(random.nextInt(1, 400)));
    var from = Instant.now();
    kill(target);
    if (target != Target.POSTGRES) {
      server.start();
      if (random.nextInt(6) == 0) {
        // Once more while it is still coming.
        Thread.sleep(Duration.ofMillis(random.nextInt(1, 4_000)));
        server.kill();
        server.start();
      }
    }
    awaitReady();
    downtime.add(from, Instant.now());
    System.out.printf(
        "kill %d: %s at %s, ready after %d ms; %d acknowledged so far%n",
        number,
        target,
        from,
        Duration.between(from, Instant.now()).toMillis(),
        crowd.acknowledged());
  }

  /// Some sockets stay open and nothing passes on them any more, while all the rest goes on.
  private void fallSilent(Crowd crowd) throws InterruptedException {
    site.ring(LONG_RING_SECONDS);
    Thread.sleep(SETTLED);
    crowd.fallSilent(SILENCE);
    Thread.sleep(SILENCE);
    site.ring(Site.RING_SECONDS);
    System.out.printf(
        "silence of %d s is over; %d acknowledged so far%n",
        SILENCE.toSeconds(), crowd.acknowledged());
  }

  private void kill(Target target) {
    switch (target) {
      case SERVER -> server.kill();
      case POSTGRES -> cluster.kill();
      case BOTH -> {
        server.kill();
        cluster.kill();
      }
    }
  }

  private void awaitReady() throws InterruptedException {
    // A killed PostgreSQL is still told as ready until the server has looked.
    Thread.sleep(Duration.ofMillis(600));
    server.awaitReady();
  }

  private void saveDraft(String mark) {
    try {
      if (site.saveDraft(mark)) {
        drafts.clear();
        draftUnsure = false;
      } else {
        draftUnsure = true;
      }
    } catch (RuntimeException e) {
      draftUnsure = true;
    }
    drafts.add(mark);
  }

  /// The last draft that was said to be saved, or one that was sent later, is there.
  private void checkDraft(Verdict verdict) {
    var mark = site.draftMark();
    if (!drafts.contains(mark) && !draftUnsure) {
      verdict.fail("R5 the draft has \"" + mark + "\" instead of one of " + drafts);
    }
  }

  private boolean tell(Verdict verdict, Crowd crowd, int kills, long seed, long seconds)
      throws IOException {
    var failures = verdict.check();
    failures.forEach(System.out::println);
    var counts = verdict.counts();
    if (verdict.good()) {
      System.out.printf(
          "chaos holds: %d kills in %d s, seed %d: %s%n", kills, seconds, seed, counts);
      server.kill();
      cluster.kill();
      FileSystemUtils.deleteRecursively(folder);
      return true;
    }
    keep(crowd);
    System.out.printf(
        "chaos FAILED: %d kills, seed %d, %s; journals and logs are in %s%n",
        kills, seed, counts, folder);
    return false;
  }

  private void keep(Crowd crowd) throws IOException {
    for (var journal : crowd.journals()) {
      Files.write(folder.resolve(journal.who() + ".journal"), journal.lines());
    }
  }
}
