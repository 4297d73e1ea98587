package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.OfferId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds what should not stay as it is, in the database.
@Repository
class WatchStore implements Watch {
  // The first reason that holds is the one told.
  private static final String IDLE_RINGING =
      """
      select c.id, c.offer_id, c.agent_id, case
          when g.deleted_at is not null then 'GROUP_DELETED'
          when s.deleted_at is not null then 'AGENT_DELETED'
          when m.staff_id is null then 'NOT_A_MEMBER'
          when d.chosen = 'REST' then 'AGENT_RESTS'
          when d.chosen = 'OFFLINE' then 'AGENT_OFFLINE'
          when c.away_since is not null then 'CUSTOMER_AWAY'
          when t.offer_timeout_on and c.state #>> '{stage,offer,deadline}' is null then 'TERMS_CHANGED'
          else 'AGENT_GONE' end why
      from conversation c
        left join skill_group g on g.id = c.group_id
        left join staff s on s.id = c.agent_id
        left join skill_group_member m on m.group_id = c.group_id and m.staff_id = c.agent_id
        left join agent_desk d on d.staff_id = c.agent_id
        left join mode_setting t on t.mode = c.mode
      where c.offer_id is not null and (
        g.deleted_at is not null or s.deleted_at is not null or m.staff_id is null
        or d.chosen <> 'IDLE' or c.away_since is not null or d.seen_at < ? or d.left_at < ?
        or t.offer_timeout_on and c.state #>> '{stage,offer,deadline}' is null)
      limit ?
      """;

  private static final String LEFT_BEHIND =
      """
      select c.id, c.agent_id,
        case when s.deleted_at is null then 'AGENT_GONE' else 'AGENT_DELETED' end why
      from conversation c join agent_desk d on d.staff_id = c.agent_id
        left join staff s on s.id = c.agent_id
      where c.phase = 'SERVED' and (d.seen_at < ? or s.deleted_at is not null)
      limit ?
      """;

  private static final String UNFINISHED =
      """
      select w.conversation_id, w.staff_id,
        case when s.deleted_at is null then 'AGENT_GONE' else 'AGENT_DELETED' end why
      from wrap_up w join agent_desk d on d.staff_id = w.staff_id
        left join staff s on s.id = w.staff_id
      where d.seen_at < ? or s.deleted_at is not null
      limit ?
      """;

  private static final String GIVEN_UP =
      """
      select d.staff_id,
        case when s.deleted_at is null then 'AGENT_GONE' else 'AGENT_DELETED' end why
      from agent_desk d left join staff s on s.id = d.staff_id
      where d.chosen <> 'OFFLINE' and d.load = 0 and (d.seen_at < ? or s.deleted_at is not null)
      limit ?
      """;

  private static final String NEGLECTED =
      RosterStore.QUEUED
          + """
            , staffed as (
              select q.group_id, exists (
                  select 1 from skill_group_member m join staff s on s.id = m.staff_id
                    join agent_desk d on d.staff_id = m.staff_id
                  where m.group_id = q.group_id and g.deleted_at is null and s.deleted_at is null
                    and d.chosen = 'IDLE' and d.seen_at >= ?) online,
                exists (
                  select 1 from skill_group_member m join staff s on s.id = m.staff_id
                    join agent_desk d on d.staff_id = m.staff_id
                  where m.group_id = q.group_id and g.deleted_at is null and s.deleted_at is null
                    and d.chosen = 'IDLE' and d.seen_at >= ? and d.left_at is null
                    and d.wrap_ups = 0 and not d.exclusive and d.load < g.cap and (g.mode = 'ONLINE' or d.load = 0)) free
              from queued q left join skill_group g on g.id = q.group_id
              where q.group_id is not null)
            select group_id from staffed s
            where (online and (
                exists (select 1 from conversation c where c.group_id = s.group_id
                  and c.place_at is not null and c.phase = 'WAITING' and not c.announced)
                or exists (select 1 from conversation c where c.group_id = s.group_id
                  and c.place_at is not null and c.phase = 'WAITING' and c.grace_at is not null)
                or free and exists (select 1 from conversation c where c.group_id = s.group_id
                  and c.place_at is not null and c.phase = 'WAITING' and c.away_since is null)))
              or (not online and exists (select 1 from conversation c where c.group_id = s.group_id
                  and c.place_at is not null and c.phase = 'WAITING' and c.grace_at is null))
            """;

