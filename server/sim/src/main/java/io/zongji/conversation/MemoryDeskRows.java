package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;

/// The rows of the agents at work, in memory.
final class MemoryDeskRows implements AgentDeskRows {
  private final MemoryDatabase database;

  MemoryDeskRows(MemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Map<StaffId, AgentDesk> findAll(Collection<StaffId> staff) {
    return database.desks(staff);
  }

  @Override
  public List<AgentDesk> online() {
    return database.desks().stream().filter(desk -> desk.chosen() != Chosen.OFFLINE).toList();
  }

  @Override
  public void begin(StaffId staff, Instant now) {
    if (database.desk(staff).isEmpty()) {
      database.put(
          new AgentDesk(
              staff,
              Chosen.OFFLINE,
              now,
              0,
              1,
              false,
              0,
              now,
              LocalDate.EPOCH,
              0,
              now,
              Optional.empty(),
              Optional.empty(),
              now,
              now,
              0));
    }
  }

  @Override
  public void recount(LocalDate day, Instant midnight) {
    database.writeNow(
        () ->
            List.copyOf(database.desks())
                .forEach(
                    desk ->
                        database.put(
                            DeskRules.counted(
                                desk, day, database.accepted(desk.staff(), midnight)))));
  }

  @Override
  public Optional<AgentDesk> lock(StaffId staff) {
    database.lockNow(staff);
    return database.desk(staff);
  }

  @Override
  public void write(AgentDesk desk) {
    var stored = database.desk(desk.staff()).orElseThrow();
    var row =
        new AgentDesk(
            desk.staff(),
            desk.chosen(),
            desk.chosenAt(),
            desk.load(),
            desk.cap(),
            desk.exclusive(),
            desk.wrapUps(),
            desk.idleSince(),
            stored.servedOn(),
            stored.servedToday(),
            desk.seenAt(),
            desk.window(),
            desk.leftAt(),
            desk.presenceSince(),
            desk.changedAt(),
            desk.version());
    violated(row)
        .ifPresent(
            name -> {
              throw new DataIntegrityViolationException("violates check constraint " + name);
            });
    database.writeNow(() -> database.put(row));
  }

  /// The check of the schema that such a row violates.
  static Optional<String> violated(AgentDesk desk) {
    if (desk.cap() < 1 || desk.load() < 0 || desk.load() > desk.cap()) {
      return Optional.of("agent_desk_cap");
    }
    if (desk.exclusive() && desk.load() != 1) {
      return Optional.of("agent_desk_exclusive");
    }
    return desk.wrapUps() < 0 || desk.wrapUps() > desk.load()
        ? Optional.of("agent_desk_wrap_ups")
        : Optional.empty();
  }

  @Override
  public void log(StaffId staff, Instant at, Presence presence, String why) {}

  @Override
  public int held(StaffId staff) {
    return database.held(staff).size();
  }

  @Override
  public int wrapUps(StaffId staff) {
    return database.wrapUps(staff).size();
  }

  @Override
  public void seen(Collection<StaffId> staff, Instant at) {
    database.desks(staff).keySet().forEach(database::lockNow);
    database
        .desks(staff)
        .values()
        .forEach(
            desk ->
                database.writeNow(
                    () ->
                        database.desk(desk.staff()).ifPresent(now -> database.put(seen(now, at)))));
  }

  private static AgentDesk seen(AgentDesk desk, Instant at) {
    return DeskRules.window(desk, desk.window(), at);
  }

  @Override
  public void left(StaffId staff, UUID window, Instant at) {
    database
        .desk(staff)
        .filter(desk -> desk.leftAt().isEmpty() && desk.window().equals(Optional.of(window)))
        .ifPresent(
            _ -> {
              database.lockNow(staff);
              database.writeNow(
                  () ->
                      database
                          .desk(staff)
                          .ifPresent(desk -> database.put(DeskRules.left(desk, at))));
            });
  }
}
