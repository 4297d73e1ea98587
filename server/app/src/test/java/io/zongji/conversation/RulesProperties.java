package io.zongji.conversation;

import static io.zongji.conversation.Scene.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.flow.Graph;
import io.zongji.flow.Interpreter;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds after any commands in any order.
final class RulesProperties {
  private static final Optional<ClientId> NO_ID = Optional.empty();
  private static final CallId CALL = new CallId(new java.util.UUID(8, 1));

  @Property(tries = 500)
  void theConversationIsTheFoldOfItsTimeline(@ForAll("plays") List<Consumer<Scene>> play) {
    var scene = new Scene(graph());
    for (var move : play) {
      move.accept(scene);
      assertThat(Rules.fold(ID, scene.timeline)).contains(scene.conversation());
    }
  }

  @Property(tries = 500)
  void timelinesHaveNoGapsAndGoForwardInTime(@ForAll("plays") List<Consumer<Scene>> play) {
    var scene = new Scene(graph());
    play.forEach(move -> move.accept(scene));
    for (int i = 0; i < scene.timeline.size(); i++) {
      assertThat(scene.timeline.get(i).seq()).isEqualTo(i + 1);
    }
    assertThat(scene.timeline).isSortedAccordingTo(java.util.Comparator.comparing(Entry::at));
  }

  @Property(tries = 500)
  void theLoadIsWhatIsInHand(@ForAll("plays") List<Consumer<Scene>> play) {
    var scene = new Scene(graph());
    for (var move : play) {
      move.accept(scene);
      for (var desk : scene.desks.values()) {
        var conversation = scene.conversation();
        boolean held = conversation.holders().contains(desk.staff());
        long wrapUps =
            conversation.wrapUps().stream()
                .filter(wrapUp -> wrapUp.staff().equals(desk.staff()))
                .count();
        assertThat(desk.load()).isEqualTo(held ? 1 : 0).isLessThanOrEqualTo(desk.cap());
        assertThat(desk.wrapUps()).isEqualTo((int) wrapUps);
        assertThat(desk.exclusive()).isEqualTo(held);
      }
    }
  }

  @Property(tries = 500)
  void afterTheEndOnlyFinishingAndRatingChangeAnything(
      @ForAll("plays") List<Consumer<Scene>> play) {
    var scene = new Scene(graph());
    play.forEach(move -> move.accept(scene));
    var after =
        scene.timeline.stream()
            .map(Entry::kind)
            .dropWhile(kind -> kind != Kind.ENDED)
            .skip(1)
            .toList();
    assertThat(after).isSubsetOf(Kind.FINISHED, Kind.RATED);
  }

  @Property(tries = 500)
  void aCallThatEndsHasCountedWhatItsTimelineSays(@ForAll("plays") List<Consumer<Scene>> play) {
    var scene = new Scene(graph());
    play.forEach(move -> move.accept(scene));
    long counted = 0;
    for (var entry : scene.timeline) {
      if (entry.fact() instanceof Fact.CallEnded ended) {
        counted += ended.voiceMs() + ended.videoMs();
      }
    }
    var all = TalkTimes.of(scene.timeline).between(Scene.START, scene.now());
    var going = scene.conversation().call().map(call -> call.spoken(scene.now()));
    assertThat(all.voiceMs() + all.videoMs())
        .isEqualTo(counted + going.map(one -> one.voiceMs() + one.videoMs()).orElse(0L));
    assertThat(scene.conversation().ended() && going.isPresent()).isFalse();
  }

  @Property(tries = 500)
  void theRunIsWhatTheInterpreterMadeIt(@ForAll("plays") List<Consumer<Scene>> play) {
    var scene = new Scene(graph());
    for (var move : play) {
      move.accept(scene);
      var conversation = scene.conversation();
      if (!conversation.ended()) {
        // A run that had gone astray would not be where its stage says it waits.
        var module = graph().module(conversation.run().at()).orElseThrow();
        assertThat(conversation.phase() == Phase.FLOW)
            .isEqualTo(module instanceof io.zongji.flow.Branch);
        assertThat(
                Interpreter.step(graph(), conversation.run(), new io.zongji.flow.Trigger.Entered()))
            .isEqualTo(new io.zongji.flow.Step(conversation.run(), List.of()));
      }
    }
  }

  @Property(tries = 300)
  void aConversationOutlivesItsJson(@ForAll("plays") List<Consumer<Scene>> play) {
    var scene = new Scene(graph());
    play.forEach(move -> move.accept(scene));
    var conversation = scene.conversation();
    assertThat(
            TimelineJson.conversation(
                TimelineJson.state(conversation), conversation.lastSeq(), Clocks.of(conversation)))
        .isEqualTo(conversation);
    for (var entry : scene.timeline) {
      assertThat(TimelineJson.fact(entry.kind(), TimelineJson.body(entry.fact())))
          .isEqualTo(entry.fact());
    }
  }

