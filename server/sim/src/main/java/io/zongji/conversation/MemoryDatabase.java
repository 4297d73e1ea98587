package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import io.zongji.sim.Company;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Conversations, timelines and agents in memory, as the database of the product keeps them: rows
/// locked by transactions, written at their commit, and searched by indexes.
/// Used by one thread. Whoever would have to wait for a lock is refused it, as after a time-out.
public final class MemoryDatabase {
  private static final Comparator<ConversationId> BY_ID =
      Comparator.comparing(ConversationId::value, Company::compareIds);
  private static final Comparator<StaffId> BY_STAFF =
      Comparator.comparing(StaffId::value, Company::compareIds);

  /// A conversation's row.
  record Row(Conversation state, Optional<Instant> deadlineAt, Standing standing) {}

  record Comings(CustomerId customer, ChannelId channel) {}

  private record Spot(Place place, ConversationId id) {}

  private record Due(Instant at, ConversationId id) {}

  private final Company company;
  final MemoryLeaseClock leaseClock = new MemoryLeaseClock();
  private final Map<ConversationId, Row> rows = new HashMap<>();
  private final TreeSet<ConversationId> unended = new TreeSet<>(BY_ID);
  private final Map<ConversationId, List<Entry>> timelines = new HashMap<>();
  private final Map<KnownId, Outcome.Done> clientIds = new HashMap<>();
  private final Map<Comings, ConversationId> open = new HashMap<>();
  private final Map<OfferId, ConversationId> offers = new HashMap<>();
  private final Map<SkillGroupId, NavigableSet<Spot>> queues = new HashMap<>();
  private final Map<StaffId, NavigableSet<ConversationId>> held = new HashMap<>();
  private final Map<StaffId, NavigableSet<ConversationId>> wrapUps = new HashMap<>();
  private final TreeSet<Due> deadlines =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::id, BY_ID));
  private final TreeMap<StaffId, AgentDesk> desks = new TreeMap<>(BY_STAFF);
  private final Map<CustomerId, StaffId> lastAgents = new HashMap<>();
  private final Map<Object, MemoryTransaction> locks = new HashMap<>();
  private final SharedLocks shared = new SharedLocks();
  private final TreeSet<ConversationId> grown = new TreeSet<>(BY_ID);
  private Consumer<Set<ConversationId>> watcher = _ -> {};
  private @Nullable MemoryTransaction current;

  public MemoryDatabase(Company company) {
    this.company = company;
  }

  /// What administrators set up.
  public Company company() {
    return company;
  }

  // Transactions

  /// Runs the work as another thread would: in none of the transactions that are under way.
  public void apart(Runnable work) {
    var under = current;
    current = null;
    try {
      work.run();
    } finally {
      current = under;
    }
  }

  /// Runs the work in a transaction of its own, which is undone when the work throws.
  <T extends @Nullable Object> T within(Supplier<T> work, Runnable beforeCommit) {
    var outer = current;
    var mine = new MemoryTransaction();
    current = mine;
    try {
      var result = work.get();
      beforeCommit.run();
      commit(mine);
      return result;
    } finally {
      current = outer;
      release(mine);
    }
  }

  /// Locks a row for the transaction; false when another one has it.
  boolean lock(MemoryTransaction transaction, Object key) {
    if (shared.byOthers(transaction, key)) {
      return false;
    }
    var owner = locks.putIfAbsent(key, transaction);
    transaction.locked(key);
    return owner == null || owner == transaction;
  }

  /// Locks it beside others who do the same; false when another one has it alone.
  boolean share(MemoryTransaction transaction, Object key) {
    return locks.getOrDefault(key, transaction) == transaction && shared.add(transaction, key);
  }

  /// Locks a row for the transaction that is under way.
  ///
  /// @throws org.springframework.dao.CannotAcquireLockException when another one has it
  void lockNow(Object key) {
    var owner = locks.get(key);
    if (owner != null && owner != current) {
      throw new org.springframework.dao.CannotAcquireLockException("locked: " + key);
    }
    if (current != null) {
      locks.put(key, current);
      current.locked(key);
    }
  }

  /// Writes with the transaction that is under way, or at once without one.
  void writeNow(Runnable write) {
    if (current == null) {
      write.run();
    } else {
      current.write(write);
    }
  }

  void commit(MemoryTransaction transaction) {
    transaction.writes().forEach(Runnable::run);
    release(transaction);
    if (!grown.isEmpty()) {
      var changed = new TreeSet<>(grown);
      grown.clear();
      watcher.accept(changed);
    }
  }

  /// Tells somebody of the conversations that each commit adds to, at the moment of the commit.
  public void watch(Consumer<Set<ConversationId>> somebody) {
    watcher = somebody;
  }

  /// Lets go of everything; what was not committed is forgotten.
  void release(MemoryTransaction transaction) {
    transaction.locks().forEach(key -> locks.remove(key, transaction));
    shared.release(transaction);
    transaction.locks().clear();
    transaction.writes().clear();
  }

  /// Waits for nobody: refused when another server distributes for the group.
  public void lockGroup(SkillGroupId group) {
    lockNow(group);
  }

  /// Whether some server distributes for the group.
  public boolean isLocked(SkillGroupId group) {
    return locks.containsKey(group);
  }

  /// Takes the lock from whoever distributes for the group, as a broken connection does.
  public void loseLock(SkillGroupId group) {
    locks.remove(group);
  }

  public void lockDesk(StaffId staff) {
    lockNow(staff);
  }

  // Writing, at the commit

  void put(Row row) {
    var id = row.state().id();
    var before = rows.put(id, row);
    if (before != null) {
      unindex(before);
    }
    index(row);
  }

  private void index(Row row) {
    var id = row.state().id();
    var standing = row.standing();
    if (standing.phase() != Phase.ENDED) {
      open.put(comings(row), id);
      unended.add(id);
    }
    standing.offer().ifPresent(offer -> offers.put(offer, id));
    standing.agent().ifPresent(agent -> of(held, agent).add(id));
    row.deadlineAt().ifPresent(at -> deadlines.add(new Due(at, id)));
    if (standing.group().isPresent() && standing.place().isPresent()) {
      queue(standing.group().get()).add(new Spot(standing.place().get(), id));
    }
  }

  private void unindex(Row row) {
    var id = row.state().id();
    var standing = row.standing();
    open.remove(comings(row), id);
    unended.remove(id);
    standing.offer().ifPresent(offer -> offers.remove(offer, id));
    standing.agent().ifPresent(agent -> of(held, agent).remove(id));
    row.deadlineAt().ifPresent(at -> deadlines.remove(new Due(at, id)));
    if (standing.group().isPresent() && standing.place().isPresent()) {
      queue(standing.group().get()).remove(new Spot(standing.place().get(), id));
    }
  }

  static Comings comings(Row row) {
    return new Comings(row.state().header().customer(), row.state().header().channel());
  }

  private NavigableSet<Spot> queue(SkillGroupId group) {
    return queues.computeIfAbsent(
        group,
        _ -> new TreeSet<>(Comparator.comparing(Spot::place).thenComparing(Spot::id, BY_ID)));
  }

  private static NavigableSet<ConversationId> of(
      Map<StaffId, NavigableSet<ConversationId>> index, StaffId staff) {
    return index.computeIfAbsent(staff, _ -> new TreeSet<>(BY_ID));
  }

  void append(ConversationId id, Decisions.Line line) {
    grown.add(id);
    timelines.computeIfAbsent(id, _ -> new ArrayList<>()).add(line.entry());
    long first = line.entry().seq();
    line.knownId()
        .ifPresent(
            known ->
                clientIds.put(known, new Outcome.Done(id, first, first + line.span() - 1, true)));
  }

  void put(AgentDesk desk) {
    desks.put(desk.staff(), desk);
  }

  void served(CustomerId customer, StaffId agent) {
    lastAgents.put(customer, agent);
  }

  void wrapUpBegins(ConversationId id, StaffId staff) {
    of(wrapUps, staff).add(id);
  }

  void wrapUpEnds(ConversationId id, StaffId staff) {
    of(wrapUps, staff).remove(id);
  }

  /// Forgets a conversation that is over, so that long runs need no more memory than short ones.
  public void forget(ConversationId id) {
    row(id)
        .filter(row -> row.state().ended())
        .ifPresent(
            row -> {
              rows.remove(id);
              timelines.remove(id);
              lastAgents.remove(row.state().header().customer());
            });
  }

  /// Puts an agent's load right, with the transaction that is under way.
  public void repair(StaffId staff, int load, int wrapUpCount) {
    writeNow(
        () ->
            desk(staff)
                .ifPresent(
                    desk ->
                        put(
                            DeskRules.counted(desk, load, wrapUpCount, desk.idleSince())
                                .after(desk, desk.idleSince()))));
  }

  // Reading what is committed

  Optional<Row> row(ConversationId id) {
    return Optional.ofNullable(rows.get(id));
  }

  Optional<ConversationId> opened(Comings comings) {
    return Optional.ofNullable(open.get(comings));
  }

  Optional<ConversationId> offered(OfferId offer) {
    return Optional.ofNullable(offers.get(offer));
  }

  Optional<Outcome.Done> known(KnownId id) {
    return Optional.ofNullable(clientIds.get(id));
  }

  List<ConversationId> due(Instant now, int limit) {
    return deadlines.stream()
        .takeWhile(due -> !due.at().isAfter(now))
        .limit(limit)
        .map(Due::id)
        .toList();
  }

  /// The conversation as it stands.
  public Optional<Conversation> find(ConversationId id) {
    return row(id).map(Row::state);
  }

  /// All entries of its timeline.
  public List<Entry> timeline(ConversationId id) {
    return timelines.getOrDefault(id, List.of());
  }

  /// How many conversations the agent has accepted since then.
  int accepted(StaffId staff, Instant since) {
    return (int)
        timelines.values().stream()
            .flatMap(List::stream)
            .filter(entry -> !entry.at().isBefore(since))
            .filter(entry -> entry.fact() instanceof Fact.Accepted by && by.staffId().equals(staff))
            .count();
  }

  /// Conversations that are not over, in the order of their ids.
  public NavigableSet<ConversationId> unended() {
    return unended;
  }

  /// Every conversation there ever was.
  public List<ConversationId> all() {
    return rows.keySet().stream().sorted(BY_ID).toList();
  }

  /// Who waits or rings in the group, in order.
  public List<Conversation> queued(SkillGroupId group) {
    return queue(group).stream().map(spot -> find(spot.id()).orElseThrow()).toList();
  }

  /// Conversations that ring at the agent or are served.
  public List<Conversation> held(StaffId staff) {
    return states(of(held, staff));
  }

  /// Conversations that the agent is in wrap-up for.
  public List<Conversation> wrapUps(StaffId staff) {
    return states(of(wrapUps, staff));
  }

  private List<Conversation> states(Collection<ConversationId> ids) {
    return ids.stream().map(id -> find(id).orElseThrow()).toList();
  }

  public Optional<AgentDesk> desk(StaffId staff) {
    return Optional.ofNullable(desks.get(staff));
  }

  /// All agents who were ever online, in the order of their ids.
  public Collection<AgentDesk> desks() {
    return desks.values();
  }

  /// Who served the customer last.
  public Optional<StaffId> lastAgent(CustomerId customer) {
    return Optional.ofNullable(lastAgents.get(customer));
  }

  /// The moment in the row before which no deadline of the conversation passes.
  public Optional<Instant> deadlineAt(ConversationId id) {
    return row(id).flatMap(Row::deadlineAt);
  }

  /// Whether the columns searched by say what the state says.
  public boolean isWhole(ConversationId id) {
    return row(id).filter(row -> row.standing().equals(Standing.of(row.state()))).isPresent();
  }

  Map<StaffId, AgentDesk> desks(Collection<StaffId> staff) {
    var found = new LinkedHashMap<StaffId, AgentDesk>();
    staff.stream()
        .sorted(BY_STAFF)
        .forEach(one -> desk(one).ifPresent(desk -> found.put(one, desk)));
    return found;
  }

  static List<ConversationId> sorted(Collection<ConversationId> ids) {
    return ids.stream().sorted(BY_ID).toList();
  }

  static List<StaffId> sortedStaff(Collection<StaffId> ids) {
    return ids.stream().sorted(BY_STAFF).toList();
  }
}
