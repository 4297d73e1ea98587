package io.zongji.staffing;

import java.time.Duration;

/// What a group of agents has to do: customers come at random (Poisson) and are served one at a
/// time by each agent for a random (exponential) time.
///
/// @param arrivalsPerHour customers who come, on average; more than 0
/// @param service how long one is served, wrap-up included, on average; more than 0
/// @param agents who serve; at least 1
public record Demand(double arrivalsPerHour, Duration service, int agents) {
  private static final double SECONDS_OF_AN_HOUR = 3_600;

  /// Refuses what makes no sense.
  public Demand {
    if (!(arrivalsPerHour > 0)
        || Double.isInfinite(arrivalsPerHour)
        || !service.isPositive()
        || agents < 1) {
      throw new IllegalArgumentException(
          "expected some arrivals, service and agents, got "
              + arrivalsPerHour
              + ", "
              + service
              + ", "
              + agents);
    }
  }

  /// The average time of service in seconds.
  public double serviceSeconds() {
    return service.toNanos() / 1e9;
  }

  /// The work that comes in, in agents' hours an hour (Erlang).
  public double load() {
    return arrivalsPerHour * serviceSeconds() / SECONDS_OF_AN_HOUR;
  }
}
