package io.zongji.conversation;

import io.zongji.sim.Hazards;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// A lane's way to the memory database.
final class MemoryLink implements LaneLink, BatchReads {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String CONNECTION_FAILURE = "08006";
  private static final String INTEGRITY = "23000";
  private static final String CHECK = "23514";

  private final MemoryDatabase database;
  private final Hazards hazards;
  private MemoryTransaction transaction = new MemoryTransaction();
  private boolean committed;

  MemoryLink(MemoryDatabase database, Hazards hazards) {
    this.database = database;
    this.hazards = hazards;
  }

  @Override
  public BatchReads begin() {
    rollback();
    committed = false;
    return this;
  }

  @Override
  public Map<ConversationId, Held> lock(
      Collection<ConversationId> ids, Map<ConversationId, Held> cached) throws SQLException {
    var held = new HashMap<ConversationId, Held>();
    for (var id : MemoryDatabase.sorted(ids)) {
      var row = database.row(id);
      if (row.isPresent()) {
        take(id);
        var known = cached.get(id);
        boolean newest =
            known != null && known.conversation().lastSeq() == row.get().state().lastSeq();
        held.put(id, newest && known != null ? known : held(row.get()));
      }
    }
    hazards.between(Hazards.Where.LANE);
    return held;
  }

  private static Held held(MemoryDatabase.Row row) {
    return new Held(row.state(), row.deadlineAt());
  }

  private void take(Object key) throws SQLException {
    if (!database.lock(transaction, key)) {
      hazards.stoodInTheWay();
      throw new SQLException("canceling statement due to lock timeout", LOCK_NOT_AVAILABLE);
    }
  }

  @Override
  public Collection<ConversationId> enter(List<Command.Enter> enters, Instant now)
      throws SQLException {
    var begun = new ArrayList<ConversationId>();
    var sorted =
        enters.stream()
            .sorted(
                Comparator.comparing((Command.Enter enter) -> enter.customer().value())
                    .thenComparing(enter -> enter.channel().value()))
            .toList();
    for (var enter : sorted) {
      var comings = new MemoryDatabase.Comings(enter.customer(), enter.channel());
      take(comings);
      take(enter.conversation());
      if (database.opened(comings).isEmpty() && database.row(enter.conversation()).isEmpty()) {
        begun.add(enter.conversation());
      }
    }
    return begun;
  }

  @Override
  public Map<ConversationId, Outcome.Done> open(List<Command.Enter> enters) {
    var open = new HashMap<ConversationId, Outcome.Done>();
    for (var enter : enters) {
      database
          .opened(new MemoryDatabase.Comings(enter.customer(), enter.channel()))
          .flatMap(database::find)
          .ifPresent(
              other ->
                  open.put(
                      enter.conversation(),
                      new Outcome.Done(other.id(), other.lastSeq() + 1, other.lastSeq(), true)));
    }
    return open;
  }

  @Override
  public Map<KnownId, Outcome.Done> known(Collection<KnownId> ids) {
    var known = new HashMap<KnownId, Outcome.Done>();
    ids.forEach(id -> database.known(id).ifPresent(done -> known.put(id, done)));
    return known;
  }

  @Override
  public Map<StaffId, AgentDesk> desks(Collection<StaffId> staff) throws SQLException {
    for (var one : MemoryDatabase.sortedStaff(staff)) {
      if (database.desk(one).isPresent()) {
        take(one);
      }
    }
    hazards.between(Hazards.Where.LANE);
    return database.desks(staff);
  }

  @Override
  public Map<StaffId, Stage.Agent> names(Collection<StaffId> staff) {
    var names = new LinkedHashMap<StaffId, Stage.Agent>();
    for (var one : MemoryDatabase.sortedStaff(staff)) {
      database
          .company()
          .staff(one)
          .ifPresent(
              who ->
                  names.put(one, new Stage.Agent(one, who.number(), who.name(), who.nickname())));
    }
    return names;
  }

  @Override
  public Map<SkillGroupId, List<ConversationId>> fronts(Map<SkillGroupId, Integer> groups)
      throws SQLException {
    var fronts = new HashMap<SkillGroupId, List<ConversationId>>();
    for (var group : groups.keySet().stream().sorted(Joins.IN_ORDER).toList()) {
      take(new Queue(group));
      fronts.put(
          group,
          database.queued(group).stream()
              .filter(Joins::waitsHere)
              .limit(groups.getOrDefault(group, 1))
              .map(Conversation::id)
              .toList());
    }
    hazards.between(Hazards.Where.LANE);
    return fronts;
  }

  private void join(List<SkillGroupId> queues) throws SQLException {
    for (var group : queues) {
      if (!database.share(transaction, new Queue(group))) {
        hazards.stoodInTheWay();
        throw new SQLException("canceling statement due to lock timeout", LOCK_NOT_AVAILABLE);
      }
    }
  }

  /// What is locked of a queue.
  private record Queue(SkillGroupId group) {}

  @Override
  public Policy policy() {
    var common = database.company().common();
    return new Policy(
        Duration.ofSeconds(common.nobodyOnlineGrace()),
        Duration.ofSeconds(common.placeKept()),
        Duration.ofSeconds(common.flowAway()),
        Duration.ofSeconds(common.agentGone()),
        ZoneOffset.UTC,
        database.leaseClock.since());
  }

