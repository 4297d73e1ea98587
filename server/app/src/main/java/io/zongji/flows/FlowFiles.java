package io.zongji.flows;

import io.zongji.flow.Graph;
import io.zongji.flow.Module;
import io.zongji.flow.SkillGroupRef;
import io.zongji.flow.TransferToAgent;
import io.zongji.flows.FlowFile.NamedGroup;
import io.zongji.platform.FaultException;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroup;
import io.zongji.skill.SkillGroupId;
import io.zongji.skill.SkillGroups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Exports flows as files and makes flows of files.
@Component
class FlowFiles {
  private final FlowRegister register;
  private final SkillGroups groups;

  FlowFiles(FlowRegister register, SkillGroups groups) {
    this.register = register;
    this.groups = groups;
  }

  /// A skill group the file asks for that this desk does not have: the Transfers that ask it
  /// were left without a group.
  record MissingGroup(UUID id, String name) {}

  /// The new flow, and what has to be chosen by hand.
  record Imported(FlowId flow, List<MissingGroup> missingGroups) {}

  FlowFile export(Flow flow, DrawnGraph drawn) {
    var ids = FlowFile.groupsIn(drawn).map(ref -> new SkillGroupId(ref.value())).toList();
    var named =
        groups.findAll(ids).values().stream()
            .map(group -> new NamedGroup(group.id().value(), group.name()))
            .sorted((a, b) -> a.name().compareTo(b.name()))
            .toList();
    return new FlowFile(flow.name(), flow.mode(), named, drawn);
  }

  /// Makes a draft of a file: its skill groups are looked for by id, then by name within the
  /// mode. A name that is taken gets a number behind it.
  Imported importFile(JsonNode json, Optional<Mode> mode) {
    var file = FlowFile.read(json);
    if (mode.isPresent() && mode.get() != file.mode()) {
      throw new FaultException(FlowFault.OTHER_MODE);
    }
    var missing = new ArrayList<MissingGroup>();
    var drawn = withOwnGroups(file, missing);
    return new Imported(register.createNamedLike(file.mode(), file.name(), drawn), missing);
  }

  private DrawnGraph withOwnGroups(FlowFile file, List<MissingGroup> missing) {
    var here = groups.living(file.mode());
    var names =
        file.groups().stream()
            .collect(Collectors.toMap(NamedGroup::id, NamedGroup::name, (a, _) -> a));
    Map<SkillGroupRef, Optional<SkillGroupRef>> own = new HashMap<>();
    FlowFile.groupsIn(file.drawn())
        .forEach(
            ref -> {
              var name = Optional.ofNullable(names.get(ref.value()));
              var found = find(here, ref, name);
              if (found.isEmpty()) {
                missing.add(new MissingGroup(ref.value(), name.orElse("")));
              }
              own.put(ref, found);
            });
    var graph = file.drawn().graph();
    var modules = graph.modules().stream().map(module -> withOwnGroup(module, own)).toList();
    return new DrawnGraph(new Graph(modules, graph.wires()), file.drawn().positions());
  }

  private static Optional<SkillGroupRef> find(
      List<SkillGroup> here, SkillGroupRef ref, Optional<String> name) {
    return here.stream()
        .filter(group -> group.id().value().equals(ref.value()))
        .findFirst()
        .or(() -> here.stream().filter(group -> name.equals(Optional.of(group.name()))).findFirst())
        .map(group -> new SkillGroupRef(group.id().value()));
  }

  private static Module withOwnGroup(
      Module module, Map<SkillGroupRef, Optional<SkillGroupRef>> own) {
    if (!(module instanceof TransferToAgent transfer)) {
      return module;
    }
    return new TransferToAgent(
        transfer.id(),
        transfer.label(),
        transfer.skillGroup().flatMap(ref -> own.getOrDefault(ref, Optional.empty())),
        transfer.queueText(),
        transfer.failureText(),
        transfer.successText(),
        transfer.queueLimit(),
        transfer.failureExit());
  }
}
