package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what a workspace shows beside the conversations themselves.
@Repository
class ViewStore {
  private static final String BESIDE =
      """
      select c.id, coalesce(cu.name, '') customer, coalesce(ch.name, '') channel,
        g.id group_id, g.name group_name, (taken.body ->> 'waitedMs')::bigint waited_ms,
        m.at, m.body ->> 'from' said_by, coalesce(m.body #>> '{content,mediaKind}', m.body #>> '{content,kind}') content,
        coalesce(m.body #>> '{content,text}', m.body #>> '{content,name}', '') said
      from conversation c
        left join customer cu on cu.id = c.customer_id
        left join channel ch on ch.id = c.channel_id
        left join lateral (
          select e.body from timeline_entry e
          where e.conversation_id = c.id and e.kind = 'ACCEPTED' and e.body ->> 'staffId' = ?
          order by e.seq desc limit 1) taken on true
        left join lateral (
          select (e.body ->> 'groupId')::uuid group_id from timeline_entry e
          where e.conversation_id = c.id and e.kind = 'OFFERED' and e.body ->> 'staffId' = ?
          order by e.seq desc limit 1) offered on true
        left join skill_group g on g.id = offered.group_id
        left join lateral (
          select e.at, e.body from timeline_entry e
          where e.conversation_id = c.id and e.kind = 'MESSAGE'
          order by e.seq desc limit 1) m on true
      where c.id = any (?)
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
          where m.staff_id = ?) present
      """;

  private final JdbcClient jdbc;

  ViewStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What stands beside each of these conversations in the hands of that agent.
  Map<ConversationId, Beside> beside(StaffId staff, Collection<ConversationId> conversations) {
    var found = new HashMap<ConversationId, Beside>();
    if (conversations.isEmpty()) {
      return found;
    }
    var ids = conversations.stream().map(ConversationId::value).toArray(UUID[]::new);
    jdbc.sql(BESIDE)
        .params(staff.value().toString(), staff.value().toString(), ids)
        .query(
            (ResultSet row) -> {
              found.put(id(row), beside(row));
            });
    return found;
  }

  /// Whether the agent is in a group at all, and whether anybody waits there.
  Demand demandFor(StaffId staff) {
    var id = staff.value();
    return jdbc.sql(WAITING_FOR)
        .params(id, id, id)
        .query((row, _) -> new Demand(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3)))
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
        at == null ? Optional.empty() : Optional.of(message(row, at.toInstant())));
  }

  private static DeskView.LastMessage message(ResultSet row, Instant at) throws SQLException {
    return new DeskView.LastMessage(
        row.getString("said_by"), row.getString("content"), row.getString("said"), at);
  }

  /// Names and the last words.
  ///
  /// @param waitedMs milliseconds the customer waited for the agent; 0 before an accept
  record Beside(
      String customer,
      String channel,
      Optional<DeskView.Group> group,
      long waitedMs,
      Optional<DeskView.LastMessage> lastMessage) {
    static final Beside UNKNOWN = new Beside("", "", Optional.empty(), 0, Optional.empty());
  }

  /// What waits for an agent.
  ///
  /// @param member whether the agent belongs to a group
  /// @param waiting whether anybody waits there
  /// @param present whether one of them has the page open
  record Demand(boolean member, boolean waiting, boolean present) {}
}
