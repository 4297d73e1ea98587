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
  record Plan(int customers, int conversations, int pauseMillis, long seed) {}

  Crowd(Site site, List<String> cookies, List<URI> servers, Plan plan) {
    left = new AtomicInteger(plan.conversations());
    for (int i = 0; i < cookies.size(); i++) {
      agents.add(
          new Agent(
              new Journal("agent" + i),
              servers,
              i,
              plan.seed() * 1_000 + i,
              cookies.get(i),
              site.groups(),
              plan.pauseMillis()));
    }
    for (int i = 0; i < plan.customers(); i++) {
      customers.add(
          new Customer(
              new Journal("customer" + i),
              servers,
              i,
              plan.seed() * 1_000_003 + i,
              site.key(),
              left,
              plan.pauseMillis()));
    }
  }

  void start() {
    Stream.concat(agents.stream(), customers.stream())
        .forEach(actor -> threads.add(Thread.ofVirtual().start(actor)));
  }

  List<Journal> journals() {
    return Stream.concat(agents.stream(), customers.stream()).map(actor -> actor.journal).toList();
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
    return Stream.concat(agents.stream(), customers.stream())
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
