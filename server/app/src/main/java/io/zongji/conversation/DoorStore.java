package io.zongji.conversation;

import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the door reads and locks within one transaction. Every statement handles all rows of a
/// batch; rows are locked conversations first, agents second, each in the order of their ids, so
/// that no two batches wait for each other.
final class DoorStore implements BatchReads {
  private static final String LOCK =
      """
      select c.id, c.last_seq, c.deadline_at,
             case when c.last_seq = k.seq then null else c.state::text end state,
             c.silence_at, c.unanswered_since
      from unnest(?::uuid[], ?::bigint[]) k(id, seq)
      join conversation c on c.id = k.id
      order by c.id
      for no key update of c
      """;

  private static final String ENTER =
      """
      insert into conversation
        (id, mode, channel_id, customer_id, flow_id, flow_version, entered_at)
      select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int[],
                           ?::timestamptz[])
      on conflict do nothing
      returning id
      """;

  private static final String OPEN =
      """
      select k.id, c.id, c.last_seq
      from unnest(?::uuid[], ?::uuid[], ?::uuid[]) k(id, customer_id, channel_id)
      join conversation c
        on c.customer_id = k.customer_id and c.channel_id = k.channel_id and c.phase <> 'ENDED'
      """;

  private static final String KNOWN =
      """
      select k.conversation_id, k.author_id, k.client_id, e.seq, e.client_span
      from unnest(?::uuid[], ?::uuid[], ?::text[]) k(conversation_id, author_id, client_id)
      cross join lateral (
        select seq, client_span from timeline_entry e
        where e.conversation_id = k.conversation_id
          and e.client_id = k.client_id
          and e.author_id = k.author_id
        limit 1) e
      """;

  /// In the order given: a set-returning table is read from its beginning.
  private static final String LOCK_QUEUES =
      "select pg_advisory_xact_lock(hashtextextended(g, 10)) from unnest(?::text[]) g";

  private static final String JOIN_QUEUES =
      "select pg_advisory_xact_lock_shared(hashtextextended(g, 10)) from unnest(?::text[]) g";

  /// A statement of its own, so that it sees what was committed before the lock was had.
  private static final String FRONT =
      """
      select id from conversation
      where group_id = ? and place_at is not null and phase = 'WAITING' and away_since is null
      order by place_rank, place_at, id limit ?
      """;

  private static final String NAMES =
      "select id, number, name, nickname from staff where id = any(?::uuid[])";

  private static final String POLICY =
      """
      select nobody_online_grace_seconds, place_kept_seconds, flow_away_seconds, agent_gone_seconds,
        coalesce(time_zone, 'UTC'), since
      from common_setting cross join lease_clock
      """;

  private final Connection connection;

