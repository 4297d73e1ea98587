package io.zongji.conversation;

import io.zongji.platform.FaultException;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionOperations;

/// The agents at work, each change under the lock of the agent's row and in a transaction of its
/// own.
final class StoredAgentDesks implements AgentDesks {
  private static final String BY_STAFF = "BY_STAFF";

  private final AgentDeskRows rows;
  private final TransactionOperations transactions;
  private final InstantSource clock;
  private final Consumer<Commit> listeners;

  StoredAgentDesks(
      AgentDeskRows rows,
      TransactionOperations transactions,
      InstantSource clock,
      Consumer<Commit> listeners) {
    this.rows = rows;
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
    return rows.findAll(staff);
  }

  @Override
  public List<AgentDesk> online() {
    return rows.online();
  }

  @Override
  public AgentDesk goOnline(StaffId staff, UUID window) {
    var now = now();
    rows.begin(staff, now);
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
  public void countDaysBy(ZoneId zone) {
    var day = LocalDate.ofInstant(now(), zone);
    transactions.executeWithoutResult(_ -> rows.recount(day, day.atStartOfDay(zone).toInstant()));
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
  public void giveUp(StaffId staff, String why, Optional<Instant> goneBefore) {
    var now = now();
    change(
        staff,
        why,
        desk ->
            desk.load() > 0 || goneBefore.filter(desk::seenSince).isPresent()
                ? desk
                : DeskRules.choose(desk, Chosen.OFFLINE, now));
  }

  @Override
  public boolean reconcile(StaffId staff) {
    return Boolean.TRUE.equals(
        transactions.execute(_ -> rows.lock(staff).map(this::reconcile).orElse(false)));
  }

  private boolean reconcile(AgentDesk desk) {
    int wrapUps = rows.wrapUps(desk.staff());
    var counted = DeskRules.counted(desk, rows.held(desk.staff()) + wrapUps, wrapUps, now());
    if (counted.equals(desk)) {
      return false;
    }
    rows.write(counted.after(desk, now()));
    return true;
  }

  @Override
  public void seen(Collection<StaffId> staff) {
    rows.seen(staff, now());
  }

  @Override
  public void left(StaffId staff, UUID window) {
    rows.left(staff, window, now());
  }

  private Optional<AgentDesk> change(StaffId staff, String why, UnaryOperator<AgentDesk> by) {
    var changed = transactions.execute(_ -> rows.lock(staff).map(desk -> changed(desk, why, by)));
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
      rows.log(desk.staff(), now(), after.presence(), why);
    }
    var written = after.after(desk, now());
    rows.write(written);
    return written;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
