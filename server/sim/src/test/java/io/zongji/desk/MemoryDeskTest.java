package io.zongji.desk;

import io.zongji.conversation.Doors;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.sim.Company;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;

/// The desk's contract in memory.
final class MemoryDeskTest extends DeskContract {
  @Override
  Stores stores() {
    var company = new Company();
    var database = new MemoryDatabase(company);
    var door = Doors.of(database);
    return new Stores() {
      @Override
      public Doors.Door door() {
        return door;
      }

      @Override
      public Queues queues() {
        return new MemoryQueues(database);
      }

      @Override
      public Roster roster() {
        return new MemoryRoster(database);
      }

      @Override
      public Watch watch() {
        return new MemoryWatch(database);
      }

      @Override
      public SkillGroupId group(Mode mode, int cap) {
        var id = new SkillGroupId(Ids.next());
        company.put(new Company.Group(id, mode, cap, false));
        return id;
      }

      @Override
      public StaffId staff() {
        var id = new StaffId(Ids.next());
        company.put(new Company.Staff(id, "000001", "agent", "", false));
        return id;
      }

      @Override
      public void join(SkillGroupId group, StaffId agent) {
        company.join(group, agent);
      }

      @Override
      public void delete(SkillGroupId group) {
        var was = company.group(group).orElseThrow();
        company.put(new Company.Group(group, was.mode(), was.cap(), true));
      }

      @Override
      public void delete(StaffId agent) {
        var was = company.staff(agent).orElseThrow();
        company.put(new Company.Staff(agent, was.number(), was.name(), was.nickname(), true));
      }
    };
  }
}
