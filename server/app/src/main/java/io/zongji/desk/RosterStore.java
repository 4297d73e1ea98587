package io.zongji.desk;

import io.zongji.platform.Mode;
import io.zongji.routing.AgentId;
import io.zongji.routing.AgentOrder;
import io.zongji.routing.Candidate;
import io.zongji.routing.Stance;
import io.zongji.routing.Window;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The groups, their settings and their members, from the database.
@Repository
class RosterStore implements Roster {
  private static final String TERMS =
      """
      select g.mode, g.cap, g.deleted_at is null living, m.offer_timeout_on, m.offer_timeout_seconds,
        m.rest_after_miss, m.agent_order, m.last_agent_first, c.agent_gone_seconds,
        coalesce(c.time_zone, 'UTC') time_zone,
        exists (select from conversation w where w.group_id = g.id and w.grace_at is not null) grace
      from skill_group g join mode_setting m on m.mode = g.mode cross join common_setting c
      where g.id = ?
      """;

  private static final String MEMBERS =
      """
      select m.staff_id, coalesce(d.chosen, 'OFFLINE') chosen,
        case when coalesce(d.seen_at < ?, true) then 'GONE'
          when d.left_at is not null or d.seen_at < ? then 'LEFT'
          else 'HERE' end at_window,
        coalesce(d.wrap_ups, 0) wrap_ups, coalesce(d.load, 0) load,
        coalesce(d.exclusive, false) exclusive, coalesce(d.idle_since, 'epoch') idle_since,
        case when d.served_on = ? then d.served_today else 0 end served_today
      from skill_group_member m join staff s on s.id = m.staff_id and s.deleted_at is null
        left join agent_desk d on d.staff_id = m.staff_id
      where m.group_id = ?
      """;

  private static final String BUSY_GROUPS_OF =
      """
      select m.group_id
      from (select distinct group_id from skill_group_member where staff_id = any (?)) m
        cross join lateral (
          select 1 from conversation c
          where c.group_id = m.group_id and c.place_at is not null and c.phase = 'WAITING' limit 1) w
      """;

  /// The groups before which somebody waits or rings, one look at the index for each: the table
  /// `queued` of a `with`, however many wait.
  static final String QUEUED =
      """
      with recursive queued as (
        (select group_id from conversation where place_at is not null order by group_id limit 1)
        union all
        select (select c.group_id from conversation c
          where c.place_at is not null and c.group_id > q.group_id order by c.group_id limit 1)
        from queued q where q.group_id is not null)
      """;

  private static final String BUSY_GROUPS =
      QUEUED
          + """
            select group_id from queued q where exists (
              select 1 from conversation c
              where c.group_id = q.group_id and c.place_at is not null and c.phase = 'WAITING')
            """;

  private final JdbcClient jdbc;

  RosterStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<GroupTerms> terms(SkillGroupId group) {
    return jdbc.sql(TERMS).param(group.value()).query((row, _) -> terms(row)).optional();
  }

  @Override
  public List<Candidate> members(SkillGroupId group, Unseen unseen, LocalDate today) {
    return jdbc.sql(MEMBERS)
        .params(Timestamp.from(unseen.gone()), Timestamp.from(unseen.lease()), today, group.value())
        .query((row, _) -> candidate(row))
        .list();
  }

  @Override
  public List<SkillGroupId> busyGroupsOf(Collection<StaffId> staff) {
    var ids = staff.stream().map(StaffId::value).toArray(UUID[]::new);
    return jdbc.sql(BUSY_GROUPS_OF)
        .param(ids)
        .query((row, _) -> new SkillGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  @Override
  public List<SkillGroupId> busyGroups() {
    return jdbc.sql(BUSY_GROUPS)
        .query((row, _) -> new SkillGroupId(row.getObject(1, UUID.class)))
        .list();
  }

  @Override
  public Absence absence() {
    return jdbc.sql("select agent_gone_seconds, agent_return_seconds from common_setting")
        .query((row, _) -> new Absence(seconds(row, 1), seconds(row, 2)))
        .single();
  }

  private static GroupTerms terms(ResultSet row) throws SQLException {
    var ringFor =
        row.getBoolean("offer_timeout_on")
            ? Optional.of(Duration.ofSeconds(row.getInt("offer_timeout_seconds")))
            : Optional.<Duration>empty();
    return new GroupTerms(
        Mode.valueOf(row.getString("mode")),
        row.getBoolean("living"),
        row.getInt("cap"),
        ringFor,
        row.getBoolean("rest_after_miss"),
        AgentOrder.valueOf(row.getString("agent_order")),
        row.getBoolean("last_agent_first"),
        Duration.ofSeconds(row.getInt("agent_gone_seconds")),
        ZoneId.of(row.getString("time_zone")),
        row.getBoolean("grace"));
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        new AgentId(row.getObject("staff_id", UUID.class)),
        Stance.valueOf(row.getString("chosen")),
        Window.valueOf(row.getString("at_window")),
        row.getInt("wrap_ups"),
        row.getInt("load"),
        row.getBoolean("exclusive"),
        row.getTimestamp("idle_since").toInstant(),
        row.getInt("served_today"));
  }

  private static Duration seconds(ResultSet row, int column) throws SQLException {
    return Duration.ofSeconds(row.getInt(column));
  }
}
