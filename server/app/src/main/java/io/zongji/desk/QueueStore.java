package io.zongji.desk;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Place;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The queues of the groups, from the database.
@Repository
class QueueStore implements Queues {
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 9))";

  private static final String HEADS =
      """
      select id from conversation
      where group_id = ? and place_at is not null and phase = 'WAITING' and away_since is null
      order by place_rank, place_at, id limit ?
      """;

  private static final String NOT_TOLD =
      """
      select id, ahead
      from (
        select id, announced, phase, row_number() over (order by place_rank, place_at, id) - 1 ahead
        from conversation where group_id = ? and place_at is not null) queue
      where not announced and phase = 'WAITING'
      order by ahead limit ?
      """;

  private static final String WITHOUT_GRACE =
      """
      select id from conversation
      where group_id = ? and place_at is not null and phase = 'WAITING'
        and grace_at is null
      order by place_rank, place_at, id limit ?
      """;

  private static final String IN_GRACE =
      """
      select id from conversation
      where group_id = ? and place_at is not null and phase = 'WAITING' and grace_at is not null
      order by place_rank, place_at, id limit ?
      """;

  private static final String AHEAD =
      """
      select count(*) from (
        select 1 from conversation
        where group_id = ? and place_at is not null and (place_rank, place_at, id) < (?, ?, ?)
        limit ?) first
      """;

  private static final String POSITIONS =
      """
      select id from conversation where group_id = ? and place_at is not null
      order by place_rank, place_at, id limit ?
      """;

  private static final String LAST_AGENTS =
      """
      select c.id, served.staff_id
      from conversation c cross join lateral (
        select (e.body ->> 'staffId')::uuid staff_id
        from conversation o join timeline_entry e on e.conversation_id = o.id and e.kind = 'ACCEPTED'
        where o.customer_id = c.customer_id
        order by e.at desc, e.seq desc limit 1) served
      where c.id = any (?)
      """;

  private final JdbcClient jdbc;

  QueueStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void lock(SkillGroupId group) {
    jdbc.sql(LOCK).param(group.value().toString()).query((_, _) -> 0).single();
  }

  @Override
  public List<ConversationId> heads(SkillGroupId group, int limit) {
    return ids(HEADS, group, limit);
  }

  @Override
  public List<NotTold> notTold(SkillGroupId group, int limit) {
    return jdbc.sql(NOT_TOLD)
        .params(group.value(), limit)
        .query((row, _) -> new NotTold(id(row), row.getInt(2)))
        .list();
  }

  @Override
  public List<ConversationId> withoutGrace(SkillGroupId group, int limit) {
    return ids(WITHOUT_GRACE, group, limit);
  }

  @Override
  public List<ConversationId> inGrace(SkillGroupId group, int limit) {
    return ids(IN_GRACE, group, limit);
  }

  @Override
  public int ahead(SkillGroupId group, Place place, ConversationId conversation) {
    return jdbc.sql(AHEAD)
        .params(
            group.value(),
            place.rank(),
            Timestamp.from(place.at()),
            conversation.value(),
            POSITIONS_MAX)
        .query(Integer.class)
        .single();
  }

  @Override
  public Map<ConversationId, Integer> positions(SkillGroupId group) {
    var ahead = new LinkedHashMap<ConversationId, Integer>();
    ids(POSITIONS, group, POSITIONS_MAX).forEach(id -> ahead.put(id, ahead.size()));
    return ahead;
  }

  @Override
  public Map<ConversationId, StaffId> lastAgents(Collection<ConversationId> conversations) {
    var last = new LinkedHashMap<ConversationId, StaffId>();
    jdbc.sql(LAST_AGENTS)
        .param(conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
        .query(
            (ResultSet row) -> {
              last.put(id(row), new StaffId(row.getObject(2, UUID.class)));
            });
    return last;
  }

  private List<ConversationId> ids(String sql, SkillGroupId group, int limit) {
    return jdbc.sql(sql).params(group.value(), limit).query((row, _) -> id(row)).list();
  }

  private static ConversationId id(ResultSet row) throws SQLException {
    return new ConversationId(row.getObject(1, UUID.class));
  }
}
