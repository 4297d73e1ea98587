package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.customer.CustomerId;
import io.zongji.platform.Ids;
import io.zongji.staff.StaffId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What talk may rely on, which is written without a lock, wherever conversations are kept.
abstract class TalkContract extends DoorScene {
  record Service(ConversationId id, StaffId agent) {}

  Service served() throws SQLException {
    var agent = online();
    var id = waiting();
    commit(one, TestDoor.offer(id, agent));
    commit(one, accept(id, agent));
    return new Service(id, agent);
  }

  Map<ConversationId, Held> remembered(ConversationId... ids) {
    var held = new HashMap<ConversationId, Held>();
    for (var id : ids) {
      held.put(id, new Held(find(id), find(id).deadline()));
    }
    return held;
  }

  private Optional<Talk> talk(Map<ConversationId, Held> remembered, Command... commands) {
    var batch = List.of(commands).stream().map(Pending::of).toList();
    return Talk.of(batch, remembered, (_, _) -> SampleFlow.graph(), now);
  }

  Decisions decided(Map<ConversationId, Held> remembered, Command... commands) {
    return talk(remembered, commands).orElseThrow().decisions();
  }

  @Test
  void talkIsWrittenInOneStep() throws SQLException {
    var first = served();
    var second = served();
    var remembered = remembered(first.id(), second.id());

    one.pass(
        decided(
            remembered,
            TestDoor.says(first.id(), "c-1", "first"),
            TestDoor.agentSays(first.id(), first.agent(), "second"),
            TestDoor.says(second.id(), "c-1", "elsewhere")));

    assertThat(messages(first.id())).endsWith("first", "second");
    assertThat(messages(second.id())).endsWith("elsewhere");
    assertThat(one.committed()).contains(true);
    commit(other, TestDoor.says(first.id(), "third"));
    assertThat(messages(first.id())).endsWith("first", "second", "third");
  }

  @Test
  void whereAConversationHasGoneOnNothingOfABatchIsWritten() throws SQLException {
    var moved = served();
    var mate = served();
    var remembered = remembered(moved.id(), mate.id());
    commit(other, TestDoor.says(moved.id(), "meanwhile"));
    var before = find(moved.id());
    var untouched = find(mate.id());
    var late =
        decided(remembered, TestDoor.says(moved.id(), "late"), TestDoor.says(mate.id(), "late"));

    assertTrouble(Trouble.WRONG, () -> pass(one, late));

    one.rollback();
    assertThat(one.committed()).contains(false);
    assertThat(find(moved.id())).isEqualTo(before);
    assertThat(find(mate.id())).isEqualTo(untouched);
    assertThat(messages(moved.id())).endsWith("meanwhile");
    assertThat(messages(mate.id())).doesNotContain("late");
  }

  @Test
  void whatWasSaidBeforeIsNotSaidAgain() throws SQLException {
    var service = served();
    commit(one, TestDoor.says(service.id(), "c-9", "once"));
    var again = decided(remembered(service.id()), TestDoor.says(service.id(), "c-9", "once"));

    assertTrouble(Trouble.REPEATED, () -> pass(other, again));

    other.rollback();
    assertThat(messages(service.id())).containsOnlyOnce("once");
  }

  @Test
  void talkWaitsForWhoeverHasTheLock() throws SQLException {
    var service = served();
    var remembered = remembered(service.id());
    write(one, false, new Command.AgentEnds(service.id(), Optional.empty(), service.agent()));

    assertTrouble(
        Trouble.RACE, () -> pass(other, decided(remembered, TestDoor.says(service.id(), "hm"))));

    other.rollback();
    one.commit();
    assertThat(messages(service.id())).doesNotContain("hm");
    assertThat(find(service.id()).phase()).isEqualTo(Phase.ENDED);
  }

  @Test
  void whatConcernsDesksQueuesOrFlowsIsNoTalk() throws SQLException {
    var service = served();
    var queued = waiting();
    var remembered = remembered(service.id(), queued);
    var says = TestDoor.says(service.id(), "hm");

    assertThat(talk(remembered, says)).isPresent();
    assertThat(talk(Map.of(), says)).isEmpty();
    assertThat(talk(remembered, says, TestDoor.says(queued, "hm"))).isEmpty();
    assertThat(talk(remembered, says, new Command.CustomerLeaves(service.id(), Optional.empty())))
        .isEmpty();
    assertThat(talk(remembered, TestDoor.enter(new CustomerId(Ids.next())))).isEmpty();
    assertThat(talk(remembered, TestDoor.agentSays(service.id(), new StaffId(Ids.next()), "hm")))
        .isEmpty();
  }

  private static Object pass(LaneLink link, Decisions decisions) throws SQLException {
    link.pass(decisions);
    return decisions;
  }
}
