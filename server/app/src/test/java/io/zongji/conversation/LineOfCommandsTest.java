package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestClock;
import io.zongji.TestDatabase;
import io.zongji.customer.CustomerId;
import io.zongji.platform.Ids;
import io.zongji.staff.StaffId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commands that stand in a line: done together, and nobody before the one ahead.
final class LineOfCommandsTest {
  private static TestDatabase database;

  private TestDoor door;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @BeforeEach
  void open() {
    door = new TestDoor(database, new TestClock()).emptyQueues();
  }

  @AfterEach
  void close() {
    door.close();
    Audit.check(door.jdbc);
  }

  private Phase phase(ConversationId id) {
    return door.find(id).phase();
  }

  private int load(StaffId agent) {
    return door.desks.findAll(List.of(agent)).values().iterator().next().load();
  }

  @Test
  void allOfALineAreDoneByOneCommit() {
    var offers =
        IntStream.range(0, 20).mapToObj(_ -> TestDoor.offer(door.waiting(), door.agent())).toList();
    door.commits.clear();

    var outcomes = door.lanes.submitInOrder(offers);

    assertThat(outcomes)
        .extracting(outcome -> ((Outcome.Done) outcome).conversation())
        .containsExactlyElementsOf(offers.stream().map(Command.Offer::conversation).toList());
    assertThat(offers).allMatch(offer -> phase(offer.conversation()) == Phase.OFFERED);
    assertThat(door.commits).hasSize(1);
  }

  @Test
  void whoStandsBehindARefusedOneIsNotServedBeforeIt() {
    var taken = door.agent();
    door.done(TestDoor.offer(door.waiting(), taken));
    var free = door.agent();
    var first = door.waiting();
    var second = door.waiting();
    var third = door.waiting();
    var other = door.agent();

    var outcomes =
        door.lanes.submitInOrder(
            List.of(
                TestDoor.offer(first, other),
                TestDoor.offer(second, taken),
                TestDoor.offer(third, free)));

    var refused = new Outcome.Refused(ConversationFault.AGENT_NOT_FREE);
    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Done.class);
    assertThat(outcomes.subList(1, 3)).containsExactly(refused, refused);
    assertThat(phase(third)).isEqualTo(Phase.WAITING);
    assertThat(load(free)).isZero();
  }

  @Test
  void whoHasLeftTheLineStopsNobody() {
    var gone = door.waiting();
    door.done(new Command.CustomerLeaves(gone, Optional.empty()));
    var next = door.waiting();

    var outcomes =
        door.lanes.submitInOrder(
            List.of(TestDoor.offer(gone, door.agent()), TestDoor.offer(next, door.agent())));

    assertThat(outcomes.getFirst()).isInstanceOf(Outcome.Refused.class);
    assertThat(phase(next)).isEqualTo(Phase.OFFERED);
  }

  @Test
  void whatFailsStopsThoseBehindIt() {
    var broken = TestDoor.enter(new CustomerId(Ids.next()), TestDoor.BROKEN_FLOW);
    var next = door.waiting();
    var line = List.<Command>of(broken, TestDoor.offer(next, door.agent()));

    assertThatThrownBy(() -> door.lanes.submitInOrder(line))
        .isInstanceOf(IllegalStateException.class);

    door.lanes.close();
    assertThat(phase(next)).isEqualTo(Phase.WAITING);
  }

  @Test
  void aClosedDoorRefusesAllOfALine() {
    var offers = List.of(TestDoor.offer(door.waiting(), door.agent()));
    door.lanes.close();

    assertThat(door.lanes.submitInOrder(offers))
        .containsExactly(new Outcome.Refused(ConversationFault.UNAVAILABLE));
    assertThat(door.lanes.submitInOrder(List.of())).isEmpty();
  }
}
