package io.zongji.flows;

import io.zongji.flow.Branch;
import io.zongji.flow.End;
import io.zongji.flow.Graph;
import io.zongji.flow.Limits;
import io.zongji.flow.Module;
import io.zongji.flow.SendMessage;
import io.zongji.flow.SkillGroupRef;
import io.zongji.flow.Start;
import io.zongji.flow.TransferToAgent;
import io.zongji.flow.Wire;
import io.zongji.flows.DrawnGraph.Position;
import io.zongji.platform.FaultException;
import java.time.Duration;
import java.util.Optional;

/// Reads graphs as `contract/flow.schema.json` describes them.
final class GraphReader {
  /// How far from the origin a card may stand, in canvas pixels.
  static final double POSITION_MAX = 1_000_000;

  private GraphReader() {}

  private enum Kind {
    START,
    SEND_MESSAGE,
    BRANCH,
    TRANSFER_TO_AGENT,
    END
  }

  private record Drawn(Module module, Position position) {}

  /// Reads a graph of any size.
  static DrawnGraph read(StrictObject object) {
    var drawn = object.objects("modules", GraphReader::drawn);
    var wires = object.objects("wires", GraphReader::wire);
    return new DrawnGraph(
        new Graph(drawn.stream().map(Drawn::module).toList(), wires),
        drawn.stream().map(Drawn::position).toList());
  }

  /// Reads a graph that may be kept: throws [FlowFault#TOO_MANY_MODULES] past the limit.
  static DrawnGraph readKeepable(StrictObject object) {
    var drawn = read(object);
    if (drawn.positions().size() > Limits.MODULES_MAX) {
      throw new FaultException(FlowFault.TOO_MANY_MODULES, Limits.MODULES_MAX);
    }
    return drawn;
  }

  private static Drawn drawn(StrictObject object) {
    var module =
        switch (object.choice("kind", Kind.class, Kind.START)) {
          case START -> start(object);
          case SEND_MESSAGE -> message(object);
          case BRANCH -> branch(object);
          case TRANSFER_TO_AGENT -> transfer(object);
          case END -> end(object);
        };
    var position = object.optionalObject("position", GraphReader::position);
    return new Drawn(module, position.orElse(Position.ORIGIN));
  }

  private static Start start(StrictObject object) {
    return new Start(object.moduleId("id"), object.text("label"));
  }

  private static SendMessage message(StrictObject object) {
    return new SendMessage(object.moduleId("id"), object.text("label"), object.text("text"));
  }

  private static Branch branch(StrictObject object) {
    return new Branch(
        object.moduleId("id"),
        object.text("label"),
        object.text("prompt"),
        object.text("wrongAnswerText"),
        object.objects("rows", row -> new Branch.Row(row.text("keyword"), row.text("branch"))),
        object.optionalWholeNumber("maxWrongAnswers"),
        seconds(object.optionalWholeNumber("answerSeconds")));
  }

  private static TransferToAgent transfer(StrictObject object) {
    return new TransferToAgent(
        object.moduleId("id"),
        object.text("label"),
        object.optionalUuid("skillGroupId").map(SkillGroupRef::new),
        object.text("queueText"),
        object.text("failureText"),
        object.text("successText"),
        seconds(object.optionalWholeNumber("queueLimitSeconds")),
        object.flag("failureExit"));
  }

  private static End end(StrictObject object) {
    return new End(
        object.moduleId("id"),
        object.text("label"),
        Duration.ofSeconds(object.wholeNumber("silenceSeconds")),
        object.text("silenceText"),
        object.text("agentEndedText"));
  }

  private static Wire wire(StrictObject object) {
    return new Wire(object.moduleId("from"), object.text("exit"), object.moduleId("to"));
  }

  private static Position position(StrictObject object) {
    return new Position(object.number("x", POSITION_MAX), object.number("y", POSITION_MAX));
  }

  private static Optional<Duration> seconds(Optional<Integer> seconds) {
    return seconds.map(Duration::ofSeconds);
  }
}
