package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.Phase;
import io.zongji.conversation.Presence;
import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// The sweep finds what a crash or a defect left behind, repairs it, and says so.
final class SweepTest extends DeskTest {
  @Test
  void aFreeAgentBesideAWaitingCustomerIsRepairedAndRecorded() {
    var group = group();
    var busy = onlineAgent(group);
    var free = onlineAgent(group);
    makeRest(free);
    var flow = flow(group);
    var first = enter(flow);
    ringsAt(first, busy);
    var waiting = enter(flow);
    waits(waiting);
    // Behind the server's back, so that nothing wakes the dispatcher.
    jdbc()
        .sql("update agent_desk set chosen = 'IDLE' where staff_id = ?")
        .param(free.value())
        .update();
    forward(Duration.ofSeconds(2));
    assertThat(find(waiting).phase()).isEqualTo(Phase.WAITING);
    assertThat(neglected()).contains(group);

    sweep();

    ringsAt(waiting, free);
    assertThat(anomalies()).containsExactly("FREE_AGENT_BESIDE_WAITING");
    sweep();
    assertThat(anomalies()).hasSize(1);
  }

  /// The change itself wakes the desk a moment later: nobody waited because of a fault.
  @Test
  void whoMayTakeMoreSinceAMomentAgoIsNoAnomaly() {
    var group = group(Mode.ONLINE, 1);
    var busy = onlineAgent(group);
    ringsAt(enter(flow(group)), busy);
    var second = enter(flow(group));
    waits(second);
    forward(Duration.ofSeconds(5));
    jdbc()
        .sql("update skill_group set cap = 2, cap_at = ? where id = ?")
        .params(now(), group.value())
        .update();
    sweep();
    ringsAt(second, busy);
    assertThat(anomalies()).isEmpty();

    var third = enter(flow(group));
    waits(third);
    var joins = onlineAgent();
    forward(Duration.ofSeconds(5));
    jdbc()
        .sql("insert into skill_group_member (group_id, staff_id, joined_at) values (?, ?, ?)")
        .params(group.value(), joins.value(), now())
        .update();
    sweep();
    ringsAt(third, joins);
    assertThat(anomalies()).isEmpty();
  }

  @Test
  void aWrongLoadIsRepairedFromTheConversationsAndRecorded() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var ringing = enter(flow);
    ringsAt(ringing, agent);
    var other = onlineAgent(group);
    jdbc()
        .sql("update agent_desk set load = 1, exclusive = true where staff_id = ?")
        .param(other.value())
        .update();
    var waiting = enter(flow);
    waits(waiting);

    sweep();
    sweep();

    assertThat(anomalies()).first().isEqualTo("LOAD_WRONG");
    ringsAt(waiting, other);
    assertThat(desk().view(agent).presence()).isEqualTo(Presence.BUSY);
    assertThat(load(agent)).isEqualTo(1);
    assertThat(bean(WatchStore.class).wrongLoads()).isEmpty();
  }

  @Test
  void aDeskInOrderIsLeftAlone() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var ringing = enter(flow);
    ringsAt(ringing, agent);
    var waiting = enter(flow);
    waits(waiting);
    forward(Duration.ofSeconds(5));
    long before = find(waiting).lastSeq();

    sweep();
    sweep();

    assertThat(anomalies()).isEmpty();
    assertThat(find(waiting).lastSeq()).isEqualTo(before);
    assertThat(find(ringing).agent()).contains(agent);
  }

  @Test
  void theSweepRunsByItselfAndOldAnomaliesAreForgotten() {
    jdbc()
        .sql("insert into anomaly (at, kind, detail) values (?, 'NO_PROGRESS', '{}')")
        .param(Timestamp.from(clock.instant().minus(AnomalyStore.KEPT.plusDays(1))))
        .update();
    var group = group();
    var agent = onlineAgent(group);
    var ringing = enter(flow(group));
    ringsAt(ringing, agent);
    vanish(agent);
    forward(Duration.ofSeconds(31));

    var task =
        new SweepTask(
            bean(DataSource.class), bean(Sweep.class), bean(AnomalyStore.class), clock, List.of());
    task.start();
    try {
      eventually("withdrawn", () -> find(ringing).offer().isEmpty());
      eventually("forgotten", () -> anomalies().isEmpty());
    } finally {
      task.stop();
    }
  }

  private void makeRest(StaffId staff) {
    desk().choose(staff, Chosen.REST);
    settle();
  }

  private int load(StaffId staff) {
    return jdbc()
        .sql("select load from agent_desk where staff_id = ?")
        .param(staff.value())
        .query(Integer.class)
        .single();
  }

  private void sweep() {
    bean(Sweep.class).run();
  }
}