  private static final String UNCHANGED =
      """
      select m.staff_id from skill_group_member m
        join skill_group g on g.id = m.group_id
        join agent_desk d on d.staff_id = m.staff_id
        cross join (values (cast(? as timestamptz))) look (since)
      where m.group_id = ? and d.changed_at < since
        and coalesce(m.joined_at < since, true) and coalesce(g.cap_at < since, true)
      """;

  private static final String WRONG_LOADS =
      """
      select d.staff_id from agent_desk d
        left join (select agent_id, count(*) n from conversation where agent_id is not null
          group by agent_id) h on h.agent_id = d.staff_id
        left join (select staff_id, count(*) n from wrap_up group by staff_id) w
          on w.staff_id = d.staff_id
      where d.load <> coalesce(h.n, 0) + coalesce(w.n, 0) or d.wrap_ups <> coalesce(w.n, 0)
      limit ?
      """;

  private static final String TRUE_LOAD =
      """
      select d.load, d.wrap_ups,
        (select count(*) from conversation where agent_id = d.staff_id)
          + (select count(*) from wrap_up where staff_id = d.staff_id) true_load,
        (select count(*) from wrap_up where staff_id = d.staff_id) true_wrap_ups
      from agent_desk d where d.staff_id = ?
      """;

  private static final String REPAIR =
      """
      update agent_desk set load = ?, wrap_ups = ?, cap = greatest(cap, ?), version = version + 1,
        exclusive = ? = 1 and (
          exists (select 1 from conversation where agent_id = staff_id and mode <> 'ONLINE')
          or exists (select 1 from wrap_up w join conversation c on c.id = w.conversation_id
            where w.staff_id = agent_desk.staff_id and c.mode <> 'ONLINE'))
      where staff_id = ?
      """;

  private final JdbcClient jdbc;

  WatchStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Ringing> idleRinging(Unseen unseen) {
    return jdbc.sql(IDLE_RINGING)
        .params(Timestamp.from(unseen.lease()), Timestamp.from(unseen.left()), FINDINGS_MAX)
        .query(
            (row, _) ->
                new Ringing(
                    conversation(row, 1),
                    new OfferId(row.getObject(2, UUID.class)),
                    staff(row, 3),
                    row.getString(4)))
        .list();
  }

  @Override
  public List<Held> leftBehind(Instant goneBefore) {
    return held(LEFT_BEHIND, goneBefore);
  }

  @Override
  public List<Held> unfinished(Instant goneBefore) {
    return held(UNFINISHED, goneBefore);
  }

  @Override
  public Map<StaffId, String> givenUp(Instant goneBefore) {
    return jdbc
        .sql(GIVEN_UP)
        .params(Timestamp.from(goneBefore), FINDINGS_MAX)
        .query((row, _) -> Map.entry(staff(row, 1), row.getString(2)))
        .list()
        .stream()
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public List<SkillGroupId> neglected(Unseen unseen) {
    return jdbc.sql(NEGLECTED)
        .params(Timestamp.from(unseen.gone()), Timestamp.from(unseen.lease()))
        .query((row, _) -> new SkillGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  @Override
  public Set<StaffId> unchanged(SkillGroupId group, Instant since) {
    return jdbc.sql(UNCHANGED)
        .params(Timestamp.from(since), group.value())
        .query((row, _) -> staff(row, 1))
        .set();
  }

  @Override
  public List<StaffId> wrongLoads() {
    return jdbc.sql(WRONG_LOADS).param(FINDINGS_MAX).query((row, _) -> staff(row, 1)).list();
  }

  @Override
  public void lock(StaffId staff) {
    jdbc.sql("select version from agent_desk where staff_id = ? for update")
        .param(staff.value())
        .query((_, _) -> 0)
        .optional();
  }

  @Override
  public Optional<Load> load(StaffId staff) {
    return jdbc.sql(TRUE_LOAD)
        .param(staff.value())
        .query((row, _) -> new Load(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
        .optional();
  }

  @Override
  public void repair(StaffId staff, Load load) {
    int truth = load.trueLoad();
    jdbc.sql(REPAIR)
        .params(truth, load.trueWrapUps(), Math.max(1, truth), truth, staff.value())
        .update();
  }

  private List<Held> held(String sql, Instant goneBefore) {
    return jdbc.sql(sql)
        .params(Timestamp.from(goneBefore), FINDINGS_MAX)
        .query((row, _) -> new Held(conversation(row, 1), staff(row, 2), row.getString(3)))
        .list();
  }

  private static ConversationId conversation(ResultSet row, int column) throws SQLException {
    return new ConversationId(row.getObject(column, UUID.class));
  }

  private static StaffId staff(ResultSet row, int column) throws SQLException {
    return new StaffId(row.getObject(column, UUID.class));
  }
}
