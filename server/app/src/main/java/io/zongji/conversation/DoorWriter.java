package io.zongji.conversation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Writes down the decisions of a batch, each table with one statement.
final class DoorWriter {
  /// New entries; from where is said by those who use it.
  private static final String INSERT =
      """
      insert into timeline_entry
        (conversation_id, seq, at, kind, author_id, client_id, client_span, body)
      select u.id, u.seq, ?, u.kind, u.author, u.client, u.span, u.body
      """;

  /// Arrays of text and of numbers go as they are, others would be quoted and picked apart again:
  /// so ids and bodies are turned into what they are one by one.
  private static final String ENTRIES =
      """
      (select id::uuid, seq, kind, author::uuid, client, span, body::jsonb
       from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::smallint[], ?::text[])
         t(id, seq, kind, author, client, span, body)) u
      """;

  private static final String APPEND =
      """
      with mark as (update door_lane set batch = ?, at = now() where id = ?)
      %s from %s
      """
          .formatted(INSERT, ENTRIES);

  /// For conversations that stay where they are; touches no indexed column unless the deadline
  /// moves.
  private static final String ADVANCE =
      """
      update conversation c
      set last_seq = u.seq, deadline_at = u.deadline, state = coalesce(u.state, c.state),
          silence_at = u.silence_at, unanswered_since = u.unanswered_since
      from (select id::uuid, was, seq, deadline, state::jsonb, silence_at, unanswered_since
            from unnest(?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[],
                        ?::timestamptz[], ?::timestamptz[])
              t(id, was, seq, deadline, state, silence_at, unanswered_since)) u
      where c.id = u.id and c.last_seq = u.was
      """;

  /// Both at once, for what was decided without a lock. Rows are locked by the update, in the order
  /// of the arrays, before the first entry is added. Where a conversation has gone on meanwhile,
  /// there is an entry with that sequence already, and all of it fails. Where the batch was given
  /// up meanwhile ([DoorStore#lastBatch]), nothing is written.
  private static final String PASS =
      """
      with mark as (
        update door_lane set batch = ?, at = now() where id = ? and burnt < ? returning id),
      moved as (
        %s and exists (select from mark) returning c.id)
      %s from (select count(*) from moved) all_of_them, %s
      where exists (select from mark)
      """
          .formatted(ADVANCE, INSERT, ENTRIES);

  private static final String REST =
      """
      update conversation c set deadline_at = u.deadline
      from unnest(?::uuid[], ?::timestamptz[]) u(id, deadline)
      where c.id = u.id
      """;

  private static final String MOVE =
      """
      update conversation c
      set last_seq = u.seq, deadline_at = u.deadline, state = u.state,
          silence_at = u.silence_at, unanswered_since = u.unanswered_since, phase = u.phase,
          group_id = u.group_id, place_rank = u.place_rank, place_at = u.place_at,
          agent_id = u.agent_id, offer_id = u.offer_id, away_since = u.away_since,
          ended_at = u.ended_at, announced = u.announced, grace_at = u.grace_at
      from unnest(?::text[]::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::text[]::jsonb[],
                  ?::timestamptz[], ?::timestamptz[], ?::text[], ?::uuid[], ?::smallint[],
                  ?::timestamptz[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],
                  ?::boolean[], ?::timestamptz[])
        u(id, was, seq, deadline, state, silence_at, unanswered_since, phase, group_id, place_rank,
          place_at, agent_id, offer_id, away_since, ended_at, announced, grace_at)
      where c.id = u.id and c.last_seq = u.was
      """;

  private static final String DESKS =
      """
      update agent_desk d
      set chosen = u.chosen, chosen_at = u.chosen_at, load = u.load, cap = u.cap,
          exclusive = u.exclusive, wrap_ups = u.wrap_ups, idle_since = u.idle_since,
          served_on = u.served_on, served_today = u.served_today, presence_at = u.presence_at,
          changed_at = u.changed_at, version = u.version
      from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::int[], ?::int[], ?::boolean[],
                  ?::int[], ?::timestamptz[], ?::date[], ?::int[], ?::timestamptz[],
                  ?::timestamptz[], ?::bigint[])
        u(staff_id, chosen, chosen_at, load, cap, exclusive, wrap_ups, idle_since, served_on,
          served_today, presence_at, changed_at, version)
      where d.staff_id = u.staff_id
      """;

  private static final String WRAP_UP =
      """
      insert into wrap_up (conversation_id, staff_id, since)
      select *, ? from unnest(?::uuid[], ?::uuid[]) on conflict do nothing
      """;

  private static final String FINISHED =
      """
      delete from wrap_up w using unnest(?::uuid[], ?::uuid[]) u(conversation_id, staff_id)
      where w.conversation_id = u.conversation_id and w.staff_id = u.staff_id
      """;

  private static final String PRESENCE =
      """
      insert into presence_log (staff_id, at, presence, why)
      select staff_id, ?, presence, why from unnest(?::uuid[], ?::text[], ?::text[])
        u(staff_id, presence, why)
      """;

  private final Connection connection;

  DoorWriter(Connection connection) {
    this.connection = connection;
  }

