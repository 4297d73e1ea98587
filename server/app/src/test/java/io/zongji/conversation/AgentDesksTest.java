package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestClock;
import io.zongji.TestDatabase;
import io.zongji.platform.FaultException;
import io.zongji.platform.Ids;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AgentDesksTest {
  private static TestDatabase database;

  private final TestClock clock = new TestClock();
  private TestDoor door;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @BeforeEach
  void open() {
    door = new TestDoor(database, clock).emptyQueues();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void anAgentComesOnlineAsIdle() {
    var agent = door.agent();
    var desk = door.desks.find(agent).orElseThrow();
    assertThat(desk.presence()).isEqualTo(Presence.IDLE);
    assertThat(desk.idleSince()).isEqualTo(clock.instant());
    assertThat(door.desks.online()).extracting(AgentDesk::staff).contains(agent);
  }

  @Test
  void comingOnlineAgainKeepsTheRestAndTakesTheWindow() {
    var agent = door.agent();
    door.desks.choose(agent, Chosen.REST);
    var window = Ids.next();
    var desk = door.desks.goOnline(agent, window);
    assertThat(desk.presence()).isEqualTo(Presence.REST);
    assertThat(desk.window()).contains(window);
  }

  @Test
  void restAndBackBeginTheIdleTimeAnew() {
    var agent = door.agent();
    door.desks.choose(agent, Chosen.REST);
    clock.forward(Duration.ofMinutes(5));
    assertThat(door.desks.choose(agent, Chosen.IDLE).idleSince()).isEqualTo(clock.instant());
  }

  @Test
  void goingOfflineWithWorkInHandIsRefused() {
    var agent = door.agent();
    var id = door.served(agent);
    assertThatThrownBy(() -> door.desks.choose(agent, Chosen.OFFLINE))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault()).isEqualTo(DeskFault.OPEN_WORK));
    door.done(new Command.AgentEnds(id, Optional.empty(), agent));
    assertThatThrownBy(() -> door.desks.choose(agent, Chosen.OFFLINE))
        .isInstanceOf(FaultException.class);
    door.done(new Command.AgentFinishes(id, Optional.empty(), agent));
    assertThat(door.desks.choose(agent, Chosen.OFFLINE).presence()).isEqualTo(Presence.OFFLINE);
    Audit.check(door.jdbc);
  }

  @Test
  void anOfflineAgentCannotRest() {
    var agent = door.agent();
    door.desks.choose(agent, Chosen.OFFLINE);
    assertThatThrownBy(() -> door.desks.choose(agent, Chosen.REST))
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault()).isEqualTo(DeskFault.OFFLINE));
    assertThatThrownBy(() -> door.desks.choose(new StaffId(Ids.next()), Chosen.IDLE))
        .isInstanceOf(FaultException.class);
  }

  @Test
  void everyChangeHasAVersionAndIsTold() {
    var agent = door.agent();
    long before = door.desks.find(agent).orElseThrow().version();
    door.desks.choose(agent, Chosen.REST);
    assertThat(door.desks.find(agent).orElseThrow().version()).isEqualTo(before + 1);
    assertThat(door.commits).last().isEqualTo(new Commit(List.of(), Set.of(agent)));
  }

  @Test
  void anUnseenBrowserGetsNoOffers() {
    var agent = door.agent();
    clock.forward(Duration.ofSeconds(31));
    var id = door.waiting();
    assertThat(door.lanes.submit(TestDoor.offer(id, agent)))
        .isEqualTo(new Outcome.Refused(ConversationFault.AGENT_NOT_FREE));
    door.desks.seen(List.of(agent));
    door.done(TestDoor.offer(id, agent));
    assertThat(door.find(id).agent()).contains(agent);
  }

  @Test
  void aWrongCountIsPutRight() {
    var agent = door.agent();
    assertThat(door.desks.reconcile(agent)).isFalse();
    door.jdbc
        .sql("update agent_desk set load = 1, wrap_ups = 1 where staff_id = ?")
        .param(agent.value())
        .update();
    assertThat(door.desks.reconcile(agent)).isTrue();
    assertThat(door.desks.find(agent).orElseThrow().presence()).isEqualTo(Presence.IDLE);
    Audit.check(door.jdbc);
  }

  @Test
  void receiptsOnlyGrowAndNeverPassTheEnd() {
    var receipts = new StoredReceipts(door.jdbc);
    var id = door.begun();
    long last = door.find(id).lastSeq();
    assertThat(receipts.mark(id, Receipts.Side.CUSTOMER, 3, 2))
        .isEqualTo(new Receipts.Receipt(3, 2));
    assertThat(receipts.mark(id, Receipts.Side.CUSTOMER, 1, 1))
        .isEqualTo(new Receipts.Receipt(3, 2));
    assertThat(receipts.mark(id, Receipts.Side.CUSTOMER, 0, 10_000))
        .isEqualTo(new Receipts.Receipt(last, last));
    assertThat(receipts.find(List.of(id)))
        .isEqualTo(Map.of(id, Map.of(Receipts.Side.CUSTOMER, new Receipts.Receipt(last, last))));
    assertThat(receipts.mark(new ConversationId(Ids.next()), Receipts.Side.AGENT, 1, 1))
        .isEqualTo(Receipts.Receipt.NONE);
  }
}
