package io.zongji.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The pool of connections, which says at once that it has none while the database is away,
/// instead of letting everybody wait for the time-out.
final class WatchedDataSource extends DelegatingDataSource implements AutoCloseable {
  private static final String CANNOT_CONNECT = "08001";

  private final HikariDataSource pool;
  private final DatabaseWatch watch;

  /// @param back called when the database can be used again after an outage
  WatchedDataSource(HikariConfig config, DatabaseUrl url, Runnable back) {
    pool = new HikariDataSource(config);
    setTargetDataSource(pool);
    // Connections of before are dead, or lead to a server that is none of ours any more.
    watch = new DatabaseWatch(url, () -> pool.getHikariPoolMXBean().softEvictConnections(), back);
    watch.start();
  }

  DatabaseWatch watch() {
    return watch;
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (watch.away()) {
      throw new SQLTransientConnectionException("the database is away", CANNOT_CONNECT);
    }
    return pool.getConnection();
  }

  @Override
  public void close() {
    watch.close();
    pool.close();
  }
}
