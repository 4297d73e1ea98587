package io.zongji.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Walks a run through a graph, one trigger at a time.
///
/// Total and deterministic: any graph, any run and any trigger give a step and never an
/// exception; a step reaches at most [Limits#FLOW_STEPS_MAX] modules. A trigger that does not
/// fit leaves the run as it is, without effects. Where the graph has no way on, the run
/// finishes with `FLOW_FAULT`.
public final class Interpreter {
  private final Graph graph;
  private final List<Effect> effects = new ArrayList<>();
  private Run run;

  private Interpreter(Graph graph, Run run) {
    this.graph = graph;
    this.run = run;
  }

  /// The run after the trigger and what is to be done.
  public static Step step(Graph graph, Run run, Trigger trigger) {
    if (run.finished()) {
      return new Step(run, List.of());
    }
    var walk = new Interpreter(graph, run);
    walk.take(trigger);
    return new Step(walk.run, walk.effects);
  }

  private void take(Trigger trigger) {
    if (!run.begun()) {
      if (trigger instanceof Trigger.Entered) {
        begin();
      }
      return;
    }
    switch (graph.module(run.at()).orElse(null)) {
      case Branch branch -> takeAt(branch, trigger);
      case TransferToAgent transfer -> takeAt(transfer, trigger);
      case Start _, SendMessage _, End _ -> {}
      case null -> {}
    }
  }

  private void begin() {
    graph.modules().stream()
        .filter(Start.class::isInstance)
        .findFirst()
        .ifPresentOrElse(start -> walkFrom(start, Optional.empty()), this::fault);
  }

  private void takeAt(Branch branch, Trigger trigger) {
    switch (trigger) {
      case Trigger.Answered(var text) ->
          Keywords.match(branch.rows(), text)
              .ifPresentOrElse(
                  row -> leave(branch, Exits.branch(row.branch())), () -> wrongAnswer(branch));
      case Trigger.AnsweredOtherwise _ -> wrongAnswer(branch);
      case Trigger.AnswerTimeUp _ ->
          branch.answerLimit().ifPresent(_ -> leave(branch, Exits.SILENT));
      case Trigger.Entered _,
          Trigger.Queued _,
          Trigger.Accepted _,
          Trigger.NobodyOnline _,
          Trigger.QueueTimeUp _,
          Trigger.ServiceEnded _,
          Trigger.SilenceTimeUp _ -> {}
    }
  }

  private void takeAt(TransferToAgent transfer, Trigger trigger) {
    switch (trigger) {
      case Trigger.Queued(var ahead) ->
          send(
              transfer,
              Texts.render(transfer.queueText(), Map.of(Texts.WAIT_NO, Integer.toString(ahead))));
      case Trigger.Accepted(var staffNumber) ->
          send(transfer, Texts.render(transfer.successText(), Map.of(Texts.STAFF_NO, staffNumber)));
      case Trigger.NobodyOnline _, Trigger.QueueTimeUp _ -> {
        send(transfer, transfer.failureText());
        leave(transfer, transfer.failureExit() ? Exits.FAILURE : Exits.NEXT);
      }
      case Trigger.ServiceEnded _ -> {
        run = run.closing(Closing.AGENT_ENDED);
        leave(transfer, Exits.NEXT);
      }
      case Trigger.SilenceTimeUp _ -> endBySilence(transfer);
      case Trigger.Entered _,
          Trigger.Answered _,
          Trigger.AnsweredOtherwise _,
          Trigger.AnswerTimeUp _ -> {}
    }
  }

  private void wrongAnswer(Branch branch) {
    var count =
        run.wrongAnswers() == Integer.MAX_VALUE ? run.wrongAnswers() : run.wrongAnswers() + 1;
    run = run.wrong(count);
    effects.add(new Effect.WrongAnswer(count));
    if (branch.maxWrongAnswers().filter(max -> count >= max).isPresent()) {
      leave(branch, Exits.WRONG);
      return;
    }
    send(branch, branch.wrongAnswerText());
    await(branch);
  }

  private void endBySilence(TransferToAgent transfer) {
    nearestEnd(transfer)
        .ifPresent(
            end -> {
              reach(end, Optional.empty());
              send(end, end.silenceText());
            });
    finish(Effect.Why.SILENCE);
  }

  private void leave(Module module, String exit) {
    graph
        .behind(module.id(), exit)
        .ifPresentOrElse(next -> walkFrom(next, Optional.of(exit)), this::fault);
  }

  /// Walks until a module waits, the run ends, or the limit of steps is passed.
  private void walkFrom(Module first, Optional<String> byExit) {
    var module = first;
    var exit = byExit;
    for (int steps = 0; steps < Limits.FLOW_STEPS_MAX; steps++) {
      reach(module, exit);
      if (!passes(module)) {
        return;
      }
      exit = Optional.of(Exits.NEXT);
      var next = graph.behind(module.id(), Exits.NEXT);
      if (next.isEmpty()) {
        break;
      }
      module = next.get();
    }
    fault();
  }

  /// Performs a module just reached; whether the run goes on by `next` at once.
  private boolean passes(Module module) {
    return switch (module) {
      case Start _ -> true;
      case SendMessage message -> {
        send(message, message.text());
        yield true;
      }
      case Branch branch -> {
        send(branch, branch.prompt());
        await(branch);
        yield false;
      }
      case TransferToAgent transfer -> {
        ask(transfer);
        yield false;
      }
      case End end -> {
        end(end);
        yield false;
      }
    };
  }

  private void await(Branch branch) {
    var rows = branch.rows();
    effects.add(
        new Effect.AwaitAnswer(branch.answerLimit(), Keywords.shown(rows), Keywords.choices(rows)));
  }

  private void ask(TransferToAgent transfer) {
    // What an earlier service left behind says nothing about how this one will end.
    run = run.closing(Closing.NONE);
    var end = nearestEnd(transfer);
    if (transfer.skillGroup().isEmpty() || end.isEmpty()) {
      fault();
      return;
    }
    var silence = new Effect.Silence(end.get().id(), end.get().silence());
    effects.add(
        new Effect.AskForAgent(transfer.skillGroup().get(), transfer.queueLimit(), silence));
  }

  private void end(End end) {
    switch (run.closing()) {
      case NONE -> finish(Effect.Why.COMPLETED);
      case AGENT_ENDED -> {
        send(end, end.agentEndedText());
        finish(Effect.Why.AGENT_ENDED);
      }
    }
  }

  private void reach(Module module, Optional<String> byExit) {
    run = run.reach(module.id());
    effects.add(new Effect.Reached(module.id(), byExit));
  }

  private void send(Module module, String text) {
    if (!Texts.isBlank(text)) {
      effects.add(new Effect.SendText(module.id(), text));
    }
  }

  private void fault() {
    finish(Effect.Why.FLOW_FAULT);
  }

  private void finish(Effect.Why why) {
    run = run.finish();
    effects.add(new Effect.Finish(why));
  }

  /// The End fewest modules behind the Transfer's `next`; among equals the one by the earlier
  /// exits.
  private Optional<End> nearestEnd(TransferToAgent transfer) {
    var index = new Index(graph);
    var seen = new HashSet<ModuleId>();
    var open = new ArrayDeque<>(index.behind(transfer, List.of(Exits.NEXT)));
    while (!open.isEmpty()) {
      var module = open.remove();
      if (!seen.add(module.id())) {
        continue;
      }
      if (module instanceof End end) {
        return Optional.of(end);
      }
      open.addAll(index.behind(module));
    }
    return Optional.empty();
  }
}
