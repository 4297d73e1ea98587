package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// A way in which media of calls travel, as far as the server takes part in it. Every bean of this
/// type is a way that calls may go.
///
/// Called within the transaction that holds the line: it must not wait for anything else. A way
/// that has to begins a task of its own and comes back by [Lines#tell].
interface Exchange {
  /// The way.
  Call.Way way();

  /// Whether calls that begin now may go this way.
  default boolean open() {
    return true;
  }

  /// The types of signals that pages may send beside `join`, each with its fields.
  Map<String, Map<String, SignalForm.Field>> types();

  /// A page has joined, perhaps in place of another one of its side.
  void joined(Line line, Call.Side side, UUID leg);

  /// The call goes this way from now on, for whoever is on the line.
  void taken(Line line);

  /// A page that counts has sent a signal of one of the types.
  void came(Line line, Call.Side from, UUID leg, ObjectNode data);

  /// The call is talked: told with its acceptance by the server that took it, and whenever a page
  /// signals while it is. Must not wait either.
  default void talked(Line.Where where) {}

  /// The call is over, or was found to be; perhaps told more than once, and by any server.
  void ended(CallId call);

  /// Looks for what calls have left that are over although nobody said so.
  default void look() {}
}
