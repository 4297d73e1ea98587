package io.zongji.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every graph, every run and every trigger.
final class FlowPropertiesTest {
  private static final List<String> IDS = List.of("", "a", "b", "c", "d", "e", "f", "gone");
  private static final List<String> WORDS = List.of("", " ", "1", "１", "ok", "${WaitNo}", "${x}");

  @Property(tries = 2_000)
  void everyStepEndsWithinItsLimits(
      @ForAll("graphs") Graph graph, @ForAll("runs") Run run, @ForAll("triggers") Trigger trigger) {
    var step = Interpreter.step(graph, run, trigger);
    var reached = step.effects().stream().filter(Effect.Reached.class::isInstance).count();
    assertThat(reached).isLessThanOrEqualTo(Limits.FLOW_STEPS_MAX);
    var finishes = step.effects().stream().filter(Effect.Finish.class::isInstance).count();
    assertThat(finishes).isEqualTo(step.run().finished() && !run.finished() ? 1 : 0);
    if (finishes == 1) {
      assertThat(step.effects().getLast()).isInstanceOf(Effect.Finish.class);
    }
    if (step.effects().isEmpty()) {
      assertThat(step.run()).isEqualTo(run);
    }
    assertThat(Interpreter.step(graph, run, trigger)).isEqualTo(step);
  }

  @Property(tries = 2_000)
  void noTextSentIsBlank(
      @ForAll("graphs") Graph graph, @ForAll("runs") Run run, @ForAll("triggers") Trigger trigger) {
    for (var effect : Interpreter.step(graph, run, trigger).effects()) {
      if (effect instanceof Effect.SendText(_, var text)) {
        assertThat(Texts.isBlank(text)).isFalse();
      }
    }
  }

  @Property(tries = 2_000)
  void everyGraphIsCheckedAndEachFindingPointsAtSomething(@ForAll("graphs") Graph graph) {
    for (var finding : Checks.check(graph, TestGraph.GROUPS)) {
      finding.module().ifPresent(module -> assertThat(graph.module(module)).isPresent());
    }
  }

  /// Random graphs are hardly ever sound, so sound ones are grown and then walked at random.
  @Property(tries = 1_000)
  void aCheckedGraphNeverFaults(@ForAll long seed) {
    var random = new Random(seed);
    var graph = SoundGraphs.grow(random, 3 + random.nextInt(60));
    assertThat(Checks.check(graph, TestGraph.GROUPS)).isEmpty();
    var run = Interpreter.step(graph, Run.BEGIN, new Trigger.Entered()).run();
    var triggers = allTriggers();
    for (int i = 0; i < 200 && !run.finished(); i++) {
      var step = Interpreter.step(graph, run, triggers.get(random.nextInt(triggers.size())));
      assertThat(step.effects()).doesNotContain(new Effect.Finish(Effect.Why.FLOW_FAULT));
      run = step.run();
    }
  }

  @Property(tries = 500)
  void wrongAnswersInARowAreCountedOneByOne(@ForAll("answers") List<String> answers) {
    var graph = new TestGraph().with(TestGraph.branch("b", "right=A"), TestGraph.end("e")).graph();
    var run = new Run(TestGraph.id("b"), 0, Closing.NONE, false);
    for (var answer : answers) {
      run = Interpreter.step(graph, run, new Trigger.Answered(answer)).run();
    }
    assertThat(run.wrongAnswers()).isEqualTo(answers.size());
  }

  @Property(tries = 500)
  void cyclesAgreeWithASearchFromEachModule(@ForAll("graphs") Graph graph) {
    var onCircle = new ArrayList<String>();
    for (var finding : Checks.check(graph, Set.of())) {
      if (finding.code() == Finding.Code.CYCLE_WITHOUT_WAIT) {
        onCircle.addAll(List.of(finding.params().getOrDefault("modules", "").split(",", -1)));
      }
    }
    var index = new Index(graph);
    var expected =
        index.modules().stream()
            .filter(module -> SoundGraphs.comesBack(index, module))
            .map(module -> module.id().value())
            .toList();
    assertThat(onCircle).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Provide
  Arbitrary<List<String>> answers() {
    return Arbitraries.strings().filter(answer -> !Keywords.form(answer).equals("right")).list();
  }

  @Provide
  Arbitrary<Trigger> triggers() {
    return Arbitraries.of(allTriggers());
  }

  @Provide
  Arbitrary<Run> runs() {
    return Combinators.combine(
            Arbitraries.of(IDS),
            Arbitraries.integers().between(0, Integer.MAX_VALUE),
            Arbitraries.of(Closing.class),
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, Arbitraries.just(false)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(true))))
        .as((at, wrong, closing, finished) -> new Run(new ModuleId(at), wrong, closing, finished));
  }

  @Provide
  Arbitrary<Graph> graphs() {
    var exits = Arbitraries.of("next", "failure", "wrong", "silent", "branch:1", "branch:ok", "x");
    var wires =
        Combinators.combine(Arbitraries.of(IDS), exits, Arbitraries.of(IDS))
            .as((from, exit, to) -> new Wire(new ModuleId(from), exit, new ModuleId(to)));
    return Combinators.combine(modules().list().ofMaxSize(12), wires.list().ofMaxSize(30))
        .as(Graph::new);
  }

  private static Arbitrary<Module> modules() {
    var ids = Arbitraries.of(IDS).map(ModuleId::new);
    var words = Arbitraries.of(WORDS);
    var limits = Arbitraries.of(-1, 0, 1, 30, 90_000).map(Duration::ofSeconds).optional(0.5);
    Arbitrary<Module> starts = Combinators.combine(ids, words).as(Start::new);
    Arbitrary<Module> messages = Combinators.combine(ids, words, words).as(SendMessage::new);
    var rows = Combinators.combine(words, words).as(Branch.Row::new).list().ofMaxSize(5);
    var most = Arbitraries.integers().between(-1, 25).optional(0.5);
    Arbitrary<Module> branches =
        Combinators.combine(ids, words, words, words, rows, most, limits).as(Branch::new);
    var groups = Arbitraries.of(TestGraph.GROUPS).optional(0.8);
    Arbitrary<Module> transfers =
        Combinators.combine(ids, words, groups, words, limits, Arbitraries.of(true, false))
            .as(
                (id, label, group, text, limit, exit) ->
                    transfer(id, label, group, text, limit, exit));
    Arbitrary<Module> ends =
        Combinators.combine(ids, words, words, words)
            .as((id, label, silent, ended) -> new End(id, label, Duration.ZERO, silent, ended));
    return Arbitraries.oneOf(starts, messages, branches, transfers, ends);
  }

  private static Module transfer(
      ModuleId id,
      String label,
      Optional<SkillGroupRef> group,
      String text,
      Optional<Duration> limit,
      boolean failureExit) {
    return new TransferToAgent(id, label, group, text, text, text, limit, failureExit);
  }

  private static List<Trigger> allTriggers() {
    return List.of(
        new Trigger.Entered(),
        new Trigger.Answered("1"),
        new Trigger.Answered("2"),
        new Trigger.Answered("nonsense"),
        new Trigger.AnsweredOtherwise(),
        new Trigger.AnswerTimeUp(),
        new Trigger.Queued(3),
        new Trigger.Accepted("${WaitNo}"),
        new Trigger.NobodyOnline(),
        new Trigger.QueueTimeUp(),
        new Trigger.ServiceEnded(),
        new Trigger.SilenceTimeUp());
  }
}
