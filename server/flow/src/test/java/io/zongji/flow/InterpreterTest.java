package io.zongji.flow;

import static io.zongji.flow.TestGraph.branch;
import static io.zongji.flow.TestGraph.end;
import static io.zongji.flow.TestGraph.id;
import static io.zongji.flow.TestGraph.message;
import static io.zongji.flow.TestGraph.start;
import static io.zongji.flow.TestGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class InterpreterTest {
  private static final Graph DESK =
      new TestGraph()
          .with(start("s"), message("hi", "hello"), branch("b", "1=A", "a=A", "2=B"))
          .with(transfer("t", false), transfer("u", true), message("sorry", "sorry"), end("e"))
          .wired("s>next>hi", "hi>next>b", "b>branch:A>t", "b>branch:B>u")
          .wired("t>next>e", "u>next>e", "u>failure>sorry", "sorry>next>e")
          .graph();
  private static final Run AT_BRANCH = at("b");
  private static final Run AT_T = at("t");
  private static final Run AT_U = at("u");

  private static Run at(String module) {
    return new Run(id(module), 0, Closing.NONE, false);
  }

  private static Run ended(Closing closing) {
    return new Run(id("e"), 0, closing, true);
  }

  private static Effect reached(String module, String byExit) {
    return new Effect.Reached(id(module), Optional.of(byExit));
  }

  private static Effect says(String module, String text) {
    return new Effect.SendText(id(module), text);
  }

  private static Effect finish(Effect.Why why) {
    return new Effect.Finish(why);
  }

  private static Step step(Run run, Trigger trigger) {
    return Interpreter.step(DESK, run, trigger);
  }

  @Test
  void enteringWalksToTheFirstWait() {
    var step = step(Run.BEGIN, new Trigger.Entered());
    assertThat(step.run()).isEqualTo(AT_BRANCH);
    assertThat(step.effects())
        .containsExactly(
            new Effect.Reached(id("s"), Optional.empty()),
            reached("hi", "next"),
            says("hi", "hello"),
            reached("b", "next"),
            says("b", "which?"),
            new Effect.AwaitAnswer(
                Optional.empty(),
                List.of("1", "a", "2"),
                List.of(new Choice("A", "1"), new Choice("B", "2"))));
  }

  @Test
  void aKeywordLeavesByTheExitOfItsRow() {
    var silence = new Effect.Silence(id("e"), Duration.ofSeconds(60));
    var ask = new Effect.AskForAgent(TestGraph.GROUP, Optional.empty(), silence);
    var step = step(AT_BRANCH, new Trigger.Answered("Ａ"));
    assertThat(step).isEqualTo(new Step(AT_T, List.of(reached("t", "branch:A"), ask)));
  }

  @Test
  void wrongAnswersAreCountedWithoutEnd() {
    var run = AT_BRANCH;
    for (int count = 1; count <= 50; count++) {
      var trigger =
          count % 2 == 0 ? new Trigger.AnsweredOtherwise() : new Trigger.Answered("no such");
      var step = step(run, trigger);
      assertThat(step.effects().getFirst()).isEqualTo(new Effect.WrongAnswer(count));
      assertThat(step.effects().get(1)).isEqualTo(says("b", "wrong!"));
      run = step.run();
    }
    assertThat(run).isEqualTo(new Run(id("b"), 50, Closing.NONE, false));
  }

  @Test
  void theLastAllowedWrongAnswerLeavesByWrong() {
    var graph =
        new TestGraph()
            .with(branch("b", Optional.of(2), Optional.empty(), "1=A"), end("e"))
            .wired("b>wrong>e")
            .graph();
    var first = Interpreter.step(graph, AT_BRANCH, new Trigger.Answered("x"));
    assertThat(first.run().wrongAnswers()).isEqualTo(1);
    var second = Interpreter.step(graph, first.run(), new Trigger.AnsweredOtherwise());
    assertThat(second.effects())
        .containsExactly(
            new Effect.WrongAnswer(2), reached("e", "wrong"), finish(Effect.Why.COMPLETED));
  }

  @Test
  void timeForAnAnswerIsUpOnlyWhereItIsLimited() {
    assertThat(step(AT_BRANCH, new Trigger.AnswerTimeUp()))
        .isEqualTo(new Step(AT_BRANCH, List.of()));
    var limit = Optional.of(Duration.ofSeconds(30));
    var graph =
        new TestGraph()
            .with(branch("b", Optional.empty(), limit, "1=A"), end("e"))
            .wired("b>silent>e")
            .graph();
    assertThat(Interpreter.step(graph, AT_BRANCH, new Trigger.AnswerTimeUp()).effects())
        .containsExactly(reached("e", "silent"), finish(Effect.Why.COMPLETED));
    assertThat(Interpreter.step(graph, AT_BRANCH, new Trigger.Answered("x")).effects())
        .contains(new Effect.AwaitAnswer(limit, List.of("1"), List.of(new Choice("A", "1"))));
  }

  @Test
  void queueAndSuccessTextsCarryTheirVariables() {
    assertThat(step(AT_T, new Trigger.Queued(4)))
        .isEqualTo(new Step(AT_T, List.of(says("t", "4 ahead"))));
    assertThat(step(AT_T, new Trigger.Accepted("000010")))
        .isEqualTo(new Step(AT_T, List.of(says("t", "agent 000010"))));
  }

  @Test
  void aFailureGoesOnByItsExitOrElseByNext() {
    for (var trigger : List.of(new Trigger.NobodyOnline(), new Trigger.QueueTimeUp())) {
      assertThat(step(AT_T, trigger).effects())
          .containsExactly(says("t", "nobody"), reached("e", "next"), finish(Effect.Why.COMPLETED));
      assertThat(step(AT_U, trigger).effects())
          .containsExactly(
              says("u", "nobody"),
              reached("sorry", "failure"),
              says("sorry", "sorry"),
              reached("e", "next"),
              finish(Effect.Why.COMPLETED));
    }
  }

  @Test
  void theAgentsEndIsSaidAtTheEnd() {
    var step = step(AT_T, new Trigger.ServiceEnded());
    assertThat(step.run()).isEqualTo(ended(Closing.AGENT_ENDED));
    assertThat(step.effects())
        .containsExactly(
            reached("e", "next"), says("e", "agent ended"), finish(Effect.Why.AGENT_ENDED));
  }

  @Test
  void silenceGoesStraightToTheNearestEnd() {
    var graph =
        new TestGraph()
            .with(transfer("t", true), branch("b", "1=A", "2=B"), message("m", "x"))
            .with(end("far"), end("near"), end("failed"))
            .wired("t>next>b", "t>failure>failed", "b>branch:A>m", "m>next>far", "b>branch:B>near")
            .graph();
    var step = Interpreter.step(graph, AT_T, new Trigger.SilenceTimeUp());
    assertThat(step.run()).isEqualTo(new Run(id("near"), 0, Closing.NONE, true));
    assertThat(step.effects())
        .containsExactly(
            new Effect.Reached(id("near"), Optional.empty()),
            says("near", "silent"),
            finish(Effect.Why.SILENCE));
  }

  @Test
  void whatDoesNotFitChangesNothing() {
    for (var trigger : List.of(new Trigger.Answered("1"), new Trigger.Queued(1))) {
      assertThat(step(Run.BEGIN, trigger)).isEqualTo(new Step(Run.BEGIN, List.of()));
      var ended = ended(Closing.NONE);
      assertThat(step(ended, trigger)).isEqualTo(new Step(ended, List.of()));
      assertThat(step(at("gone"), trigger)).isEqualTo(new Step(at("gone"), List.of()));
      assertThat(step(at("hi"), trigger)).isEqualTo(new Step(at("hi"), List.of()));
    }
    for (var trigger :
        List.of(
            new Trigger.Entered(),
            new Trigger.Queued(1),
            new Trigger.Accepted("1"),
            new Trigger.NobodyOnline(),
            new Trigger.QueueTimeUp(),
            new Trigger.ServiceEnded(),
            new Trigger.SilenceTimeUp())) {
      assertThat(step(AT_BRANCH, trigger)).isEqualTo(new Step(AT_BRANCH, List.of()));
    }
    for (var trigger :
        List.of(
            new Trigger.Entered(),
            new Trigger.Answered("1"),
            new Trigger.AnsweredOtherwise(),
            new Trigger.AnswerTimeUp())) {
      assertThat(step(AT_T, trigger)).isEqualTo(new Step(AT_T, List.of()));
    }
  }

  @Test
  void aFlowWithoutAWayOnIsAFault() {
    var fault = finish(Effect.Why.FLOW_FAULT);
    var entered = new Trigger.Entered();
    var empty = new TestGraph().with(end("e")).graph();
    assertThat(Interpreter.step(empty, Run.BEGIN, entered).effects()).containsExactly(fault);
    var unwired = new TestGraph().with(start("s")).graph();
    assertThat(Interpreter.step(unwired, Run.BEGIN, entered).effects()).endsWith(fault);
    var groupless =
        new TestGraph()
            .with(start("s"), transfer("t", Optional.empty(), false), end("e"))
            .wired("s>next>t", "t>next>e");
    assertThat(Interpreter.step(groupless.graph(), Run.BEGIN, entered).effects()).endsWith(fault);
    var endless = new TestGraph().with(start("s"), transfer("t", false)).wired("s>next>t");
    assertThat(Interpreter.step(endless.graph(), Run.BEGIN, entered).effects()).endsWith(fault);
  }

  @Test
  void aStepReachesAHundredModulesAndNotOneMore() {
    var circle = new TestGraph().with(start("s"), message("m", "x")).wired("s>next>m", "m>next>m");
    var step = Interpreter.step(circle.graph(), Run.BEGIN, new Trigger.Entered());
    assertThat(step.effects().stream().filter(Effect.Reached.class::isInstance)).hasSize(100);
    assertThat(step.effects()).endsWith(finish(Effect.Why.FLOW_FAULT));
    assertThat(step.run().finished()).isTrue();
  }

  @Test
  void theCountOfWrongAnswersNeverOverflows() {
    var run = new Run(id("b"), Integer.MAX_VALUE, Closing.NONE, false);
    assertThat(step(run, new Trigger.Answered("x")).run()).isEqualTo(run);
  }
}
