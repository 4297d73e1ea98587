package io.zongji.conversation;

import io.zongji.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one database connection of a lane, opened when needed, and the lane's mark in the
/// database: the number of its last committed batch.
final class LaneConnection implements LaneLink {
  private static final Logger LOG = LoggerFactory.getLogger(LaneConnection.class);

  /// Milliseconds after which a silent server counts as gone.
  private static final int NETWORK_TIMEOUT_MS = 30_000;

  private final DataSource dataSource;
  private final UUID lane = Ids.next();
  private boolean marked;
  private long batch;
  private @Nullable Connection connection;

  LaneConnection(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public BatchReads begin() throws SQLException {
    batch++;
    return new DoorStore(transaction());
  }

  @Override
  public void write(Decisions decisions) throws SQLException {
    var current = open();
    new DoorStore(current).join(decisions.joined());
    new DoorWriter(current).write(decisions, lane, batch);
  }

  @Override
  public void commit() throws SQLException {
    open().commit();
  }

  @Override
  public void pass(Decisions decisions) throws SQLException {
    batch++;
    var alone = open();
    alone.setAutoCommit(true);
    new DoorWriter(alone).pass(decisions, lane, batch);
  }

  @Override
  public void reach() throws SQLException {
    open();
  }

  /// The connection, in a transaction or ready to begin one; it stays so until [#pass].
  private Connection transaction() throws SQLException {
    var current = open();
    current.setAutoCommit(false);
    return current;
  }

  private Connection open() throws SQLException {
    var current = connection;
    if (current == null) {
      current = dataSource.getConnection();
      connection = current;
      prepare(current);
    }
    return current;
  }

  private void prepare(Connection fresh) throws SQLException {
    fresh.setAutoCommit(true);
    fresh.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MS);
    try (var statement = fresh.createStatement()) {
      // The name tells an operator which connections of a server are lanes.
      statement.execute("set lock_timeout = '2s'; set application_name = 'zongji-door'");
    }
    if (!marked) {
      try (var insert =
          fresh.prepareStatement(
              "insert into door_lane (id, batch, at) values (?, 0, now()) on conflict do nothing")) {
        insert.setObject(1, lane);
        insert.executeUpdate();
      }
      marked = true;
    }
  }

  @Override
  public void rollback() {
    try {
      if (connection != null && !connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      LOG.debug("A lane could not roll back: {}", e.toString());
      discard();
    }
  }

  @Override
  public void discard() {
    var current = connection;
    connection = null;
    if (current == null) {
      return;
    }
    try {
      if (!current.isClosed()) {
        current.abort(Runnable::run);
      }
      current.close();
    } catch (SQLException e) {
      LOG.debug("A lane could not close its connection: {}", e.toString());
    }
  }

  @Override
  public Optional<Boolean> committed() throws SQLException {
    var current = transaction();
    var last = new DoorStore(current).lastBatch(lane, batch);
    current.commit();
    return last.map(number -> number == batch);
  }

  @Override
  public void close() {
    try {
      var current = connection;
      if (current != null) {
        current.setAutoCommit(true);
        try (var delete = current.prepareStatement("delete from door_lane where id = ?")) {
          delete.setObject(1, lane);
          delete.executeUpdate();
        }
        try (var statement = current.createStatement()) {
          statement.execute("reset lock_timeout; reset application_name");
        }
      }
    } catch (SQLException e) {
      LOG.debug("A lane could not remove its mark: {}", e.toString());
    }
    var current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        LOG.debug("A lane could not close its connection: {}", e.toString());
      }
    }
  }
}
