package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what a workspace shows beside the conversations themselves.
@Repository
class ViewStore {
  /// All that an agent holds is found here once more: with an array of conversations PostgreSQL
  /// would plan this anew each time, which takes longer than to do it. So would a join of all this.
  private static final String BESIDE =
      """
      select c.id,
        coalesce((select name from customer where id = c.customer_id), '') customer,
        coalesce((select name from channel where id = c.channel_id), '') channel,
        o.group_id, (select name from skill_group where id = o.group_id) group_name,
        (select (e.body ->> 'waitedMs')::bigint from timeline_entry e
          where e.conversation_id = c.id and e.kind = 'ACCEPTED' and e.body ->> 'staffId' = ?
          order by e.seq desc limit 1) waited_ms,
        m.at, m.body ->> 'from' said_by,
        coalesce(m.body #>> '{content,mediaKind}', m.body #>> '{content,kind}') content,
        coalesce(m.body #>> '{content,text}', m.body #>> '{content,name}', '') said,
        coalesce((select read from receipt
          where conversation_id = c.id and side = 'CUSTOMER'), 0) read
      from conversation c
        left join lateral (
          select (e.body ->> 'groupId')::uuid group_id from timeline_entry e
          where e.conversation_id = c.id and e.kind = 'OFFERED' and e.body ->> 'staffId' = ?
          order by e.seq desc limit 1) o on true
        left join lateral (
          select e.at, e.body from timeline_entry e
          where e.conversation_id = c.id and e.kind = 'MESSAGE'
          order by e.seq desc limit 1) m on true
      where c.id in (
        select id from conversation where agent_id = ?
        union all select conversation_id from wrap_up where staff_id = ?)
      """;

  private static final String WAITING_FOR =
      """
      select exists (select 1 from skill_group_member m join skill_group g
          on g.id = m.group_id and g.deleted_at is null where m.staff_id = ?) member,
        exists (select 1 from skill_group_member m cross join lateral (
            select 1 from conversation c
            where c.group_id = m.group_id and c.place_at is not null and c.phase = 'WAITING' limit 1) w
          where m.staff_id = ?) waiting,
        exists (select 1 from skill_group_member m cross join lateral (
            select 1 from conversation c
            where c.group_id = m.group_id and c.place_at is not null and c.phase = 'WAITING'
              and c.away_since is null limit 1) w
          where m.staff_id = ?) present,
        (select agent_gone_seconds from common_setting) gone_seconds
      """;

  private final JdbcClient jdbc;

  ViewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What stands beside each of the conversations in the hands of that agent.
  Map<ConversationId, Beside> beside(StaffId staff) {
    var found = new HashMap<ConversationId, Beside>();
    var id = staff.value();
    jdbc.sql(BESIDE)
        .params(id.toString(), id.toString(), id, id)
        .query(
            (ResultSet row) -> {
              found.put(id(row), beside(row));
            });
    return found;
  }

  /// Whether the agent is in a group at all, whether anybody waits there, and how long the agent
  /// may be away.
  Demand demandFor(StaffId staff) {
    var id = staff.value();
    return jdbc.sql(WAITING_FOR)
        .params(id, id, id)
        .query(
            (row, _) ->
                new Demand(
                    row.getBoolean("member"),
                    row.getBoolean("waiting"),
                    row.getBoolean("present"),
                    Duration.ofSeconds(row.getInt("gone_seconds"))))
        .single();
  }

  private static ConversationId id(ResultSet row) throws SQLException {
    return new ConversationId(row.getObject(1, UUID.class));
  }

  private static Beside beside(ResultSet row) throws SQLException {
    var groupId = row.getObject("group_id", UUID.class);
    var at = row.getTimestamp("at");
    return new Beside(
        row.getString("customer"),
        row.getString("channel"),
        groupId == null
            ? Optional.empty()
            : Optional.of(new DeskView.Group(groupId, row.getString("group_name"))),
        row.getLong("waited_ms"),
        at == null ? Optional.empty() : Optional.of(message(row, at.toInstant())),
        row.getLong("read"));
  }

  private static DeskView.LastMessage message(ResultSet row, Instant at) throws SQLException {
    return new DeskView.LastMessage(
        row.getString("said_by"), row.getString("content"), row.getString("said"), at);
  }

  /// Names and the last words.
  ///
  /// @param waitedMs milliseconds the customer waited for the agent; 0 before an accept
  /// @param read up to where the customer has read
  record Beside(
      String customer,
      String channel,
      Optional<DeskView.Group> group,
      long waitedMs,
      Optional<DeskView.LastMessage> lastMessage,
      long read) {}

  /// What waits for an agent.
  ///
  /// @param member whether the agent belongs to a group
  /// @param waiting whether anybody waits there
  /// @param present whether one of them has the page open
  /// @param gone how long the agent's unseen browser counts as there ([Roster.Absence])
  record Demand(boolean member, boolean waiting, boolean present, Duration gone) {}
}
