package io.zongji.skill;

import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Skill groups and their members in the database.
@Repository
class SkillStore {
  private static final String GROUP = "id, mode, name, cap, created_at, deleted_at";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  SkillStore(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void insert(SkillGroup group) {
    jdbc.sql(
            """
            insert into skill_group (id, mode, name, cap, created_at) values (?, ?, ?, ?, ?)
            """)
        .param(group.id().value())
        .param(group.mode().name())
        .param(group.name())
        .param(group.cap())
        .param(Timestamp.from(group.createdAt()))
        .update();
  }

  boolean update(SkillGroupId id, String name, int cap) {
    return jdbc.sql(
                """
                update skill_group set name = :name, cap = :cap,
                  cap_at = case when cap = :cap then cap_at else :now end
                where id = :id and deleted_at is null
                """)
            .param("name", name)
            .param("cap", cap)
            .param("now", Timestamp.from(clock.instant()))
            .param("id", id.value())
            .update()
        == 1;
  }

  boolean delete(SkillGroupId id, Instant at) {
    return jdbc.sql("update skill_group set deleted_at = ? where id = ? and deleted_at is null")
            .param(Timestamp.from(at))
            .param(id.value())
            .update()
        == 1;
  }

  Optional<SkillGroup> find(SkillGroupId id) {
    return jdbc.sql("select " + GROUP + " from skill_group where id = ?")
        .param(id.value())
        .query(SkillStore::group)
        .optional();
  }

  List<SkillGroup> findAll(Collection<SkillGroupId> ids) {
    return jdbc.sql("select " + GROUP + " from skill_group where id = any(?)")
        .param(ids.stream().map(SkillGroupId::value).toArray(UUID[]::new))
        .query(SkillStore::group)
        .list();
  }

  /// Living groups of a mode, or of all modes; oldest first.
  List<SkillGroup> living(@Nullable Mode mode) {
    return jdbc.sql(
            "select "
                + GROUP
                + " from skill_group where deleted_at is null"
                + " and (cast(:mode as text) is null or mode = :mode) order by created_at, id")
        .param("mode", mode == null ? null : mode.name())
        .query(SkillStore::group)
        .list();
  }

  Map<SkillGroupId, Integer> memberCounts() {
    var counts = new HashMap<SkillGroupId, Integer>();
    jdbc.sql("select group_id, count(*) as members from skill_group_member group by group_id")
        .query(
            row -> {
              counts.put(
                  new SkillGroupId(row.getObject("group_id", UUID.class)), row.getInt("members"));
            });
    return counts;
  }

  List<StaffId> members(SkillGroupId group) {
    return jdbc.sql("select staff_id from skill_group_member where group_id = ?")
        .param(group.value())
        .query((row, _) -> new StaffId(row.getObject(1, UUID.class)))
        .list();
  }

  /// The groups of one member.
  Set<UUID> groupsOf(StaffId staff) {
    return new HashSet<>(
        jdbc.sql("select group_id from skill_group_member where staff_id = ?")
            .param(staff.value())
            .query(UUID.class)
            .list());
  }

  /// A membership, with the group in it.
  record Membership(StaffId staff, SkillGroup group) {}

  List<Membership> memberships(Collection<StaffId> staff) {
    return jdbc.sql(
            """
            select m.staff_id, g.id, g.mode, g.name, g.cap, g.created_at, g.deleted_at
            from skill_group_member m join skill_group g on g.id = m.group_id
            where m.staff_id = any(?) and g.deleted_at is null
            order by g.created_at, g.id
            """)
        .param(staff.stream().map(StaffId::value).toArray(UUID[]::new))
        .query(
            (row, number) ->
                new Membership(
                    new StaffId(row.getObject("staff_id", UUID.class)), group(row, number)))
        .list();
  }

  /// Adds a member of a living group; `false` when it is one already.
  boolean addMember(UUID group, StaffId staff) {
    return jdbc.sql(
                """
                insert into skill_group_member (group_id, staff_id, joined_at)
                select g.id, s.id, cast(? as timestamptz) from skill_group g, staff s
                where g.id = ? and g.deleted_at is null and s.id = ? and s.deleted_at is null
                on conflict do nothing
                """)
            .param(Timestamp.from(clock.instant()))
            .param(group)
            .param(staff.value())
            .update()
        == 1;
  }

  boolean removeMember(UUID group, StaffId staff) {
    return jdbc.sql("delete from skill_group_member where group_id = ? and staff_id = ?")
            .param(group)
            .param(staff.value())
            .update()
        == 1;
  }

  void removeAllMembers(SkillGroupId group) {
    jdbc.sql("delete from skill_group_member where group_id = ?").param(group.value()).update();
  }

  private static SkillGroup group(ResultSet row, int number) throws SQLException {
    return new SkillGroup(
        new SkillGroupId(row.getObject("id", UUID.class)),
        Mode.valueOf(row.getString("mode")),
        row.getString("name"),
        row.getInt("cap"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("deleted_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
