package io.zongji.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The pool of connections, which says at once that it has none while the database is away,
/// instead of letting everybody wait for the time-out. What runs first ([FirstThread]) has a small
/// pool of its own.
final class WatchedDataSource extends DelegatingDataSource implements AutoCloseable {
  private static final String CANNOT_CONNECT = "08001";

  private final HikariDataSource pool;
  private final HikariDataSource first;
  private final DatabaseWatch watch;

  /// @param back called when the database can be used again after an outage
  WatchedDataSource(HikariConfig config, DatabaseUrl url, Runnable back) {
    pool = new HikariDataSource(config);
    setTargetDataSource(pool);
    first = new HikariDataSource(forFirstThreads(config));
    watch = new DatabaseWatch(url, this::forgetConnections, back);
    watch.start();
  }

  private static HikariConfig forFirstThreads(HikariConfig config) {
    var few = new HikariConfig();
    config.copyStateTo(few);
    few.setPoolName(config.getPoolName() + "-first");
    few.setMaximumPoolSize(FirstThread.CONNECTIONS);
    few.setMinimumIdle(1);
    // The other pool has just found the database: nobody waits for a second proof.
    few.setInitializationFailTimeout(-1);
    return few;
  }

  /// Connections of before are dead, or lead to a server that is none of ours any more.
  private void forgetConnections() {
    pool.getHikariPoolMXBean().softEvictConnections();
    first.getHikariPoolMXBean().softEvictConnections();
  }

  DatabaseWatch watch() {
    return watch;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (watch.away()) {
      throw new SQLTransientConnectionException("the database is away", CANNOT_CONNECT);
    }
    return FirstThread.isCurrent() ? first.getConnection() : pool.getConnection();
  }

  @Override
  public void close() {
    watch.close();
    first.close();
    pool.close();
  }
}
