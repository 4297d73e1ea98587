package io.zongji.call;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Signals, and the pages they are for.
@Repository
class SignalStore {
  private final JdbcClient jdbc;

  SignalStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A page's part in a call.
  ///
  /// @param since the number of the last signal before it joined
  record Leg(UUID leg, Call.Side side, long since) {}

  /// Makes sure that there is a line, without locking it.
  void open(CallId call, ConversationId conversation) {
    jdbc.sql(
            "insert into call_line (call_id, conversation_id) values (?, ?) on conflict do nothing")
        .params(call.value(), conversation.value())
        .update();
  }

  /// Locks the line until the transaction ends; answers with the number of its last signal.
  OptionalLong lock(CallId call) {
    return jdbc.sql("select last_n from call_line where call_id = ? for update")
        .param(call.value())
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /// Every page that has joined, the newest last.
  List<Leg> legs(CallId call) {
    return jdbc.sql("select leg, side, since_n from call_leg where call_id = ? order by id")
        .param(call.value())
        .query(
            (row, _) ->
                new Leg(
                    row.getObject("leg", UUID.class),
                    Call.Side.valueOf(row.getString("side")),
                    row.getLong("since_n")))
        .list();
  }

  void join(CallId call, Leg leg) {
    jdbc.sql("insert into call_leg (call_id, leg, side, since_n) values (?, ?, ?, ?)")
        .params(call.value(), leg.leg(), leg.side().name(), leg.since())
        .update();
  }

  void add(CallId call, Call.Side to, Signal signal) {
    jdbc.sql(
            """
            with line as (update call_line set last_n = :n where call_id = :call)
            insert into call_signal (call_id, n, to_side, from_side, leg, body)
            values (:call, :n, :to, :from, :leg, :body)
            """)
        .param("call", call.value())
        .param("n", signal.n())
        .param("to", to.name())
        .param("from", signal.from().name())
        .param("leg", signal.leg().orElse(null), java.sql.Types.OTHER)
        .param("body", signal.data())
        .update();
  }

  /// Signals for a side after that number, in order. An agent who does not serve the conversation
  /// any more gets none.
  List<Signal> after(CallId call, Line.Hearer hearer, long n) {
    return jdbc.sql(
            """
            select s.n, s.from_side, s.leg, s.body
            from call_signal s
            where s.call_id = :call and s.to_side = :side and s.n > :n
              and (:staff::uuid is null or exists (
                select 1 from call_line l join conversation c on c.id = l.conversation_id
                where l.call_id = s.call_id and c.phase = 'SERVED' and c.agent_id = :staff::uuid))
            order by s.n
            limit :limit
            """)
        .param("call", call.value())
        .param("side", hearer.side().name())
        .param("staff", hearer.staff().map(staff -> staff.value().toString()).orElse(null))
        .param("n", n)
        .param("limit", Limits.SIGNALS_AT_ONCE_MAX)
        .query((row, _) -> signal(row))
        .list();
  }

  private static Signal signal(ResultSet row) throws SQLException {
    return new Signal(
        row.getLong("n"),
        Signal.From.valueOf(row.getString("from_side")),
        Optional.ofNullable(row.getObject("leg", UUID.class)),
        row.getString("body"));
  }

  /// The number of the last signal of each of the calls that still have a line.
  Map<CallId, Long> last(Collection<CallId> calls) {
    var found = new HashMap<CallId, Long>();
    jdbc.sql("select call_id, last_n from call_line where call_id = any(?)")
        .param(calls.stream().map(CallId::value).toArray(UUID[]::new))
        .query(
            row -> {
              found.put(new CallId(row.getObject("call_id", UUID.class)), row.getLong("last_n"));
            });
    return found;
  }

  /// Those of the calls that have a line and are talked.
  List<Line.Where> talked(Collection<CallId> calls) {
    return jdbc.sql(
            """
            select l.conversation_id, l.call_id
            from call_line l join conversation c on c.id = l.conversation_id
            where l.call_id = any(?)
              and c.state #>> '{calls,present,id}' = l.call_id::text
              and c.state #>> '{calls,present,phase}' = 'TALKING'
            """)
        .param(calls.stream().map(CallId::value).toArray(UUID[]::new))
        .query(
            (row, _) ->
                new Line.Where(
                    new ConversationId(row.getObject(1, UUID.class)),
                    new CallId(row.getObject(2, UUID.class))))
        .list();
  }

  void remove(CallId call) {
    jdbc.sql("delete from call_line where call_id = ?").param(call.value()).update();
  }

  /// Removes lines of calls that are over; answers with the calls.
  List<CallId> removeOrphans() {
    return jdbc
        .sql(
            """
            delete from call_line l
            where not exists (
              select 1 from conversation c
              where c.id = l.conversation_id
                and c.state #>> '{calls,present,id}' = l.call_id::text)
            returning call_id
            """)
        .query(UUID.class)
        .list()
        .stream()
        .map(CallId::new)
        .toList();
  }
}
