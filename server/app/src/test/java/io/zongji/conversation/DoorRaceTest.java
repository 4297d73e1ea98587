package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClock;
import io.zongji.TestDatabase;
import io.zongji.staff.StaffId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two servers on one database, and connections that die.
final class DoorRaceTest {
  private static final long SEED = 20260302;

  private static TestDatabase database;

  private final TestClock clock = new TestClock();

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
  }

  @Test
  void anAgentIsTakenOnceByWhomeverComesFirst() {
    try (var one = new TestDoor(database, clock).emptyQueues();
        var other = new TestDoor(database, clock)) {
      var agents = IntStream.range(0, 5).mapToObj(_ -> one.agent()).toList();
      var conversations = IntStream.range(0, 40).mapToObj(_ -> one.waiting()).toList();
      long made = 0;
      // Each time at least whoever is first finds an agent.
      for (int i = 0; i < agents.size(); i++) {
        made += offerAll(List.of(one, other), conversations, agents);
      }
      assertThat(made).isEqualTo(agents.size());
      assertThat(one.desks.findAll(agents).values()).extracting(AgentDesk::load).containsOnly(1);
      Audit.check(one.jdbc);
    }
  }

  private static long offerAll(
      List<TestDoor> doors, List<ConversationId> conversations, List<StaffId> agents) {
    var answers = new ArrayList<CompletableFuture<Outcome>>();
    for (var conversation : conversations) {
      for (var agent : agents) {
        var door = doors.get(answers.size() % 2);
        answers.add(door.lanes.send(TestDoor.offer(conversation, agent)));
      }
    }
    return answers.stream()
        .map(CompletableFuture::join)
        .filter(Outcome.Done.class::isInstance)
        .count();
  }

  @Test
  void aStormThroughTwoDoorsLeavesEverythingInOrder() {
    try (var one = new TestDoor(database, clock);
        var other = new TestDoor(database, clock)) {
      var agents = IntStream.range(0, 6).mapToObj(_ -> one.agent()).toList();
      var conversations = IntStream.range(0, 30).mapToObj(_ -> one.waiting()).toList();
      var threads =
          List.of(one, other, one, other).stream()
              .map(door -> storm(door, agents, conversations, new Random(SEED + door.hashCode())))
              .toList();
      threads.forEach(CompletableFuture::join);
      Audit.check(one.jdbc);
    }
  }

  private static CompletableFuture<Void> storm(
      TestDoor door, List<StaffId> agents, List<ConversationId> conversations, Random random) {
    return CompletableFuture.runAsync(
        () -> {
          for (int i = 0; i < 150; i++) {
            var id = conversations.get(random.nextInt(conversations.size()));
            var agent = agents.get(random.nextInt(agents.size()));
            door.lanes.submit(move(door, id, agent, random));
          }
        },
        task -> Thread.ofVirtual().start(task));
  }

  private static Command move(TestDoor door, ConversationId id, StaffId agent, Random random) {
    var offer =
        door.lanes
            .find(id)
            .flatMap(Conversation::offer)
            .map(Stage.Ringing::id)
            .orElse(new OfferId(id.value()));
    var holder = door.find(id).holders().stream().findAny().orElse(agent);
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> TestDoor.offer(id, agent);
      case 3, 4 -> new Command.Accept(id, Optional.empty(), holder, offer);
      case 5 -> new Command.Decline(id, Optional.empty(), holder, offer);
      case 6 -> new Command.AgentEnds(id, Optional.empty(), holder);
      case 7 -> new Command.AgentFinishes(id, Optional.empty(), holder);
      case 8 ->
          new Command.TransferTo(
              id, Optional.empty(), holder, SampleFlow.BUSINESS, Optional.empty(), "");
      case 9 -> new Command.PutBack(id, holder, "AGENT_GONE");
      default -> TestDoor.says(id, "您好");
    };
  }

  @Test
  void nothingAcknowledgedIsLostOrDoubledWhenConnectionsDie() {
    try (var door = new TestDoor(database, clock)) {
      var conversations = IntStream.range(0, 8).mapToObj(_ -> door.begun()).toList();
      var over = new AtomicBoolean();
      var killer = killer(door, over);
      var speakers = new ArrayList<CompletableFuture<List<Outcome>>>();
      for (var conversation : conversations) {
        speakers.add(
            CompletableFuture.supplyAsync(
                () -> speak(door, conversation), task -> Thread.ofVirtual().start(task)));
      }
      var answers = speakers.stream().map(CompletableFuture::join).toList();
      over.set(true);
      assertThat(killer.join()).isPositive();
      for (int i = 0; i < conversations.size(); i++) {
        compare(door, conversations.get(i), answers.get(i));
      }
      Audit.check(door.jdbc);
    }
  }

  private static final int MESSAGES = 150;
  private static final int KILLS = 40;

  private static List<Outcome> speak(TestDoor door, ConversationId id) {
    return IntStream.range(0, MESSAGES)
        .mapToObj(i -> door.lanes.submit(TestDoor.says(id, "k" + i, "第" + i)))
        .toList();
  }

  /// Ends the lanes' connections in whatever they are doing, again and again.
  private static CompletableFuture<Integer> killer(TestDoor door, AtomicBoolean over) {
    return CompletableFuture.supplyAsync(
        () -> {
          int killed = 0;
          // Enough to hit reading, writing and committing; the rest of the run is left in peace.
          while (!over.get() && killed < KILLS) {
            killed +=
                door.jdbc
                    .sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where application_name = 'zongji-door' and datname = current_database()
                          and xact_start is not null
                        """)
                    .query(Boolean.class)
                    .list()
                    .size();
          }
          return killed;
        },
        task -> Thread.ofVirtual().start(task));
  }

  private static void compare(TestDoor door, ConversationId id, List<Outcome> answers) {
    var timeline = new ArrayList<Entry>();
    for (var page = door.lanes.timeline(id, 0, 1_000);
        !page.isEmpty();
        page = door.lanes.timeline(id, timeline.size(), 1_000)) {
      timeline.addAll(page);
    }
    var stored =
        timeline.stream()
            .filter(entry -> entry.clientId().isPresent())
            .collect(
                java.util.stream.Collectors.toMap(
                    entry -> entry.clientId().orElseThrow().value(), Entry::seq));
    // A collector of this kind fails on a doubled key; the answers name the very same sequences.
    var acknowledged = new java.util.LinkedHashMap<String, Long>();
    for (int i = 0; i < MESSAGES; i++) {
      if (answers.get(i) instanceof Outcome.Done done) {
        acknowledged.put("k" + i, done.firstSeq());
      }
    }
    assertThat(stored).containsAllEntriesOf(acknowledged);
    assertThat(Map.copyOf(acknowledged)).hasSize(MESSAGES);
    assertThat(List.copyOf(acknowledged.values())).isSorted();
  }
}
