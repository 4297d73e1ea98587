package io.zongji.desk;

/// Why an agent gets no conversations now: the answer to “why do I get nothing?”.
public enum NoOffersWhy {
  /// Not online.
  OFFLINE,
  /// Resting.
  RESTING,
  /// The server has not heard of the workspace for too long.
  BROWSER_GONE,
  /// A conversation is ended but not finished.
  WRAP_UP,
  /// The cap is reached.
  AT_CAP,
  /// Member of no skill group.
  NO_GROUP,
  /// Nobody waits in the agent's groups.
  NOBODY_WAITS,
  /// Somebody waits, but whoever waits has left the page for the moment.
  CUSTOMERS_AWAY
}