  DoorStore(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Map<ConversationId, Held> lock(
      Collection<ConversationId> ids, Map<ConversationId, Held> cached) throws SQLException {
    var names = ids.stream().map(id -> id.value().toString()).toArray(String[]::new);
    var seqs =
        ids.stream()
            .mapToLong(id -> cached.containsKey(id) ? cached.get(id).conversation().lastSeq() : -1)
            .toArray();
    var held = HashMap.<ConversationId, Held>newHashMap(ids.size());
    try (var lock = connection.prepareStatement(LOCK)) {
      lock.setArray(1, uuids(names));
      lock.setObject(2, seqs);
      var rows = lock.executeQuery();
      while (rows.next()) {
        var id = new ConversationId(rows.getObject(1, UUID.class));
        held.put(id, held(rows, cached.get(id)));
      }
    }
    return held;
  }

  private static Held held(ResultSet row, @org.jspecify.annotations.Nullable Held cached)
      throws SQLException {
    var state = row.getString(4);
    if (state == null && cached != null) {
      return cached;
    }
    return new Held(Rows.conversation(row), Rows.instant(row, 3));
  }

  @Override
  public Collection<ConversationId> enter(List<Command.Enter> enters, java.time.Instant now)
      throws SQLException {
    // In the order of the index that keeps them apart, so that two servers wait in one direction.
    var sorted =
        enters.stream()
            .sorted(
                Comparator.comparing((Command.Enter enter) -> enter.customer().value())
                    .thenComparing(enter -> enter.channel().value()))
            .toList();
    try (var insert = connection.prepareStatement(ENTER)) {
      insert.setArray(1, uuids(sorted, enter -> enter.conversation().value()));
      insert.setArray(2, array("text", sorted, enter -> enter.mode().name()));
      insert.setArray(3, uuids(sorted, enter -> enter.channel().value()));
      insert.setArray(4, uuids(sorted, enter -> enter.customer().value()));
      insert.setArray(5, uuids(sorted, enter -> enter.flow().value()));
      insert.setObject(6, sorted.stream().mapToInt(Command.Enter::flowVersion).toArray());
      insert.setArray(7, array("timestamptz", sorted, _ -> now.toString()));
      var begun = new ArrayList<ConversationId>();
      var rows = insert.executeQuery();
      while (rows.next()) {
        begun.add(new ConversationId(rows.getObject(1, UUID.class)));
      }
      return begun;
    }
  }

  @Override
  public Map<ConversationId, Outcome.Done> open(List<Command.Enter> enters) throws SQLException {
    try (var select = connection.prepareStatement(OPEN)) {
      select.setArray(1, uuids(enters, enter -> enter.conversation().value()));
      select.setArray(2, uuids(enters, enter -> enter.customer().value()));
      select.setArray(3, uuids(enters, enter -> enter.channel().value()));
      var open = new HashMap<ConversationId, Outcome.Done>();
      var rows = select.executeQuery();
      while (rows.next()) {
        long last = rows.getLong(3);
        open.put(
            new ConversationId(rows.getObject(1, UUID.class)),
            new Outcome.Done(
                new ConversationId(rows.getObject(2, UUID.class)), last + 1, last, true));
      }
      return open;
    }
  }

  @Override
  public Map<KnownId, Outcome.Done> known(Collection<KnownId> ids) throws SQLException {
    if (ids.isEmpty()) {
      return Map.of();
    }
    try (var select = connection.prepareStatement(KNOWN)) {
      select.setArray(1, uuids(ids, id -> id.conversation().value()));
      select.setArray(2, uuids(ids, KnownId::author));
      select.setArray(3, array("text", ids, id -> id.client().value()));
      var known = new HashMap<KnownId, Outcome.Done>();
      var rows = select.executeQuery();
      while (rows.next()) {
        var id =
            new KnownId(
                new ConversationId(rows.getObject(1, UUID.class)),
                rows.getObject(2, UUID.class),
                new ClientId(rows.getString(3)));
        long first = rows.getLong(4);
        known.put(id, new Outcome.Done(id.conversation(), first, first + rows.getInt(5) - 1, true));
      }
      return known;
    }
  }

  @Override
  public Map<StaffId, AgentDesk> desks(Collection<StaffId> staff) throws SQLException {
    if (staff.isEmpty()) {
      return Map.of();
    }
    var sql =
        "select "
            + Rows.DESK_COLUMNS
            + " from agent_desk where staff_id = any(?::uuid[]) order by staff_id for update";
    try (var select = connection.prepareStatement(sql)) {
      select.setArray(1, uuids(staff, StaffId::value));
      var desks = new HashMap<StaffId, AgentDesk>();
      var rows = select.executeQuery();
      while (rows.next()) {
        var desk = Rows.desk(rows);
        desks.put(desk.staff(), desk);
      }
      return desks;
    }
  }

  @Override
  public Map<StaffId, Stage.Agent> names(Collection<StaffId> staff) throws SQLException {
    if (staff.isEmpty()) {
      return Map.of();
    }
    try (var select = connection.prepareStatement(NAMES)) {
      select.setArray(1, uuids(staff, StaffId::value));
      var names = new HashMap<StaffId, Stage.Agent>();
      var rows = select.executeQuery();
      while (rows.next()) {
        var id = new StaffId(rows.getObject(1, UUID.class));
        names.put(id, new Stage.Agent(id, rows.getString(2), rows.getString(3), rows.getString(4)));
      }
      return names;
    }
  }

  @Override
  public Map<SkillGroupId, List<ConversationId>> fronts(Map<SkillGroupId, Integer> groups)
      throws SQLException {
    var sorted = groups.keySet().stream().sorted(Joins.IN_ORDER).toList();
    lockQueues(LOCK_QUEUES, sorted);
    var fronts = new HashMap<SkillGroupId, List<ConversationId>>();
    try (var select = connection.prepareStatement(FRONT)) {
      for (var group : sorted) {
        select.setObject(1, group.value());
        select.setInt(2, groups.getOrDefault(group, 1));
        var front = new ArrayList<ConversationId>();
        var rows = select.executeQuery();
        while (rows.next()) {
          front.add(new ConversationId(rows.getObject(1, UUID.class)));
        }
        fronts.put(group, front);
      }
    }
    return fronts;
  }

  /// Waits for offers that are about to be made from these queues, and keeps others from being made
  /// until the transaction ends.
  void join(List<SkillGroupId> queues) throws SQLException {
    if (!queues.isEmpty()) {
      lockQueues(JOIN_QUEUES, queues);
    }
  }

  private void lockQueues(String sql, List<SkillGroupId> queues) throws SQLException {
    try (var lock = connection.prepareStatement(sql)) {
      lock.setArray(1, array("text", queues, group -> group.value().toString()));
      lock.execute();
    }
  }

  @Override
  public Policy policy() throws SQLException {
    try (var select = connection.prepareStatement(POLICY)) {
      var row = select.executeQuery();
      row.next();
      return new Policy(
          Duration.ofSeconds(row.getLong(1)),
          Duration.ofSeconds(row.getLong(2)),
          Duration.ofSeconds(row.getLong(3)),
          Duration.ofSeconds(row.getLong(4)),
          ZoneId.of(row.getString(5)),
          Rows.moment(row, "since"));
    }
  }

  /// The number of the last committed batch of a lane; waits for one that is being committed.
  ///
  /// @param burnt number of the batch that is asked about: a statement with it that is still on its
  ///     way changes nothing any more
  Optional<Long> lastBatch(UUID lane, long burnt) throws SQLException {
    var sql = "update door_lane set burnt = ? where id = ? returning batch";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, burnt);
      update.setObject(2, lane);
      var row = update.executeQuery();
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }

  private java.sql.Array uuids(String[] ids) throws SQLException {
    return connection.createArrayOf("uuid", ids);
  }

  private <T> java.sql.Array uuids(Collection<T> items, java.util.function.Function<T, UUID> id)
      throws SQLException {
    return array("uuid", items, item -> id.apply(item).toString());
  }

  private <T> java.sql.Array array(
      String type, Collection<T> items, java.util.function.Function<T, String> value)
      throws SQLException {
    return connection.createArrayOf(type, items.stream().map(value).toArray(String[]::new));
  }
}
