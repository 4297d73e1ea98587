package io.zongji.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the database a few times a second, on a connection of its own, whether it is there.
///
/// While it is away one line in the log says so, whoever wants a connection is refused at once
/// ([WatchedDataSource]), and readiness is DOWN. It begins with a database that is there.
final class DatabaseWatch implements AutoCloseable {
  static final Duration LOOK = Duration.ofMillis(250);

  /// Seconds in which a database answers, or counts as away.
  private static final int ANSWER_SECONDS_MAX = 3;

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

  private final DatabaseUrl url;
  private final Runnable before;
  private final Runnable after;
  private volatile boolean away;
  private volatile boolean closed;
  private @Nullable Connection connection;

  /// @param before called when the database has come back, before anybody else uses it
  /// @param after called when everybody may use it again
  DatabaseWatch(DatabaseUrl url, Runnable before, Runnable after) {
    this.url = url;
    this.before = before;
    this.after = after;
  }

  void start() {
    Thread.ofPlatform().daemon().name("database-watch").start(this::watch);
  }

  /// Whether it could not be reached at the last look.
  boolean away() {
    return away;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void watch() {
    long since = 0;
    while (!closed) {
      boolean followed = connection != null;
      var trouble = look();
      if (trouble != null && followed && look() == null) {
        // It was gone and is there again between two looks: nobody is refused for that.
        before.run();
        after.run();
        trouble = null;
      }
      if (trouble != null && !away && !closed) {
        since = System.nanoTime();
        away = true;
        LOG.warn("The database cannot be reached; commands are refused meanwhile: {}", trouble);
      } else if (trouble == null && away) {
        before.run();
        away = false;
        LOG.warn("The database is back after {} ms", (System.nanoTime() - since) / 1_000_000);
        after.run();
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    forget();
  }

  /// One look; what is wrong, or null.
  private @Nullable String look() {
    try {
      var open = connection == null ? open() : connection;
      connection = open;
      try (var statement = open.createStatement();
          var answer = statement.executeQuery("select pg_is_in_recovery()")) {
        answer.next();
        return answer.getBoolean(1) ? "it is a standby that takes no changes" : null;
      }
    } catch (SQLException e) {
      forget();
      return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
  }

  private Connection open() throws SQLException {
    var settings = new Properties();
    url.user().ifPresent(user -> settings.setProperty("user", user));
    url.password().ifPresent(password -> settings.setProperty("password", password));
    settings.setProperty("ApplicationName", "zongji-watch");
    settings.setProperty("connectTimeout", Integer.toString(ANSWER_SECONDS_MAX));
    settings.setProperty("loginTimeout", Integer.toString(ANSWER_SECONDS_MAX));
    settings.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS_MAX));
    return DriverManager.getConnection(url.jdbcUrl(), settings);
  }

  private void forget() {
    var old = connection;
    connection = null;
    if (old != null) {
      try {
        old.close();
      } catch (SQLException e) {
        LOG.debug("cannot close", e);
      }
    }
  }
}
