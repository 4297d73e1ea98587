package io.zongji.sim;

/// What may befall one server between any two of its steps.
public interface Hazards {
  /// Nothing ever happens.
  Hazards NONE =
      new Hazards() {
        @Override
        public void between(Where where) {}

        @Override
        public void stoodInTheWay() {}

        @Override
        public Connection connection() {
          return Connection.KEPT;
        }
      };

  /// Between two steps of a server.
  enum Where {
    /// Within a transaction of a lane, rows being locked.
    LANE,
    /// Somebody waits for an answer of the door, or for the end of a transaction.
    WAITING
  }

  /// What becomes of a connection at the moment of a commit.
  enum Connection {
    KEPT,
    LOST_BEFORE,
    LOST_AFTER
  }

  /// Others may take steps now; throws [Crash] when this server dies here.
  void between(Where where);

  /// Somebody held a lock for as long as this server was willing to wait.
  void stoodInTheWay();

  /// What happens to the connection when this server commits now.
  Connection connection();

  /// The server died. Whatever it holds in memory is lost.
  final class Crash extends Error {
    public Crash() {
      super("crash", null, false, false);
    }
  }
}
