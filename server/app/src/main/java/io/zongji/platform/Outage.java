package io.zongji.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells a database that cannot be used right now from a defect.
public final class Outage {
  /// Beginnings of the states that PostgreSQL and its driver give when the server is gone, going or
  /// coming.
  private static final Set<String> GONE = Set.of("08", "57P");

  /// Beginnings of those it gives when it is full, and when it is a standby not promoted yet.
  private static final Set<String> UNUSABLE = Set.of("53", "25006");

  /// What the pool says of a connection after it was found broken.
  private static final String POOL_HAS_DROPPED_IT = "Connection is closed";

  private Outage() {}

  /// Whether the failure, or one that caused it, says that the database cannot be used now. Whether
  /// what was asked has been done is unknown then; it may be asked again.
  public static boolean is(@Nullable Throwable failure) {
    return any(
        failure,
        sql ->
            sql instanceof SQLTransientConnectionException || has(GONE, sql) || has(UNUSABLE, sql));
  }

  /// Whether the failure came about because a connection could not be made or was lost.
  static boolean isGone(@Nullable Throwable failure) {
    return any(failure, sql -> has(GONE, sql));
  }

  private static boolean any(@Nullable Throwable failure, Predicate<SQLException> fits) {
    var cause = failure;
    // Bounded, for causes can be made to go round in a circle.
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof SQLException sql && fits.test(sql)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean has(Set<String> states, SQLException failure) {
    var state = failure.getSQLState();
    if (state == null) {
      return states == GONE && POOL_HAS_DROPPED_IT.equals(failure.getMessage());
    }
    return states.stream().anyMatch(state::startsWith);
  }
}