  /// Writes everything, and the number of the batch beside it.
  void write(Decisions decisions, UUID lane, long batch) throws SQLException {
    rest(decisions.rested());
    var works = decisions.works();
    if (works.isEmpty()) {
      return;
    }
    append(works, decisions.now(), lane, batch);
    advance(works.stream().filter(work -> !Standing.moved(work)).toList(), decisions.now());
    move(works.stream().filter(Standing::moved).toList(), decisions.now());
    desks(decisions.changedDesks());
    wrapUps(works, decisions.now());
    presences(decisions.presences(), decisions.now());
  }

  /// Writes decisions that were made without a lock, as a transaction of its own.
  void pass(Decisions decisions, UUID lane, long batch) throws SQLException {
    var works =
        decisions.works().stream().sorted(Comparator.comparing(DoorWriter::nameOf)).toList();
    var rows = rows(works);
    try (var pass = connection.prepareStatement(PASS)) {
      pass.setLong(1, batch);
      pass.setObject(2, lane);
      pass.setLong(3, batch);
      state(pass, 4, works, decisions.now(), Standing::rewritten);
      entries(pass, 11, rows, decisions.now());
      expect(rows.size(), pass.executeUpdate());
    }
  }

  private static String nameOf(Decisions.Work work) {
    return work.after().id().value().toString();
  }

  private void rest(Map<ConversationId, Held> rested) throws SQLException {
    if (rested.isEmpty()) {
      return;
    }
    var rows = rested.values();
    try (var update = connection.prepareStatement(REST)) {
      update.setArray(1, text("uuid", rows, held -> held.conversation().id().value().toString()));
      update.setArray(2, column("timestamptz", rows, Held::deadlineAt));
      expect(rows.size(), update.executeUpdate());
    }
  }

  private record Row(ConversationId id, Decisions.Line line) {}

  private void append(List<Decisions.Work> works, Instant now, UUID lane, long batch)
      throws SQLException {
    try (var insert = connection.prepareStatement(APPEND)) {
      insert.setLong(1, batch);
      insert.setObject(2, lane);
      entries(insert, 3, rows(works), now);
      insert.executeUpdate();
    }
  }

  private static List<Row> rows(List<Decisions.Work> works) {
    var rows = new ArrayList<Row>();
    for (var work : works) {
      for (var line : work.lines()) {
        rows.add(new Row(work.after().id(), line));
      }
    }
    return rows;
  }

  /// The moment and the seven arrays of new entries, from that parameter on.
  private void entries(PreparedStatement insert, int from, List<Row> rows, Instant now)
      throws SQLException {
    insert.setObject(from, Rows.utc(now));
    insert.setArray(from + 1, text("text", rows, row -> row.id().value().toString()));
    insert.setObject(from + 2, rows.stream().mapToLong(row -> row.line().entry().seq()).toArray());
    insert.setArray(from + 3, text("text", rows, row -> row.line().entry().kind().name()));
    insert.setArray(from + 4, text("text", rows, row -> known(row, id -> id.author().toString())));
    insert.setArray(from + 5, text("text", rows, row -> known(row, id -> id.client().value())));
    insert.setArray(from + 6, connection.createArrayOf("int2", spans(rows)));
    insert.setArray(
        from + 7, text("text", rows, row -> TimelineJson.body(row.line().entry().fact())));
  }

  private static @Nullable Short[] spans(List<Row> rows) {
    return rows.stream()
        .map(
            row -> row.line().knownId().isEmpty() ? null : Short.valueOf((short) row.line().span()))
        .toArray(Short[]::new);
  }

  private static @Nullable String known(Row row, Function<KnownId, String> part) {
    return row.line().knownId().map(part).orElse(null);
  }

  private void advance(List<Decisions.Work> works, Instant now) throws SQLException {
    if (works.isEmpty()) {
      return;
    }
    try (var update = connection.prepareStatement(ADVANCE)) {
      state(update, 1, works, now, Standing::rewritten);
      expect(works.size(), update.executeUpdate());
    }
  }

  /// The seven arrays of where conversations stand, from that parameter on.
  private void state(
      PreparedStatement update,
      int from,
      List<Decisions.Work> works,
      Instant now,
      Predicate<Decisions.Work> rewritten)
      throws SQLException {
    update.setArray(from, text("text", works, DoorWriter::nameOf));
    update.setObject(from + 1, works.stream().mapToLong(Decisions.Work::lastSeqBefore).toArray());
    update.setObject(from + 2, works.stream().mapToLong(work -> work.after().lastSeq()).toArray());
    update.setArray(from + 3, text("timestamptz", works, work -> deadline(work, now)));
    update.setArray(
        from + 4,
        text(
            "text", works, work -> rewritten.test(work) ? TimelineJson.state(work.after()) : null));
    var clocks = works.stream().map(work -> Clocks.of(work.after())).toList();
    update.setArray(from + 5, column("timestamptz", clocks, Clocks::silenceAt));
    update.setArray(from + 6, column("timestamptz", clocks, Clocks::unansweredSince));
  }