  @Property(tries = 300)
  void everyDeadlineIsActedOnAndNothingBeforeIt(@ForAll("plays") List<Consumer<Scene>> play) {
    var scene = new Scene(graph());
    play.forEach(move -> move.accept(scene));
    scene.tick();
    var next = scene.conversation().deadline();
    if (next.isPresent()) {
      assertThat(next.get()).isAfter(scene.now());
      int before = scene.timeline.size();
      scene.forward(Duration.between(scene.now(), next.get()).minusNanos(1_000)).tick();
      assertThat(scene.timeline).hasSize(before);
      scene.forward(Duration.ofNanos(1_000)).tick();
      assertThat(scene.timeline).hasSizeGreaterThan(before);
    }
  }

  private static Graph graph() {
    return SampleFlow.graph(
        Optional.of(Duration.ofMinutes(2)), Optional.of(Duration.ofMinutes(10)));
  }

  @Provide
  Arbitrary<List<Consumer<Scene>>> plays() {
    // Likely moves more often, so that most plays get somewhere.
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, likely()), net.jqwik.api.Tuple.of(5, any()))
        .list()
        .ofMaxSize(40);
  }

  private static Arbitrary<Consumer<Scene>> likely() {
    return agents()
        .flatMap(
            agent ->
                Arbitraries.of(
                    List.of(
                        scene -> scene.says("1"),
                        scene -> scene.offer(agent),
                        scene -> scene.accept(agent),
                        scene -> scene.agentSays(agent, "您好"))));
  }

  private static Arbitrary<Consumer<Scene>> any() {
    return agents().flatMap(agent -> Arbitraries.of(moves(agent)));
  }

  private static List<Consumer<Scene>> moves(StaffId agent) {
    var other = agent.equals(Scene.LI) ? Scene.WANG : Scene.LI;
    return List.of(
        scene -> scene.says("什么"),
        scene -> scene.does(new Command.CustomerLeaves(ID, NO_ID)),
        scene -> scene.does(new Command.CustomerAway(ID)),
        scene -> scene.does(new Command.CustomerBack(ID)),
        scene -> scene.does(new Command.Rate(ID, NO_ID, 4, "好")),
        scene -> scene.does(new Command.Decline(ID, NO_ID, agent, scene.offerId())),
        scene -> scene.does(new Command.AgentEnds(ID, NO_ID, agent)),
        scene -> scene.does(new Command.AgentFinishes(ID, NO_ID, agent)),
        scene ->
            scene.does(
                new Command.TransferTo(
                    ID, NO_ID, agent, SampleFlow.BUSINESS, Optional.of(other), "注")),
        scene -> scene.offer(agent, Optional.empty()),
        scene -> scene.does(new Command.Announce(ID, SampleFlow.PRODUCTS, 2)),
        scene -> scene.does(new Command.NobodyOnline(ID)),
        scene -> scene.does(new Command.SomebodyOnline(ID)),
        scene -> scene.does(new Command.Withdraw(ID, scene.offerId(), "AGENT_RESTS")),
        scene -> scene.does(new Command.PutBack(ID, agent, "AGENT_GONE")),
        scene -> call(scene, Optional.empty()),
        scene -> call(scene, Optional.of(agent)),
        scene -> call(scene, Optional.of(agent)),
        scene -> scene.does(new Command.AcceptCall(ID, NO_ID, Optional.empty(), CALL)),
        scene -> scene.does(new Command.AcceptCall(ID, NO_ID, Optional.of(agent), CALL)),
        scene -> scene.does(new Command.Accept(ID, NO_ID, agent, scene.offerId(), true)),
        scene -> scene.does(new Command.EndCall(ID, NO_ID, Optional.empty(), CALL)),
        scene -> switchTo(scene, Call.Media.VOICE),
        scene -> switchTo(scene, Call.Media.VIDEO),
        scene -> report(scene, Command.CallReport.CONNECTED),
        scene -> report(scene, Command.CallReport.FIRST_FRAME),
        scene -> scene.does(new Command.FailCall(ID, NO_ID, Optional.empty(), CALL)),
        scene -> scene.does(new Command.FailCall(ID, NO_ID, Optional.of(agent), CALL)),
        scene -> scene.forward(Duration.ofSeconds(15)).tick(),
        scene -> scene.forward(Duration.ofSeconds(90)).tick(),
        scene -> scene.forward(Duration.ofSeconds(300)));
  }

  private static void call(Scene scene, Optional<StaffId> by) {
    scene.does(new Command.AskCall(ID, NO_ID, by, CALL, Call.Media.VOICE, Call.Way.DIRECT));
  }

  private static void switchTo(Scene scene, Call.Media media) {
    scene.does(new Command.SwitchCall(ID, NO_ID, Optional.empty(), CALL, media));
  }

  private static void report(Scene scene, Command.CallReport what) {
    scene.does(new Command.ReportCall(ID, Optional.empty(), CALL, what, 250));
  }

  private static Arbitrary<StaffId> agents() {
    return Arbitraries.of(Scene.LI, Scene.WANG);
  }
}
