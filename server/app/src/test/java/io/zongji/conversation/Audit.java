package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares everything in a database with what the timelines say.
public final class Audit {
  private Audit() {}

  /// Fails unless every row is the fold of its timeline and every desk counts what is in hand.
  public static void check(JdbcClient jdbc) {
    var folds = folds(jdbc);
    var rows = rows(jdbc);
    assertThat(rows.keySet()).isEqualTo(folds.keySet());
    folds.forEach((id, fold) -> compare(fold, Objects.requireNonNull(rows.get(id))));
    desks(jdbc, folds.values());
  }

  private record Row(Conversation state, Standing standing, Optional<Instant> deadlineAt) {}

  private static void compare(Conversation fold, Row row) {
    assertThat(row.state()).isEqualTo(fold);
    assertThat(row.standing()).isEqualTo(Standing.of(fold));
    fold.deadline()
        .ifPresentOrElse(
            at -> assertThat(row.deadlineAt().orElseThrow()).isBeforeOrEqualTo(at),
            // What the row keeps of a clock that stands still is for a service that goes on.
            () -> assertThat(row.deadlineAt().isEmpty() || fold.phase() == Phase.SERVED).isTrue());
  }

  private static Map<ConversationId, Conversation> folds(JdbcClient jdbc) {
    var timelines = new HashMap<ConversationId, List<Entry>>();
    jdbc.sql(
            """
            select conversation_id, seq, at, kind, client_id, body from timeline_entry
            order by conversation_id, seq
            """)
        .query(
            row -> {
              var id = new ConversationId(row.getObject("conversation_id", UUID.class));
              var timeline = timelines.computeIfAbsent(id, _ -> new ArrayList<>());
              var entry = Rows.entry(row);
              assertThat(entry.seq()).isEqualTo(timeline.size() + 1);
              timeline.add(entry);
            });
    var folds = new HashMap<ConversationId, Conversation>();
    timelines.forEach((id, timeline) -> folds.put(id, Rules.fold(id, timeline).orElseThrow()));
    return folds;
  }

  private static Map<ConversationId, Row> rows(JdbcClient jdbc) {
    var rows = new HashMap<ConversationId, Row>();
    jdbc.sql("select * from conversation")
        .query(
            row -> {
              rows.put(new ConversationId(row.getObject("id", UUID.class)), row(row));
            });
    return rows;
  }

  private static Row row(ResultSet row) throws SQLException {
    var place = Optional.<Place>empty();
    var placeAt = instant(row, "place_at");
    if (placeAt.isPresent()) {
      place = Optional.of(new Place(row.getInt("place_rank"), placeAt.get()));
    }
    var standing =
        new Standing(
            Phase.valueOf(row.getString("phase")),
            uuid(row, "group_id").map(SkillGroupId::new),
            place,
            uuid(row, "agent_id").map(StaffId::new),
            uuid(row, "offer_id").map(OfferId::new),
            instant(row, "away_since"),
            instant(row, "ended_at"),
            Optional.ofNullable(row.getObject("announced", Boolean.class)),
            instant(row, "grace_at"));
    return new Row(Rows.conversation(row), standing, instant(row, "deadline_at"));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Rows.instant(row, row.findColumn(column));
  }

  private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  private static void desks(JdbcClient jdbc, Collection<Conversation> folds) {
    var loads = count(folds, fold -> List.copyOf(fold.holders()));
    var wrapUps =
        count(folds, fold -> fold.wrapUps().stream().map(Conversation.WrapUp::staff).toList());
    var desks =
        jdbc.sql("select " + Rows.DESK_COLUMNS + " from agent_desk")
            .query((row, _) -> Rows.desk(row))
            .list();
    for (var desk : desks) {
      assertThat((long) desk.load()).isEqualTo(loads.getOrDefault(desk.staff(), 0L));
      assertThat((long) desk.wrapUps()).isEqualTo(wrapUps.getOrDefault(desk.staff(), 0L));
    }
    var stored = new HashMap<StaffId, Long>();
    jdbc.sql("select staff_id, count(*) from wrap_up group by staff_id")
        .query(
            row -> {
              stored.put(new StaffId(row.getObject(1, UUID.class)), row.getLong(2));
            });
    assertThat(stored).isEqualTo(wrapUps);
  }

  private static Map<StaffId, Long> count(
      Collection<Conversation> folds, Function<Conversation, List<StaffId>> staff) {
    return folds.stream()
        .flatMap(fold -> staff.apply(fold).stream())
        .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
  }
}
