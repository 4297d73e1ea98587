package io.zongji.conversation;

import io.zongji.platform.Outage;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/// What a failed statement or commit means for a batch.
enum Trouble {
  /// The connection is gone; whether the commit happened is unknown.
  LOST,
  /// Another transaction was in the way; nothing has happened, try again.
  RACE,
  /// A client id is in the timeline already; nothing has happened, look first.
  REPEATED,
  /// Something about the batch itself; nothing has happened.
  WRONG;

  private static final String CLIENT_ID_INDEX = "timeline_client_id";

  static Trouble of(SQLException failure) {
    var state = String.valueOf(failure.getSQLState());
    if (Outage.is(failure)) {
      return LOST;
    }
    if (state.equals("40001") || state.equals("40P01") || state.equals("55P03")) {
      return RACE;
    }
    if (state.equals("23505") && failure instanceof PSQLException exception) {
      var message = exception.getServerErrorMessage();
      if (message != null && CLIENT_ID_INDEX.equals(message.getConstraint())) {
        return REPEATED;
      }
    }
    return WRONG;
  }
}
