package io.zongji.conversation;

import java.sql.SQLException;
import java.util.Optional;

/// A lane's way to where conversations are kept: one transaction at a time, used by one thread.
interface LaneLink extends AutoCloseable {
  /// Begins the next batch; what is read is locked until [#commit] or [#rollback].
  BatchReads begin() throws SQLException;

  /// Writes the decisions down. Nothing of it counts before the commit.
  void write(Decisions decisions) throws SQLException;

  /// Makes everything that was written true. When it fails by a lost connection, only
  /// [#committed] knows.
  void commit() throws SQLException;

  /// Writes decisions down that were made without a lock, and commits them, in one step.
  /// Fails, with nothing changed, when a conversation is not where the decisions found it; when it
  /// fails by a lost connection, only [#committed] knows.
  void pass(Decisions decisions) throws SQLException;

  /// Undoes what was begun, and lets go of it; never fails.
  void rollback();

  /// Gives up a connection that is of no more use; never fails.
  void discard();

  /// Makes sure that a connection is there, without beginning anything.
  void reach() throws SQLException;

  /// Whether the last batch was committed although its connection was lost; waits for the answer
  /// while the database is still about it. Empty when that cannot be known any more.
  Optional<Boolean> committed() throws SQLException;

  @Override
  void close();
}
