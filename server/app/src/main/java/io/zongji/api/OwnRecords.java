package io.zongji.api;

import io.zongji.conversation.Call;
import io.zongji.conversation.TalkTimes;
import io.zongji.platform.Page;
import io.zongji.platform.Paging;
import io.zongji.platform.Reports;
import io.zongji.platform.Seconds;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The service records of one agent (WS-7): a line for each time a conversation was accepted.
///
/// A service goes from the acceptance to its end, its transfer or its being put back; one that
/// still goes on is counted until now.
@Repository
class OwnRecords {
  private static final String LINES =
      """
      from timeline_entry a
      join conversation c on c.id = a.conversation_id
      join timeline_entry o on o.conversation_id = a.conversation_id and o.kind = 'OFFERED'
        and o.seq < a.seq and o.body->>'offerId' = a.body->>'offerId'
      left join lateral (
        select kind, at from timeline_entry e
        where e.conversation_id = a.conversation_id and e.seq > a.seq
          and e.kind in ('SERVICE_ENDED', 'TRANSFERRED', 'PUT_BACK', 'ENDED')
        order by e.seq limit 1) e on true
      left join wrap_up w on w.conversation_id = c.id
        and w.staff_id = (a.body->>'staffId')::uuid and e.kind = 'SERVICE_ENDED'
      left join customer u on u.id = c.customer_id
      left join skill_group g on g.id = (o.body->>'groupId')::uuid
      where a.kind = 'ACCEPTED' and a.body->>'staffId' = :staff
        and a.at >= :from and a.at < :to
        and (:group::uuid is null or g.id = :group::uuid)
      """;

  private final Reports reports;
  private final Talks talks;
  private final InstantSource clock;

  OwnRecords(Reports reports, Talks talks, InstantSource clock) {
    this.reports = reports;
    this.talks = talks;
    this.clock = clock;
  }

  /// One service.
  ///
  /// @param at when it was accepted
  /// @param nickname the agent's, as the customer saw it
  /// @param voiceSeconds what was spoken by voice alone while this agent served
  /// @param videoSeconds what was spoken by video while this agent served
  record OwnRecord(
      UUID conversationId,
      Instant at,
      @Nullable String customer,
      String nickname,
      @Nullable UUID groupId,
      @Nullable String group,
      ServiceState state,
      long serviceSeconds,
      long voiceSeconds,
      long videoSeconds) {

    OwnRecord with(Call.Spoken spoken) {
      return new OwnRecord(
          conversationId,
          at,
          customer,
          nickname,
          groupId,
          group,
          state,
          serviceSeconds,
          Seconds.ofMillis(spoken.voiceMs()),
          Seconds.ofMillis(spoken.videoMs()));
    }
  }

  /// A service without its calls, and until when it counts.
  private record Service(OwnRecord record, Instant until) {}

  /// How a service stands: it goes on, is being wrapped up, is over, or went to somebody else.
  enum ServiceState {
    SERVED,
    WRAP_UP,
    FINISHED,
    TRANSFERRED,
    PUT_BACK
  }

  /// A group that some of the services were for.
  record GroupOfRecords(UUID id, String name) {}

  /// Which of them; `to` is exclusive.
  record Filter(Instant from, Instant to, Optional<UUID> group) {}

  Page<OwnRecord> page(StaffId staff, Filter filter, Paging paging) {
    return reports.make(() -> made(staff, filter, paging));
  }

  private Page<OwnRecord> made(StaffId staff, Filter filter, Paging paging) {
    var total = bound("select count(*) " + LINES, staff, filter).query(Integer.class).single();
    var services = services(staff, filter, paging);
    var spoken = talks.of(services.stream().map(one -> one.record().conversationId()).toList());
    var silent = TalkTimes.of(List.of());
    var items =
        services.stream()
            .map(
                one ->
                    one.record()
                        .with(
                            spoken
                                .getOrDefault(one.record().conversationId(), silent)
                                .between(one.record().at(), one.until())))
            .toList();
    return new Page<>(items, total);
  }

  private List<Service> services(StaffId staff, Filter filter, Paging paging) {
    return bound(
            """
            select a.conversation_id, a.at, u.name as customer, a.body->>'nickname' as nickname,
              g.id as group_id, g.name as group_name, e.kind as ended_by,
              w.staff_id is not null as wrap_up, coalesce(e.at, :now) as until,
              extract(epoch from coalesce(e.at, :now) - a.at)::bigint as seconds
            """
                + LINES
                + " order by a.at desc, a.conversation_id limit :size offset :offset",
            staff,
            filter)
        .param("now", Timestamp.from(clock.instant()))
        .param("size", paging.size())
        .param("offset", paging.offset())
        .query((row, _) -> service(row))
        .list();
  }

  private static Service service(ResultSet row) throws SQLException {
    return new Service(
        new OwnRecord(
            row.getObject("conversation_id", UUID.class),
            row.getTimestamp("at").toInstant(),
            row.getString("customer"),
            Optional.ofNullable(row.getString("nickname")).orElse(""),
            row.getObject("group_id", UUID.class),
            row.getString("group_name"),
            state(row.getString("ended_by"), row.getBoolean("wrap_up")),
            Math.max(0, row.getLong("seconds")),
            0,
            0),
        row.getTimestamp("until").toInstant());
  }

  /// The groups of all services of an agent, by name.
  List<GroupOfRecords> groups(StaffId staff) {
    return reports.make(() -> groupsOf(staff));
  }

  private List<GroupOfRecords> groupsOf(StaffId staff) {
    return reports
        .jdbc()
        .sql(
            """
            select distinct g.id, g.name
            from timeline_entry a
            join timeline_entry o on o.conversation_id = a.conversation_id and o.kind = 'OFFERED'
              and o.seq < a.seq and o.body->>'offerId' = a.body->>'offerId'
            join skill_group g on g.id = (o.body->>'groupId')::uuid
            where a.kind = 'ACCEPTED' and a.body->>'staffId' = :staff
            order by g.name, g.id
            """)
        .param("staff", staff.value().toString())
        .query(
            (row, number) ->
                new GroupOfRecords(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  private JdbcClient.StatementSpec bound(String sql, StaffId staff, Filter filter) {
    return reports
        .jdbc()
        .sql(sql)
        .param("staff", staff.value().toString())
        .param("from", Timestamp.from(filter.from()))
        .param("to", Timestamp.from(filter.to()))
        .param("group", filter.group().map(UUID::toString).orElse(null));
  }

  private static ServiceState state(@Nullable String endedBy, boolean wrapUp) {
    if (endedBy == null) {
      return ServiceState.SERVED;
    }
    return switch (endedBy) {
      case "TRANSFERRED" -> ServiceState.TRANSFERRED;
      case "PUT_BACK" -> ServiceState.PUT_BACK;
      default -> wrapUp ? ServiceState.WRAP_UP : ServiceState.FINISHED;
    };
  }
}
