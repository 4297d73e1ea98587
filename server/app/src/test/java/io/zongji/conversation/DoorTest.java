package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestClock;
import io.zongji.TestDatabase;
import io.zongji.customer.CustomerId;
import io.zongji.platform.Ids;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DoorTest {
  private static final ClientId ONE = new ClientId("one");

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
    Audit.check(door.jdbc);
  }

  @Test
  void whatIsAnsweredIsInTheTimeline() {
    var id = door.begun();
    var answer = door.done(TestDoor.says(id, "c1", "1"));
    var entries = door.lanes.timeline(id, answer.firstSeq() - 1, 100);
    assertThat(entries.getFirst().clientId()).contains(new ClientId("c1"));
    assertThat(entries.getLast().seq()).isEqualTo(answer.lastSeq());
    assertThat(entries.getLast().kind()).isEqualTo(Kind.ASKED);
    assertThat(door.find(id).phase()).isEqualTo(Phase.WAITING);
    assertThat(door.lanes.timelineBefore(id, answer.firstSeq(), 2))
        .extracting(Entry::seq)
        .containsExactly(answer.firstSeq() - 2, answer.firstSeq() - 1);
  }

  @Test
  void aConversationThatIsNotThereIsNotFound() {
    assertThat(door.lanes.submit(TestDoor.says(new ConversationId(Ids.next()), "1")))
        .isEqualTo(new Outcome.Refused(ConversationFault.NOT_FOUND));
  }

  @Test
  void aRepeatedClientIdChangesNothingAndIsAnsweredTheSame() {
    var id = door.begun();
    var first = door.done(TestDoor.says(id, "again", "什么"));
    var entries = door.timeline(id).size();
    var second = door.done(TestDoor.says(id, "again", "1"));
    assertThat(second).isEqualTo(new Outcome.Done(id, first.firstSeq(), first.lastSeq(), true));
    assertThat(door.timeline(id)).hasSize(entries);
  }

  @Test
  void aRepetitionThatWouldBeRefusedNowIsAnsweredTheSame() {
    var id = door.waiting();
    var leaves = new Command.CustomerLeaves(id, Optional.of(ONE));
    var first = door.done(leaves);
    assertThat(door.done(leaves))
        .isEqualTo(new Outcome.Done(id, first.firstSeq(), first.lastSeq(), true));
  }

  @Test
  void repetitionsWithinOneBatchAreOneMessage() {
    var id = door.begun();
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    for (int i = 0; i < 50; i++) {
      answers.add(door.lanes.send(TestDoor.says(id, "same", "什么")));
    }
    var distinct = new HashSet<Long>();
    int fresh = 0;
    for (var answer : answers) {
      if (answer.join() instanceof Outcome.Done done) {
        distinct.add(done.firstSeq());
        fresh += done.repeated() ? 0 : 1;
      }
    }
    assertThat(distinct).hasSize(1);
    assertThat(fresh).isOne();
  }

  @Test
  void customerAndAgentMayUseTheSameClientId() {
    var agent = door.agent();
    var id = door.served(agent);
    var customers = door.done(TestDoor.says(id, "one", "在吗"));
    var agents =
        door.done(new Command.AgentSays(id, Optional.of(ONE), agent, new Content.Text("在")));
    assertThat(agents.repeated()).isFalse();
    assertThat(agents.firstSeq()).isEqualTo(customers.lastSeq() + 1);
  }

  @Test
  void aCustomerHasOneOpenConversation() {
    var customer = new CustomerId(Ids.next());
    var first = door.done(TestDoor.enter(customer));
    var second = door.done(TestDoor.enter(customer));
    assertThat(second.conversation()).isEqualTo(first.conversation());
    assertThat(second.repeated()).isTrue();
    assertThat(door.lanes.findOpen(customer, TestDoor.CHANNEL)).contains(first.conversation());

    door.done(new Command.CustomerLeaves(first.conversation(), Optional.empty()));
    assertThat(door.lanes.findOpen(customer, TestDoor.CHANNEL)).isEmpty();
    assertThat(door.done(TestDoor.enter(customer)).conversation())
        .isNotEqualTo(first.conversation());
  }

  @Test
  void manyEntrancesOfOneCustomerLeadToOneConversation() {
    try (var other = new TestDoor(database, clock)) {
      for (int round = 0; round < 10; round++) {
        var customer = new CustomerId(Ids.next());
        var answers = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < 20; i++) {
          answers.add((i % 2 == 0 ? door : other).lanes.send(TestDoor.enter(customer)));
        }
        var led =
            answers.stream().map(CompletableFuture::join).map(DoorTest::conversation).toList();
        assertThat(led).containsOnly(door.lanes.findOpen(customer, TestDoor.CHANNEL).orElseThrow());
      }
    }
  }

  private static ConversationId conversation(Outcome outcome) {
    return ((Outcome.Done) outcome).conversation();
  }

  @Test
  void aPoisonedCommandFailsAlone() {
    var id = door.begun();
    var mates = new ArrayList<CompletableFuture<Outcome>>();
    var poisoned = new ArrayList<CompletableFuture<Outcome>>();
    for (int i = 0; i < 60; i++) {
      mates.add(door.lanes.send(TestDoor.says(id, "m" + i, "什么" + i)));
      if (i % 20 == 10) {
        poisoned.add(
            door.lanes.send(TestDoor.enter(new CustomerId(Ids.next()), TestDoor.BROKEN_FLOW)));
      }
    }
    for (var one : poisoned) {
      assertThatThrownBy(one::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("a flow that cannot be read");
    }
    mates.forEach(mate -> assertThat(mate.join()).isInstanceOf(Outcome.Done.class));
    assertThat(customerTexts(door, id))
        .containsExactlyElementsOf(
            java.util.stream.IntStream.range(0, 60).mapToObj(i -> "什么" + i).toList());
  }

  static List<String> customerTexts(TestDoor door, ConversationId id) {
    return door.timeline(id).stream()
        .map(Entry::fact)
        .filter(fact -> fact instanceof Fact.Message)
        .map(Fact.Message.class::cast)
        .filter(message -> message.from() == Fact.Author.CUSTOMER)
        .map(message -> ((Content.Text) message.content()).text())
        .toList();
  }

  @Test
  void aFullDoorRefusesAndLosesNothing() throws SQLException {
    var id = door.begun();
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    try (var blocker = database.dataSource().getConnection()) {
      blocker.setAutoCommit(false);
      try (var lock =
          blocker.prepareStatement("select 1 from conversation where id = ? for update")) {
        lock.setObject(1, id.value());
        lock.executeQuery();
      }
      int most = Limits.LANE_QUEUE_MAX + 2 * Limits.BATCH_MAX;
      for (int i = 0; i < most; i++) {
        answers.add(door.lanes.send(new Command.CustomerBack(id)));
      }
      assertThat(answers.getLast().join()).isEqualTo(new Outcome.Refused(ConversationFault.BUSY));
      assertThat(ConversationFault.BUSY.again()).isTrue();
      blocker.rollback();
    }
    long done =
        answers.stream()
            .map(CompletableFuture::join)
            .filter(Outcome.Done.class::isInstance)
            .count();
    assertThat(done).isGreaterThanOrEqualTo(Limits.LANE_QUEUE_MAX);
  }

  @Test
  void aMissedOfferIsNoticedByTheClock() {
    var agent = door.agent();
    var id = door.offered(agent);
    door.deadlines.look();
    clock.forward(Duration.ofSeconds(20));
    door.desks.seen(List.of(agent));
    door.deadlines.look();
    door.done(new Command.Tick(id));
    assertThat(door.find(id).phase()).isEqualTo(Phase.WAITING);
    assertThat(door.desks.find(agent).orElseThrow().chosen()).isEqualTo(Chosen.REST);
    assertThat(
            door.jdbc
                .sql("select presence from presence_log where staff_id = ? order by at")
                .param(agent.value())
                .query(String.class)
                .list())
        .containsExactly("IDLE", "BUSY", "REST");
  }

  @Test
  void aSilenceClockThatIsSetAnewRingsAtItsNewTime() {
    var agent = door.agent();
    var id = door.served(agent);
    door.done(TestDoor.agentSays(id, agent, "您好"));
    clock.forward(Duration.ofSeconds(40));
    door.done(TestDoor.agentSays(id, agent, "在吗"));
    clock.forward(Duration.ofSeconds(40));
    door.deadlines.look();
    door.done(new Command.Tick(id));
    assertThat(door.find(id).phase()).isEqualTo(Phase.SERVED);
    clock.forward(Duration.ofSeconds(20));
    door.deadlines.look();
    door.done(new Command.Tick(id));
    assertThat(door.find(id).stage())
        .isEqualTo(new Stage.Ended(Fact.EndWhy.SILENCE, clock.instant()));
  }

  @Test
  void aSilenceClockThatTheCustomerStoppedRingsForNothingAndOnce() {
    var agent = door.agent();
    var id = door.served(agent);
    door.done(TestDoor.agentSays(id, agent, "您好"));
    var rings = deadlineAt(id);
    door.done(TestDoor.says(id, "稍等"));
    assertThat(deadlineAt(id)).isEqualTo(rings).isPresent();
    clock.forward(Duration.ofSeconds(60));
    door.done(new Command.Tick(id));
    assertThat(door.find(id).phase()).isEqualTo(Phase.SERVED);
    assertThat(deadlineAt(id)).isEmpty();
  }

  private Optional<Instant> deadlineAt(ConversationId id) {
    return door.jdbc
        .sql("select deadline_at from conversation where id = ?")
        .param(id.value())
        .query((row, _) -> Rows.instant(row, 1))
        .single();
  }

  @Test
  void listenersHearOfEveryCommitInOrder() {
    var agent = door.agent();
    var id = door.served(agent);
    for (int i = 0; i < 20; i++) {
      door.done(TestDoor.says(id, "第" + i));
    }
    // Listeners are told after the answer; a closed door has told everything.
    door.close();
    long seq = 0;
    for (var commit : door.commits) {
      for (var change : commit.changes()) {
        assertThat(change.before().map(Conversation::lastSeq).orElse(0L)).isEqualTo(seq);
        for (var entry : change.entries()) {
          assertThat(entry.seq()).isEqualTo(++seq);
        }
        assertThat(change.after().lastSeq()).isEqualTo(seq);
      }
    }
    assertThat(seq).isEqualTo(door.find(id).lastSeq());
    assertThat(door.commits.stream().flatMap(commit -> commit.desksChanged().stream()))
        .containsOnly(agent);
    door = new TestDoor(database, clock);
  }

  @Test
  void aListenerThatFailsHarmsNobody() {
    door.listener =
        _ -> {
          throw new IllegalStateException("a listener's own trouble");
        };
    var id = door.begun();
    assertThat(door.done(TestDoor.says(id, "1")).repeated()).isFalse();
  }

  @Test
  void aListenerMustNotWaitForTheDoor() {
    var waited = new CompletableFuture<Throwable>();
    var id = door.begun();
    door.listener =
        _ -> {
          try {
            door.lanes.submit(TestDoor.says(id, "2"));
          } catch (IllegalStateException e) {
            waited.complete(e);
          }
        };
    door.done(TestDoor.says(id, "1"));
    assertThat(waited.join()).hasMessageContaining("must not wait");
  }

  @Test
  void aDoorThatClosesAnswersWhatWaitsAndRefusesTheRest() {
    var id = door.begun();
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    for (int i = 0; i < 500; i++) {
      answers.add(door.lanes.send(TestDoor.says(id, "k" + i, "什么")));
    }
    door.lanes.close();
    answers.forEach(answer -> assertThat(answer.join()).isInstanceOf(Outcome.Done.class));
    assertThat(door.lanes.submit(TestDoor.says(id, "1")))
        .isEqualTo(new Outcome.Refused(ConversationFault.UNAVAILABLE));
    assertThat(door.jdbc.sql("select count(*) from door_lane").query(Long.class).single()).isZero();
    door = new TestDoor(database, clock);
  }

  @Test
  void theQueueAndTheTasksAreWhatTheyAre() {
    var agent = door.agent();
    var third = door.served(agent);
    var first = door.waiting();
    clock.forward(Duration.ofSeconds(1));
    var second = door.waiting();
    var queue = door.lanes.queue(SampleFlow.PRODUCTS, 10_000);
    assertThat(queue.stream().map(Conversation::id).toList()).containsSubsequence(first, second);
    assertThat(door.lanes.tasks(agent)).extracting(Conversation::id).containsExactly(third);
    door.done(new Command.AgentEnds(third, Optional.empty(), agent));
    assertThat(door.lanes.tasks(agent)).extracting(Conversation::id).containsExactly(third);
    door.done(new Command.AgentFinishes(third, Optional.empty(), agent));
    assertThat(door.lanes.tasks(agent)).isEmpty();
  }
}
