package io.zongji.flows;

import io.zongji.flow.Branch;
import io.zongji.flow.End;
import io.zongji.flow.Graph;
import io.zongji.flow.Module;
import io.zongji.flow.SendMessage;
import io.zongji.flow.SkillGroupRef;
import io.zongji.flow.Start;
import io.zongji.flow.TransferToAgent;
import io.zongji.flow.Wire;
import io.zongji.flows.DrawnGraph.Position;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes graphs as `contract/flow.schema.json` describes them, every member spelled out.
final class GraphWriter {
  private GraphWriter() {}

  static ObjectNode write(DrawnGraph drawn) {
    var json = JsonNodeFactory.instance.objectNode();
    var modules = json.putArray("modules");
    Graph graph = drawn.graph();
    for (int i = 0; i < graph.modules().size(); i++) {
      modules.add(module(graph.modules().get(i), drawn.positions().get(i)));
    }
    var wires = json.putArray("wires");
    graph.wires().forEach(wire -> wires.add(wire(wire)));
    return json;
  }

  private static ObjectNode module(Module module, Position position) {
    var json = JsonNodeFactory.instance.objectNode().put("id", module.id().value());
    json.put("kind", kind(module)).put("label", module.label());
    json.putObject("position").put("x", position.x()).put("y", position.y());
    return switch (module) {
      case Start _ -> json;
      case SendMessage message -> json.put("text", message.text());
      case Branch branch -> branch(json, branch);
      case TransferToAgent transfer -> transfer(json, transfer);
      case End end ->
          json.put("silenceSeconds", end.silence().toSeconds())
              .put("silenceText", end.silenceText())
              .put("agentEndedText", end.agentEndedText());
    };
  }

  private static String kind(Module module) {
    return switch (module) {
      case Start _ -> "START";
      case SendMessage _ -> "SEND_MESSAGE";
      case Branch _ -> "BRANCH";
      case TransferToAgent _ -> "TRANSFER_TO_AGENT";
      case End _ -> "END";
    };
  }

  private static ObjectNode branch(ObjectNode json, Branch branch) {
    json.put("prompt", branch.prompt()).put("wrongAnswerText", branch.wrongAnswerText());
    var rows = json.putArray("rows");
    for (var row : branch.rows()) {
      rows.addObject().put("keyword", row.keyword()).put("branch", row.branch());
    }
    return json.put("maxWrongAnswers", branch.maxWrongAnswers().orElse(null))
        .put("answerSeconds", seconds(branch.answerLimit()));
  }

  private static ObjectNode transfer(ObjectNode json, TransferToAgent transfer) {
    return json.put("skillGroupId", group(transfer.skillGroup()))
        .put("queueText", transfer.queueText())
        .put("failureText", transfer.failureText())
        .put("successText", transfer.successText())
        .put("queueLimitSeconds", seconds(transfer.queueLimit()))
        .put("failureExit", transfer.failureExit());
  }

  private static ObjectNode wire(Wire wire) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("from", wire.from().value())
        .put("exit", wire.exit())
        .put("to", wire.to().value());
  }

  private static @Nullable String group(Optional<SkillGroupRef> group) {
    return group.map(ref -> ref.value().toString()).orElse(null);
  }

  private static @Nullable Long seconds(Optional<Duration> wait) {
    return wait.map(Duration::toSeconds).orElse(null);
  }
}
