package io.zongji.desk;

import java.time.Instant;

/// Keeps what should not have been.
@FunctionalInterface
interface Anomalies {
  /// Records it.
  void add(Anomaly anomaly, Instant now);
}
