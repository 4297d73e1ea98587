package io.zongji.desk;

import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the groups that a conversation may go to, and who belongs to them.
@Repository
class TargetStore {
  /// Groups shown at most.
  static final int GROUPS_MAX = 500;

  /// Memberships of agents at work looked at, at most.
  static final int MEMBERSHIPS_MAX = 5_000;

  private static final String GROUPS =
      """
      select g.id, g.name, g.cap, (
        select count(*) from conversation c where c.group_id = g.id and c.place_at is not null)
      from skill_group g where g.mode = ? and g.deleted_at is null order by g.name, g.id limit ?
      """;

  private static final String MEMBERS =
      """
      select m.group_id, s.id, s.number, s.name
      from skill_group_member m join staff s on s.id = m.staff_id and s.deleted_at is null
        join skill_group g on g.id = m.group_id and g.deleted_at is null
      where g.mode = ? and m.staff_id = any (?)
      order by s.number, s.id limit ?
      """;

  private final JdbcClient jdbc;

  TargetStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Group> groups(Mode mode) {
    return jdbc.sql(GROUPS)
        .params(mode.name(), GROUPS_MAX)
        .query(
            (row, _) ->
                new Group(
                    row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getInt(4)))
        .list();
  }

  /// Which of these agents belong to groups of that mode.
  List<Member> members(Mode mode, Collection<StaffId> staff) {
    var ids = staff.stream().map(StaffId::value).toArray(UUID[]::new);
    return jdbc.sql(MEMBERS)
        .params(mode.name(), ids, MEMBERSHIPS_MAX)
        .query(
            (row, _) ->
                new Member(
                    row.getObject(1, UUID.class),
                    new StaffId(row.getObject(2, UUID.class)),
                    row.getString(3),
                    row.getString(4)))
        .list();
  }

  /// A group and the length of its queue.
  record Group(UUID id, String name, int cap, int waiting) {}

  /// An agent's membership.
  record Member(UUID group, StaffId staff, String number, String name) {}
}
