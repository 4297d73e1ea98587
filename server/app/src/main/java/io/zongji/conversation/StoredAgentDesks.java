package io.zongji.conversation;

import io.zongji.platform.FaultException;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The agents at work, in the database.
final class StoredAgentDesks implements AgentDesks {
  private static final String SELECT = "select " + Rows.DESK_COLUMNS + " from agent_desk ";
  private static final String BY_STAFF = "BY_STAFF";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Consumer<Commit> listeners;

  StoredAgentDesks(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      Consumer<Commit> listeners) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.listeners = listeners;
  }

  @Override
  public Optional<AgentDesk> find(StaffId staff) {
    return Optional.ofNullable(findAll(List.of(staff)).get(staff));
  }

  @Override
  public Map<StaffId, AgentDesk> findAll(Collection<StaffId> staff) {
    var desks = new HashMap<StaffId, AgentDesk>();
    jdbc.sql(SELECT + "where staff_id = any(?::uuid[])")
        .param(texts(staff))
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
  public AgentDesk goOnline(StaffId staff, UUID window) {
    var now = now();
    jdbc.sql(
            """
            insert into agent_desk (staff_id, chosen_at, idle_since, served_on, seen_at, version)
            values (:staff, :now, :now, :day, :now, 0) on conflict do nothing
            """)
        .param("staff", staff.value())
        .param("now", Rows.utc(now))
        .param("day", LocalDate.ofInstant(now, ZoneId.systemDefault()))
        .update();
    return change(
            staff,
            BY_STAFF,
            desk -> {
              var ready =
                  desk.chosen() == Chosen.OFFLINE ? DeskRules.choose(desk, Chosen.IDLE, now) : desk;
              return DeskRules.window(ready, Optional.of(window), now);
            })
        .orElseThrow();
  }

  @Override
  public Optional<AgentDesk> takeWindow(StaffId staff, UUID window) {
    var now = now();
    return change(staff, BY_STAFF, desk -> DeskRules.window(desk, Optional.of(window), now));
  }

  @Override
  public AgentDesk choose(StaffId staff, Chosen chosen) {
    var now = now();
    return change(staff, BY_STAFF, desk -> DeskRules.choose(allowed(desk, chosen), chosen, now))
        .orElseThrow(() -> new FaultException(DeskFault.OFFLINE));
  }

  private static AgentDesk allowed(AgentDesk desk, Chosen chosen) {
    if (chosen == Chosen.OFFLINE && desk.load() > 0) {
      throw new FaultException(DeskFault.OPEN_WORK);
    }
    if (chosen != Chosen.OFFLINE && desk.chosen() == Chosen.OFFLINE) {
      throw new FaultException(DeskFault.OFFLINE);
    }
    return desk;
  }

  @Override
  public Optional<AgentDesk> impose(StaffId staff, Chosen chosen, String why) {
    var now = now();
    return change(staff, why, desk -> DeskRules.choose(desk, chosen, now));
  }

  @Override
  public boolean reconcile(StaffId staff) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> lock(staff).map(this::reconcile).orElse(false)));
  }

  private boolean reconcile(AgentDesk desk) {
    var staff = desk.staff();
    var counted = DeskRules.counted(desk, load(staff), wrapUps(staff), now());
    if (counted.equals(desk)) {
      return false;
    }
    write(counted.nextVersion());
    return true;
  }

  @Override
  public void seen(Collection<StaffId> staff) {
    jdbc.sql(
            """
            with those as (
              select staff_id from agent_desk where staff_id = any(?::uuid[])
              order by staff_id for update)
            update agent_desk d set seen_at = greatest(d.seen_at, ?)
            from those where d.staff_id = those.staff_id
            """)
        .param(texts(staff))
        .param(Rows.utc(now()))
        .update();
  }

  private Optional<AgentDesk> change(StaffId staff, String why, UnaryOperator<AgentDesk> by) {
    var changed = transactions.execute(_ -> lock(staff).map(desk -> changed(desk, why, by)));
    if (changed == null || changed.isEmpty()) {
      return Optional.empty();
    }
    listeners.accept(new Commit(List.of(), Set.of(staff)));
    return changed;
  }

  private AgentDesk changed(AgentDesk desk, String why, UnaryOperator<AgentDesk> by) {
    var after = by.apply(desk);
    if (after.equals(desk)) {
      return desk;
    }
    if (after.presence() != desk.presence()) {
      jdbc.sql("insert into presence_log (staff_id, at, presence, why) values (?, ?, ?, ?)")
          .params(desk.staff().value(), Rows.utc(now()), after.presence().name(), why)
          .update();
    }
    return write(after.nextVersion());
  }

  private Optional<AgentDesk> lock(StaffId staff) {
    return jdbc.sql(SELECT + "where staff_id = ? for update")
        .param(staff.value())
        .query((row, _) -> Rows.desk(row))
        .optional();
  }

  private AgentDesk write(AgentDesk desk) {
    jdbc.sql(
            """
            update agent_desk
            set chosen = :chosen, chosen_at = :chosenAt, load = :load, cap = :cap,
                exclusive = :exclusive, wrap_ups = :wrapUps, idle_since = :idleSince,
                seen_at = :seenAt, window_id = :window, version = :version
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
        .param("version", desk.version())
        .param("staff", desk.staff().value())
        .update();
    return desk;
  }

  private int load(StaffId staff) {
    return jdbc.sql("select count(*) from conversation where agent_id = ?")
            .param(staff.value())
            .query(Integer.class)
            .single()
        + wrapUps(staff);
  }

  private int wrapUps(StaffId staff) {
    return jdbc.sql("select count(*) from wrap_up where staff_id = ?")
        .param(staff.value())
        .query(Integer.class)
        .single();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static String[] texts(Collection<StaffId> staff) {
    return staff.stream().map(id -> id.value().toString()).toArray(String[]::new);
  }
}