  @Override
  public void write(Decisions decisions) throws SQLException {
    join(decisions.joined());
    for (var rested : decisions.rested().values()) {
      var row = database.row(rested.conversation().id()).orElseThrow();
      later(new MemoryDatabase.Row(row.state(), rested.deadlineAt(), row.standing()));
    }
    for (var work : decisions.works()) {
      append(work);
      put(work, decisions.now());
    }
    for (var desk : decisions.changedDesks()) {
      put(desk);
    }
    hazards.between(Hazards.Where.LANE);
  }

  @Override
  public void pass(Decisions decisions) throws SQLException {
    begin();
    for (var work : decisions.works()) {
      var id = work.after().id();
      take(id);
      if (database.row(id).orElseThrow().state().lastSeq() != work.lastSeqBefore()) {
        rollback();
        throw unique("timeline_entry_pkey");
      }
    }
    write(decisions);
    commit();
  }

  private void later(MemoryDatabase.Row row) {
    transaction.write(() -> database.put(row));
  }

  private void append(Decisions.Work work) throws SQLException {
    long seq =
        work.before().isEmpty()
            ? 0
            : database.row(work.after().id()).orElseThrow().state().lastSeq();
    for (var line : work.lines()) {
      if (line.entry().seq() != ++seq) {
        throw new SQLException("a timeline has no gaps", INTEGRITY);
      }
      if (line.knownId().flatMap(database::known).isPresent()) {
        throw unique("timeline_client_id");
      }
      transaction.write(() -> database.append(work.after().id(), line));
      note(work.after(), line.entry().fact());
    }
  }

  private void note(Conversation conversation, Fact fact) {
    var id = conversation.id();
    if (fact instanceof Fact.ServiceEnded ended) {
      transaction.write(() -> database.wrapUpBegins(id, ended.staffId()));
    } else if (fact instanceof Fact.Finished(var staff)) {
      transaction.write(() -> database.wrapUpEnds(id, staff));
    } else if (fact instanceof Fact.Accepted accepted) {
      var customer = conversation.header().customer();
      transaction.write(() -> database.served(customer, accepted.staffId()));
    }
  }

  private void put(Decisions.Work work, Instant now) throws SQLException {
    var after = work.after();
    var stored = database.row(after.id());
    long was = stored.map(row -> row.state().lastSeq()).orElse(0L);
    if (was != work.lastSeqBefore()) {
      throw new IllegalStateException("expected to advance a conversation, advanced none");
    }
    boolean moved = Standing.moved(work);
    var state =
        moved || stored.isEmpty() || Standing.rewritten(work)
            ? after
            : Clocks.of(after).in(stored.get().state()).at(after.lastSeq());
    var standing = moved || stored.isEmpty() ? Standing.of(after) : stored.get().standing();
    var row = new MemoryDatabase.Row(state, Standing.deadlineAt(work, now), standing);
    constrain(row);
    later(row);
  }

  private void constrain(MemoryDatabase.Row row) throws SQLException {
    var id = row.state().id();
    var other = database.opened(MemoryDatabase.comings(row));
    if (row.standing().phase() != Phase.ENDED && other.filter(one -> !one.equals(id)).isPresent()) {
      throw unique("conversation_open");
    }
    var ringing = row.standing().offer().flatMap(database::offered);
    if (ringing.filter(one -> !one.equals(id)).isPresent()) {
      throw unique("conversation_offer");
    }
    if (row.standing().phase() == Phase.ENDED && row.deadlineAt().isPresent()) {
      throw new SQLException("conversation_rests_after_its_end", CHECK);
    }
  }

  private void put(AgentDesk desk) throws SQLException {
    constrain(desk);
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
            desk.servedOn(),
            desk.servedToday(),
            stored.seenAt(),
            stored.window(),
            stored.leftAt(),
            desk.presenceSince(),
            desk.changedAt(),
            desk.version());
    transaction.write(() -> database.put(row));
  }

  private static void constrain(AgentDesk desk) throws SQLException {
    var violated = MemoryDeskRows.violated(desk);
    if (violated.isPresent()) {
      throw new SQLException("violates check constraint " + violated.get(), CHECK);
    }
  }

  private static PSQLException unique(String constraint) {
    var nul = '\0';
    return new PSQLException(
        new ServerErrorMessage(
            "SERROR" + nul + "C23505" + nul + "Mduplicate key" + nul + "n" + constraint + nul));
  }

  @Override
  public void commit() throws SQLException {
    hazards.between(Hazards.Where.LANE);
    switch (hazards.connection()) {
      case KEPT -> finish();
      case LOST_BEFORE -> {
        rollback();
        throw new SQLException("connection reset", CONNECTION_FAILURE);
      }
      case LOST_AFTER -> {
        finish();
        throw new SQLException("connection reset", CONNECTION_FAILURE);
      }
    }
    hazards.between(Hazards.Where.LANE);
  }

  private void finish() {
    database.commit(transaction);
    committed = true;
  }

  @Override
  public void rollback() {
    database.release(transaction);
    transaction = new MemoryTransaction();
  }

  @Override
  public void discard() {
    rollback();
  }

  @Override
  public void reach() {}

  @Override
  public Optional<Boolean> committed() {
    return Optional.of(committed);
  }

  @Override
  public void close() {
    rollback();
  }
}
