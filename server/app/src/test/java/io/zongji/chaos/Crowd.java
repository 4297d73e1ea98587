package io.zongji.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Customers and agents at work, each on a thread of its own.
final class Crowd {
  private static final Duration DRAIN_MAX = Duration.ofMinutes(5);

  private static final String OPEN =
      """
      select (select count(*) from conversation where phase in ('WAITING', 'OFFERED', 'SERVED'))
        + (select count(*) from wrap_up)
      """;

  private final List<Customer> customers = new ArrayList<>();
  private final List<Agent> agents = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger left;

  /// How they behave.
  ///
  /// @param conversations how many are begun in all
  /// @param pauseMillis about how long everybody thinks
  /// @param strayOneIn of so many one can fall silent while its line stays open, and customers
  ///     close their page while it rings; with 0 everybody stays
  record Plan(int customers, int conversations, int pauseMillis, long seed, int strayOneIn) {
    private Route route(List<URI> servers, int number) {
      return strays() && number % strayOneIn == 0 ? Route.relayed(servers) : Route.direct(servers);
    }

    boolean strays() {
      return strayOneIn > 0;
    }
  }

  Crowd(Site site, List<Site.Desk> desks, List<URI> servers, Plan plan) {
    left = new AtomicInteger(plan.conversations());
    for (int i = 0; i < desks.size(); i++) {
      agents.add(
          new Agent(
              new Journal("agent" + i),
              plan.route(servers, i),
              i,
              plan.seed() * 1_000 + i,
              desks.get(i),
              site.groups(),
              plan.pauseMillis()));
    }
    for (int i = 0; i < plan.customers(); i++) {
      customers.add(
          new Customer(
              new Journal("customer" + i), plan.route(servers, i), i, site.key(), left, plan));
    }
  }

  /// Everybody who can falls silent for so long.
  void fallSilent(Duration time) {
    everybody()
        .filter(actor -> actor.canFallSilent())
        .forEach(actor -> actor.leave(new Actor.Leave(time, true)));
  }

  private Stream<Actor> everybody() {
    return Stream.concat(agents.stream(), customers.stream());
  }

  /// Asks everybody to say something.
  void askAll() {
    everybody().forEach(Actor::ask);
  }

  /// Those who have heard nothing since then.
  ///
  /// @param since in nanoseconds of [System#nanoTime]
  List<String> withoutWordSince(long since) {
    return everybody()
        .filter(actor -> !actor.heardSince(since))
        .map(actor -> actor.journal.who())
        .toList();
  }

  void start() {
    everybody().forEach(actor -> threads.add(Thread.ofVirtual().start(actor)));
  }

  List<Journal> journals() {
    return everybody().map(actor -> actor.journal).toList();
  }

  int acknowledged() {
    return journals().stream().mapToInt(journal -> journal.acks().size()).sum();
  }

  /// How many conversations are still to be begun.
  int left() {
    return Math.max(0, left.get());
  }

  /// Whether everybody has been connected with another server than that one since then.
  ///
  /// @param since in nanoseconds of [System#nanoTime]
  boolean wentOnWithout(URI dead, long since) {
    return stillWithout(dead, since).isEmpty();
  }

  /// Those who have not.
  List<String> stillWithout(URI dead, long since) {
    return everybody()
        .filter(actor -> !actor.wentOnWithout(dead, since))
        .map(actor -> actor.journal.who())
        .toList();
  }

  /// Whether every customer has gone.
  boolean served() {
    return threads.subList(agents.size(), threads.size()).stream().noneMatch(Thread::isAlive);
  }

  /// Lets no new customer in, waits until everybody is served and everything is finished, and sends
  /// the agents home. Says what is left open, nothing if all is done.
  int drain(JdbcClient jdbc) throws InterruptedException {
    left.set(0);
    customers.forEach(customer -> customer.stopping.set(true));
    long deadline = System.nanoTime() + DRAIN_MAX.toNanos();
    int open = 1;
    while (System.nanoTime() < deadline && (open > 0 || !served())) {
      Thread.sleep(Duration.ofMillis(200));
      open = jdbc.sql(OPEN).query(Integer.class).single();
    }
    agents.forEach(agent -> agent.stopping.set(true));
    customers.stream().filter(_ -> !served()).forEach(Actor::giveUp);
    for (var thread : threads) {
      thread.join(Duration.ofSeconds(30));
    }
    return open;
  }
}
