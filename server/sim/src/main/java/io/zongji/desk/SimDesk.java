package io.zongji.desk;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Commit;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.conversation.MemoryTransactions;
import io.zongji.conversation.SimDoor;
import io.zongji.platform.Background;
import io.zongji.platform.IdSource;
import io.zongji.settings.SettingsChanged;
import io.zongji.sim.Hazards;
import io.zongji.skill.MembershipChanged;
import io.zongji.skill.SkillGroupChanged;
import io.zongji.skill.SkillGroupDeleted;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffDeleted;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// The desk of one server on the memory database: the product's own distribution, presence and
/// sweep.
public final class SimDesk {
  private final Sweep sweep;
  private final Attendance attendance;
  private final DeskListener listener;
  private final DeskEvents events;
  private final Dispatcher dispatcher;

  /// What a desk needs of the server it belongs to.
  ///
  /// @param anomaly hears of every repair, and of the conversation concerned
  /// @param positions hears how the queues stand
  public record Parts(
      MemoryDatabase database,
      Hazards hazards,
      InstantSource clock,
      Background background,
      IdSource ids,
      BiConsumer<String, Optional<ConversationId>> anomaly,
      PositionListener positions) {}

  /// @param door of the same server
  public SimDesk(Parts parts, SimDoor door) {
    var queues = new MemoryQueues(parts.database());
    var roster = new MemoryRoster(parts.database());
    var transactions = new MemoryTransactions(parts.database(), parts.hazards());
    var round =
        new Round(door.conversations(), queues, roster, door.leases(), parts.clock(), parts.ids());
    dispatcher = new Dispatcher(round, queues, transactions, parts.background());
    var wakeUps = new WakeUps(roster, dispatcher, parts.background());
    sweep =
        new Sweep(
            door.conversations(),
            door.agentDesks(),
            dispatcher,
            roster,
            new MemoryWatch(parts.database()),
            (anomaly, _) -> parts.anomaly().accept(anomaly.toString(), anomaly.conversation()),
            transactions,
            door.leases(),
            parts.clock());
    var listeners = new StaticListableBeanFactory(Map.of("positions", parts.positions()));
    var positions =
        new Positions(
            queues, listeners.getBeanProvider(PositionListener.class), parts.background());
    listener = new DeskListener(dispatcher, wakeUps, positions);
    attendance =
        new Attendance(door.conversations(), door.agentDesks(), roster, wakeUps, parts.clock());
    events = new DeskEvents(dispatcher, roster, sweep, parts.background());
  }

  /// Hears of a commit.
  public void committed(Commit commit) {
    listener.committed(commit);
  }

  /// Looks over everything once.
  public void sweep() {
    sweep.run();
  }

  /// Has the group distributed soon.
  public void wake(SkillGroupId group) {
    dispatcher.wake(group);
  }

  public AgentDesk goOnline(StaffId staff, UUID window) {
    return attendance.goOnline(staff, window);
  }

  public AgentDesk choose(StaffId staff, Chosen chosen) {
    return attendance.choose(staff, chosen);
  }

  public void seen(Collection<StaffId> staff) {
    attendance.seen(staff);
  }

  public void left(StaffId staff, UUID window) {
    attendance.left(staff, window);
  }

  /// The members of the group are other ones now.
  public void membersChanged(SkillGroupId group) {
    events.on(new MembershipChanged(group));
  }

  /// The group has another cap.
  public void groupChanged(SkillGroupId group) {
    events.on(new SkillGroupChanged(group));
  }

  public void groupDeleted(SkillGroupId group) {
    events.on(new SkillGroupDeleted(group));
  }

  public void staffDeleted(StaffId staff) {
    events.on(new StaffDeleted(staff));
  }

  public void settingsChanged() {
    events.on(new SettingsChanged(Optional.empty()));
  }
}
