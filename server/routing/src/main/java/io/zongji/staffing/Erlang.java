package io.zongji.staffing;

import java.time.Duration;

/// How long customers wait who are served first come, first served, by any free agent of a group.
///
/// Erlang C is A. K. Erlang's delay formula as in G. Koole, "Call Center Optimization" (MG books,
/// 2013), chapter 4. Erlang A is the formula with impatient customers (C. Palm) as in O. Garnett,
/// A. Mandelbaum, M. Reiman, "Designing a Call Center with Impatient Customers", Manufacturing &
/// Service Operations Management 4 (2002) 208–227. Both are exact in the long run for Poisson
/// arrivals and exponential times of service and patience.
public final class Erlang {
  private static final double PRECISION = 1e-15;

  private Erlang() {}

  /// Erlang B: the share of customers who find all agents busy when nobody ever waits.
  ///
  /// @param load in Erlang, at least 0
  public static double blocked(double load, int agents) {
    if (load < 0 || agents < 0) {
      throw new IllegalArgumentException(
          "expected at least 0, got a load of " + load + " and " + agents + " agents");
    }
    double blocked = 1;
    for (int n = 1; n <= agents; n++) {
      blocked = load * blocked / (n + load * blocked);
    }
    return blocked;
  }

  /// Erlang C: nobody ever gives up. With as much work as agents or more the queue only grows.
  public static Wait patient(Demand demand) {
    double load = demand.load();
    int agents = demand.agents();
    if (load >= agents) {
      return new Wait(1, Double.POSITIVE_INFINITY, 0);
    }
    double blocked = blocked(load, agents);
    double waits = agents * blocked / (agents - load * (1 - blocked));
    return new Wait(waits, waits * demand.serviceSeconds() / (agents - load), 0);
  }

  /// Erlang C: the share of customers who wait no longer than so long.
  public static double servedWithin(Demand demand, Duration limit) {
    var wait = patient(demand);
    if (Double.isInfinite(wait.meanSeconds())) {
      return 0;
    }
    double spare = (demand.agents() - demand.load()) / demand.serviceSeconds();
    return 1 - wait.probability() * Math.exp(-spare * limit.toNanos() / 1e9);
  }

  /// Erlang A: a customer who waits gives up after a random (exponential) time.
  ///
  /// @param patience how long customers are willing to wait, on average; more than 0
  public static Wait impatient(Demand demand, Duration patience) {
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("expected some patience, got " + patience);
    }
    double patienceSeconds = patience.toNanos() / 1e9;
    double perService = patienceSeconds / demand.serviceSeconds();
    double load = demand.load();
    double blocked = blocked(load, demand.agents());
    double queue = series(demand.agents() * perService, load * perService);
    double waits = queue * blocked / (1 + (queue - 1) * blocked);
    double busy = load / demand.agents();
    double abandoned = waits * (1 / (busy * queue) + 1 - 1 / busy);
    return new Wait(waits, abandoned * patienceSeconds, abandoned);
  }

  /// `1 + y/(x+1) + y²/((x+1)(x+2)) + …`, which stands for the states in which somebody waits.
  private static double series(double x, double y) {
    double sum = 1;
    double term = 1;
    for (int j = 1; term > sum * PRECISION || j < y - x; j++) {
      term *= y / (x + j);
      sum += term;
    }
    return sum;
  }
}
