package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of the agents at work, in the database.
final class AgentDeskStore implements AgentDeskRows {
  private static final String SELECT = "select " + Rows.DESK_COLUMNS + " from agent_desk ";

  private final JdbcClient jdbc;

  AgentDeskStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Map<StaffId, AgentDesk> findAll(Collection<StaffId> staff) {
    var desks = new HashMap<StaffId, AgentDesk>();
    Rows.ofIds(jdbc, SELECT + "where staff_id", staff.stream().map(StaffId::value).toList())
        .query((row, _) -> Rows.desk(row))
        .list()
        .forEach(desk -> desks.put(desk.staff(), desk));
    return desks;
  }

  @Override
  public List<AgentDesk> online() {
    return jdbc.sql(SELECT + "where chosen <> 'OFFLINE' order by staff_id")
        .query((row, _) -> Rows.desk(row))
        .list();
  }

  @Override
  public void begin(StaffId staff, Instant now) {
    jdbc.sql(
            """
            insert into agent_desk (staff_id, chosen_at, idle_since, served_on, seen_at,
              presence_at, changed_at, version)
            values (:staff, :now, :now, 'epoch', :now, :now, :now, 0) on conflict do nothing
            """)
        .param("staff", staff.value())
        .param("now", Rows.utc(now))
        .update();
  }

  @Override
  public void recount(LocalDate day, Instant midnight) {
    // Locked before it is counted: whoever accepts meanwhile waits and counts on from here.
    jdbc.sql("select staff_id from agent_desk order by staff_id for update").query().listOfRows();
    jdbc.sql(
            """
            update agent_desk d
            set served_on = :day, served_today = (
              select count(*) from timeline_entry t
              where t.kind = 'ACCEPTED' and t.at >= :midnight
                and t.body->>'staffId' = d.staff_id::text)
            """)
        .param("day", day)
        .param("midnight", Rows.utc(midnight))
        .update();
  }

  @Override
  public Optional<AgentDesk> lock(StaffId staff) {
    return jdbc.sql(SELECT + "where staff_id = ? for update")
        .param(staff.value())
        .query((row, _) -> Rows.desk(row))
        .optional();
  }

  @Override
  public void write(AgentDesk desk) {
    jdbc.sql(
            """
            update agent_desk
            set chosen = :chosen, chosen_at = :chosenAt, load = :load, cap = :cap,
                exclusive = :exclusive, wrap_ups = :wrapUps, idle_since = :idleSince,
                seen_at = :seenAt, window_id = :window, left_at = :leftAt,
                presence_at = :presenceAt, changed_at = :changedAt, version = :version
            where staff_id = :staff
            """)
        .param("chosen", desk.chosen().name())
        .param("chosenAt", Rows.utc(desk.chosenAt()))
        .param("load", desk.load())
        .param("cap", desk.cap())
        .param("exclusive", desk.exclusive())
        .param("wrapUps", desk.wrapUps())
        .param("idleSince", Rows.utc(desk.idleSince()))
        .param("seenAt", Rows.utc(desk.seenAt()))
        .param("window", desk.window().orElse(null), java.sql.Types.OTHER)
        .param(
            "leftAt",
            desk.leftAt().map(Rows::utc).orElse(null),
            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .param("presenceAt", Rows.utc(desk.presenceSince()))
        .param("changedAt", Rows.utc(desk.changedAt()))
        .param("version", desk.version())
        .param("staff", desk.staff().value())
        .update();
  }

  @Override
  public void log(StaffId staff, Instant at, Presence presence, String why) {
    jdbc.sql("insert into presence_log (staff_id, at, presence, why) values (?, ?, ?, ?)")
        .params(staff.value(), Rows.utc(at), presence.name(), why)
        .update();
  }

  @Override
  public int held(StaffId staff) {
    return count("select count(*) from conversation where agent_id = ?", staff);
  }

  @Override
  public int wrapUps(StaffId staff) {
    return count("select count(*) from wrap_up where staff_id = ?", staff);
  }

  private int count(String sql, StaffId staff) {
    return jdbc.sql(sql).param(staff.value()).query(Integer.class).single();
  }

  @Override
  public void seen(Collection<StaffId> staff, Instant at) {
    jdbc.sql(
            """
            with those as (
              select staff_id from agent_desk where staff_id = any(?::uuid[])
              order by staff_id for update)
            update agent_desk d set seen_at = greatest(d.seen_at, ?), left_at = null,
              changed_at = case when d.left_at is not null or d.seen_at < ? then ?
                else d.changed_at end
            from those where d.staff_id = those.staff_id
            """)
        .param(Rows.texts(staff.stream().map(StaffId::value).toList()))
        .param(Rows.utc(at))
        .param(Rows.utc(at.minus(Limits.WINDOW_LEASE)))
        .param(Rows.utc(at))
        .update();
  }

  @Override
  public void left(StaffId staff, UUID window, Instant at) {
    jdbc.sql(
            """
            update agent_desk set seen_at = greatest(seen_at, :at), left_at = :at
            where staff_id = :staff and window_id = :window and left_at is null
            """)
        .param("at", Rows.utc(at))
        .param("staff", staff.value())
        .param("window", window)
        .update();
  }
}