  private void move(List<Decisions.Work> works, Instant now) throws SQLException {
    if (works.isEmpty()) {
      return;
    }
    try (var update = connection.prepareStatement(MOVE)) {
      state(update, 1, works, now, _ -> true);
      var after = works.stream().map(work -> Standing.of(work.after())).toList();
      update.setArray(8, text("text", after, one -> one.phase().name()));
      update.setArray(9, column("uuid", after, one -> one.group().map(id -> id.value())));
      update.setArray(10, column("int2", after, one -> one.place().map(Place::rank)));
      update.setArray(11, column("timestamptz", after, one -> one.place().map(Place::at)));
      update.setArray(12, column("uuid", after, one -> one.agent().map(id -> id.value())));
      update.setArray(13, column("uuid", after, one -> one.offer().map(id -> id.value())));
      update.setArray(14, column("timestamptz", after, Standing::awaySince));
      update.setArray(15, column("timestamptz", after, Standing::endedAt));
      update.setArray(16, column("bool", after, Standing::announced));
      update.setArray(17, column("timestamptz", after, Standing::graceAt));
      expect(works.size(), update.executeUpdate());
    }
  }

  private static @Nullable String deadline(Decisions.Work work, Instant now) {
    return Standing.deadlineAt(work, now).map(Instant::toString).orElse(null);
  }

  private static void expect(int rows, int updated) {
    if (rows != updated) {
      throw new IllegalStateException(
          "expected to advance %d conversations, advanced %d".formatted(rows, updated));
    }
  }

  private void desks(List<AgentDesk> desks) throws SQLException {
    if (desks.isEmpty()) {
      return;
    }
    try (var update = connection.prepareStatement(DESKS)) {
      update.setArray(1, text("uuid", desks, desk -> desk.staff().value().toString()));
      update.setArray(2, text("text", desks, desk -> desk.chosen().name()));
      update.setArray(3, text("timestamptz", desks, desk -> desk.chosenAt().toString()));
      update.setObject(4, ints(desks, AgentDesk::load));
      update.setObject(5, ints(desks, AgentDesk::cap));
      update.setArray(6, text("bool", desks, desk -> Boolean.toString(desk.exclusive())));
      update.setObject(7, ints(desks, AgentDesk::wrapUps));
      update.setArray(8, text("timestamptz", desks, desk -> desk.idleSince().toString()));
      update.setArray(9, text("date", desks, desk -> desk.servedOn().toString()));
      update.setObject(10, ints(desks, AgentDesk::servedToday));
      update.setArray(11, text("timestamptz", desks, desk -> desk.presenceSince().toString()));
      update.setArray(12, text("timestamptz", desks, desk -> desk.changedAt().toString()));
      update.setObject(13, desks.stream().mapToLong(AgentDesk::version).toArray());
      expect(desks.size(), update.executeUpdate());
    }
  }

  private void wrapUps(List<Decisions.Work> works, Instant now) throws SQLException {
    var begun = new ArrayList<String[]>();
    var finished = new ArrayList<String[]>();
    for (var work : works) {
      var id = work.after().id().value().toString();
      for (var line : work.lines()) {
        if (line.entry().fact() instanceof Fact.ServiceEnded ended) {
          begun.add(new String[] {id, ended.staffId().value().toString()});
        } else if (line.entry().fact() instanceof Fact.Finished(var staff)) {
          finished.add(new String[] {id, staff.value().toString()});
        }
      }
    }
    if (!begun.isEmpty()) {
      try (var insert = connection.prepareStatement(WRAP_UP)) {
        insert.setObject(1, Rows.utc(now));
        insert.setArray(2, text("uuid", begun, pair -> pair[0]));
        insert.setArray(3, text("uuid", begun, pair -> pair[1]));
        insert.executeUpdate();
      }
    }
    if (!finished.isEmpty()) {
      try (var delete = connection.prepareStatement(FINISHED)) {
        delete.setArray(1, text("uuid", finished, pair -> pair[0]));
        delete.setArray(2, text("uuid", finished, pair -> pair[1]));
        delete.executeUpdate();
      }
    }
  }

  private void presences(List<Decisions.PresenceChange> changes, Instant now) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (var insert = connection.prepareStatement(PRESENCE)) {
      insert.setObject(1, Rows.utc(now));
      insert.setArray(2, text("uuid", changes, change -> change.staff().value().toString()));
      insert.setArray(3, text("text", changes, change -> change.presence().name()));
      insert.setArray(4, text("text", changes, change -> change.why().name()));
      insert.executeUpdate();
    }
  }

  private static int[] ints(List<AgentDesk> desks, ToIntFunction<AgentDesk> value) {
    return desks.stream().mapToInt(value).toArray();
  }

  private <T> Array column(String type, Collection<T> rows, Function<T, Optional<?>> value)
      throws SQLException {
    return text(type, rows, row -> value.apply(row).map(Object::toString).orElse(null));
  }

  private <T> Array text(String type, Collection<T> rows, Function<T, @Nullable String> value)
      throws SQLException {
    var texts = new @Nullable String[rows.size()];
    int i = 0;
    for (var row : rows) {
      texts[i++] = value.apply(row);
    }
    return connection.createArrayOf(type, texts);
  }
}
