package io.zongji.flows;

import io.zongji.flow.SkillGroupRef;
import io.zongji.flow.TransferToAgent;
import io.zongji.platform.FaultException;
import io.zongji.platform.Mode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A flow as a file, to be carried from one desk to another; see `contract/flow.schema.json`.
/// @param groups the names of the skill groups the graph points at, for desks that do not know
/// the ids
record FlowFile(String name, Mode mode, List<NamedGroup> groups, DrawnGraph drawn) {
  static final String FORMAT = "zongji.flow/1";

  /// Code points of a flow's name.
  static final int NAME_MAX = 20;

  FlowFile {
    groups = List.copyOf(groups);
  }

  /// A skill group by id and name.
  record NamedGroup(UUID id, String name) {}

  /// Reads a parsed file; throws [FlowFault#OTHER_FORMAT] if it is no flow at all.
  static FlowFile read(JsonNode json) {
    if (!FORMAT.equals(json.path("format").asString(""))) {
      throw new FaultException(FlowFault.OTHER_FORMAT);
    }
    return FlowJson.read(
        json,
        object -> {
          object.text("format");
          return new FlowFile(
              object.name("name"),
              object.choice("mode", Mode.class, Mode.OMNIMEDIA),
              object.optionalObjects(
                  "skillGroups", group -> new NamedGroup(group.uuid("id"), group.text("name"))),
              object.object("graph", GraphReader::readKeepable));
        });
  }

  ObjectNode write() {
    var json = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
    json.put("name", name).put("mode", mode.name());
    var list = json.putArray("skillGroups");
    for (var group : groups) {
      list.addObject().put("id", group.id().toString()).put("name", group.name());
    }
    json.set("graph", GraphWriter.write(drawn));
    return json;
  }

  /// The skill groups that Transfers of a graph ask, each once.
  static Stream<SkillGroupRef> groupsIn(DrawnGraph drawn) {
    return drawn.graph().modules().stream()
        .filter(TransferToAgent.class::isInstance)
        .map(TransferToAgent.class::cast)
        .map(TransferToAgent::skillGroup)
        .flatMap(Optional::stream)
        .distinct();
  }
}
