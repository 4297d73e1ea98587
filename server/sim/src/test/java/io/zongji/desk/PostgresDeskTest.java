package io.zongji.desk;

import io.zongji.TestDatabase;
import io.zongji.conversation.Doors;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;

/// The desk's contract in PostgreSQL.
final class PostgresDeskTest extends DeskContract {
  @Override
  Stores stores() {
    var database = TestDatabase.create();
    var jdbc = database.jdbc();
    var door = Doors.of(database);
    return new Stores() {
      @Override
      public Doors.Door door() {
        return door;
      }

      @Override
      public Queues queues() {
        return new QueueStore(jdbc);
      }

      @Override
      public Roster roster() {
        return new RosterStore(jdbc);
      }

      @Override
      public Watch watch() {
        return new WatchStore(jdbc);
      }

      @Override
      public SkillGroupId group(Mode mode, int cap) {
        var id = new SkillGroupId(Ids.next());
        jdbc.sql("insert into skill_group values (:id, :mode, right(:id::text, 12), :cap, now())")
            .param("id", id.value())
            .param("mode", mode.name())
            .param("cap", cap)
            .update();
        return id;
      }

      @Override
      public StaffId staff() {
        var id = new StaffId(Ids.next());
        jdbc.sql(
                """
                insert into staff (id, number, name, email, role, password_hash, created_at)
                values (:id, right(replace(:id::text, '-', ''), 20), 'agent', :id || '@example.com',
                        'AGENT', '-', now())
                """)
            .param("id", id.value())
            .update();
        return id;
      }

      @Override
      public void join(SkillGroupId group, StaffId agent) {
        jdbc.sql("insert into skill_group_member values (?, ?)")
            .params(group.value(), agent.value())
            .update();
      }

      @Override
      public void delete(SkillGroupId group) {
        jdbc.sql("update skill_group set deleted_at = now() where id = ?")
            .param(group.value())
            .update();
      }

      @Override
      public void delete(StaffId agent) {
        jdbc.sql("update staff set deleted_at = now() where id = ?").param(agent.value()).update();
      }
    };
  }
}
