package io.zongji.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the queues, the agents and the late deadlines of the whole desk.
@Repository
class QueueStore {
  private static final String GROUPS =
      """
      with term as (
        select cast(:now as timestamptz) - make_interval(secs => agent_gone_seconds) gone_before
        from common_setting),
      agent as (
        select s.id, case
            when d.staff_id is null or d.chosen = 'OFFLINE' or d.seen_at < term.gone_before
              then 'offline'
            when d.chosen = 'REST' then 'rest'
            when d.wrap_ups > 0 then 'wrap-up'
            when d.exclusive or d.load >= d.cap then 'busy'
            else 'idle' end state
        from staff s cross join term left join agent_desk d on d.staff_id = s.id
        where s.deleted_at is null),
      queue as (
        select group_id, count(*) filter (where phase = 'WAITING') waiting,
          count(*) filter (where phase = 'OFFERED') ringing, min(place_at) since
        from conversation where place_at is not null group by group_id),
      member as (
        select m.group_id, count(*) filter (where a.state = 'idle') idle,
          count(*) filter (where a.state = 'busy') busy,
          count(*) filter (where a.state = 'wrap-up') wrap_up,
          count(*) filter (where a.state = 'rest') rest,
          count(*) filter (where a.state = 'offline') offline
        from skill_group_member m join agent a on a.id = m.staff_id group by m.group_id)
      select g.mode, g.name, coalesce(q.waiting, 0) waiting, coalesce(q.ringing, 0) ringing,
        greatest(coalesce(extract(epoch from cast(:now as timestamptz) - q.since), 0), 0) longest,
        coalesce(m.idle, 0) idle, coalesce(m.busy, 0) busy, coalesce(m.wrap_up, 0) wrap_up,
        coalesce(m.rest, 0) rest, coalesce(m.offline, 0) offline
      from skill_group g left join queue q on q.group_id = g.id left join member m on m.group_id = g.id
      where g.deleted_at is null or q.group_id is not null
      union all
      select '', '', 0, 0, 0, count(*) filter (where state = 'idle'),
        count(*) filter (where state = 'busy'), count(*) filter (where state = 'wrap-up'),
        count(*) filter (where state = 'rest'), count(*) filter (where state = 'offline')
      from agent
      """;

  private static final String LATE =
      """
      select count(*), coalesce(extract(epoch from cast(:now as timestamptz) - min(deadline_at)), 0)
      from conversation where deadline_at < :now
      """;

  private final JdbcClient jdbc;

  QueueStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// One skill group; the one without mode and name stands for all agents.
  ///
  /// @param longestSeconds how long the first in the queue has been waiting
  record Group(
      String mode,
      String name,
      int waiting,
      int ringing,
      double longestSeconds,
      int idle,
      int busy,
      int wrapUp,
      int rest,
      int offline) {
    boolean all() {
      return mode.isEmpty();
    }
  }

  /// Deadlines that have passed and nobody has acted on yet.
  ///
  /// @param seconds how long the oldest of them has been due
  record Late(int count, double seconds) {}

  /// All groups and the sum of all agents, in one query.
  List<Group> groups(Instant now) {
    return jdbc.sql(GROUPS).param("now", Timestamp.from(now)).query(QueueStore::group).list();
  }

  Late late(Instant now) {
    return jdbc.sql(LATE)
        .param("now", Timestamp.from(now))
        .query((row, _) -> new Late(row.getInt(1), row.getDouble(2)))
        .single();
  }

  private static Group group(ResultSet row, int number) throws SQLException {
    return new Group(
        row.getString("mode"),
        row.getString("name"),
        row.getInt("waiting"),
        row.getInt("ringing"),
        row.getDouble("longest"),
        row.getInt("idle"),
        row.getInt("busy"),
        row.getInt("wrap_up"),
        row.getInt("rest"),
        row.getInt("offline"));
  }
}
