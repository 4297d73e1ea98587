package io.zongji.call;

import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Recordings at rest, but for their files.
@Repository
class RecordingStore {
  private static final String SELECT =
      """
      select r.call_id, r.conversation_id, r.begun_at, r.state, r.bytes, r.length_ms
      from recording r
      """;

  /// An agent served when the call went on, or earlier.
  private static final String SERVED =
      """
      exists (
        select 1 from timeline_entry e
        where e.conversation_id = r.conversation_id and e.kind = 'ACCEPTED'
          and e.body->>'staffId' = :staff and (r.ended_at is null or e.at <= r.ended_at))
      """;

  private final JdbcClient jdbc;

  RecordingStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void begin(Line.Where where, Instant now) {
    jdbc.sql(
            """
            insert into recording (call_id, conversation_id, begun_at, state)
            values (?, ?, ?, 'RUNNING') on conflict do nothing
            """)
        .params(where.call().value(), where.conversation().value(), Timestamp.from(now))
        .update();
  }

  /// Those whose call is over are due at that moment.
  void end(Instant now, Instant due) {
    jdbc.sql(
            """
            update recording r set state = 'DUE', due_at = :due, ended_at = :now
            where r.state = 'RUNNING' and not exists (
              select 1 from conversation c
              where c.id = r.conversation_id
                and c.state #>> '{calls,present,id}' = r.call_id::text)
            """)
        .param("now", Timestamp.from(now))
        .param("due", Timestamp.from(due))
        .update();
  }

  /// One that is due, for the caller alone until the lease ends.
  Optional<Claimed> claim(Instant now, Instant lease) {
    return jdbc.sql(
            """
            update recording set state = 'MAKING', due_at = :lease, tries = tries + 1
            where call_id = (
              select call_id from recording
              where state in ('DUE', 'MAKING') and due_at <= :now
              order by due_at limit 1 for update skip locked)
            returning call_id, tries
            """)
        .param("now", Timestamp.from(now))
        .param("lease", Timestamp.from(lease))
        .query((row, _) -> new Claimed(new CallId(row.getObject(1, UUID.class)), row.getInt(2)))
        .optional();
  }

  /// One to be made.
  ///
  /// @param tries this one included
  record Claimed(CallId call, int tries) {}

  void made(CallId call, RecordingMaker.Made made) {
    jdbc.sql(
            """
            update recording set state = 'MADE', due_at = null, bytes = ?, length_ms = ?
            where call_id = ?
            """)
        .params(made.bytes(), made.length().toMillis(), call.value())
        .update();
  }

  void close(CallId call, Recording.RecordingState state) {
    jdbc.sql("update recording set state = ?, due_at = null where call_id = ?")
        .params(state.name(), call.value())
        .update();
  }

  void again(CallId call, Instant due) {
    jdbc.sql("update recording set state = 'DUE', due_at = ? where call_id = ?")
        .params(Timestamp.from(due), call.value())
        .update();
  }

  Optional<Recording> find(CallId call) {
    return jdbc.sql(SELECT + " where r.call_id = ?")
        .param(call.value())
        .query((row, _) -> read(row))
        .optional();
  }

  List<Recording> of(ConversationId conversation) {
    return jdbc.sql(SELECT + " where r.conversation_id = ? order by r.begun_at, r.call_id")
        .param(conversation.value())
        .query((row, _) -> read(row))
        .list();
  }

  /// Calls whose recordings are over and began before that moment.
  List<CallId> older(Instant than, int limit) {
    return jdbc
        .sql(
            """
            select call_id from recording
            where begun_at < ? and state in ('MADE', 'EMPTY', 'FAILED') order by begun_at limit ?
            """)
        .params(Timestamp.from(than), limit)
        .query(UUID.class)
        .list()
        .stream()
        .map(CallId::new)
        .toList();
  }

  void remove(CallId call) {
    jdbc.sql("delete from recording where call_id = ?").param(call.value()).update();
  }

  /// Those of a conversation whose calls that agent served.
  List<Recording> of(ConversationId conversation, StaffId staff) {
    return jdbc.sql(
            SELECT
                + " where r.conversation_id = :conversation and "
                + SERVED
                + " order by r.begun_at, r.call_id")
        .param("conversation", conversation.value())
        .param("staff", staff.value().toString())
        .query((row, _) -> read(row))
        .list();
  }

  /// Whether that agent served the call: accepted its conversation before the call was over.
  boolean served(CallId call, StaffId staff) {
    return jdbc.sql(
            "select exists (select 1 from recording r where r.call_id = :call and " + SERVED + ")")
        .param("call", call.value())
        .param("staff", staff.value().toString())
        .query(Boolean.class)
        .single();
  }

  /// Whether that agent ever accepted the conversation.
  boolean accepted(ConversationId conversation, StaffId staff) {
    return jdbc.sql(
            """
            select exists (
              select 1 from timeline_entry
              where conversation_id = ? and kind = 'ACCEPTED' and body->>'staffId' = ?)
            """)
        .params(conversation.value(), staff.value().toString())
        .query(Boolean.class)
        .single();
  }

  private static Recording read(ResultSet row) throws SQLException {
    return new Recording(
        row.getObject("call_id", UUID.class),
        row.getObject("conversation_id", UUID.class),
        row.getTimestamp("begun_at").toInstant(),
        Recording.RecordingState.valueOf(row.getString("state")),
        row.getObject("bytes", Long.class),
        row.getObject("length_ms", Long.class));
  }
}
