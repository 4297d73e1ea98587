package io.zongji.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says whether a graph may be published.
///
/// A graph without findings always leads its customers to an End and never to `FLOW_FAULT`.
public final class Checks {
  private final Graph graph;
  private final Index index;
  private final Findings findings = new Findings();

  private Checks(Graph graph) {
    this.graph = graph;
    this.index = new Index(graph);
  }

  /// Every reason why not, equal ones once; none allows publishing. Time grows linearly with
  /// the graph.
  ///
  /// Past [Limits#MODULES_MAX] modules that is the only finding.
  public static List<Finding> check(Graph graph, Set<SkillGroupRef> groupsOfMode) {
    var checks = new Checks(graph);
    checks.run(groupsOfMode);
    return checks.findings.list();
  }

  private void run(Set<SkillGroupRef> groupsOfMode) {
    if (graph.modules().size() > Limits.MODULES_MAX) {
      findings.ofGraph(
          Finding.Code.TOO_MANY_MODULES, Map.of("max", Integer.toString(Limits.MODULES_MAX)));
      return;
    }
    starts();
    duplicates();
    var settings = new SettingChecks(findings, groupsOfMode);
    for (var module : index.modules()) {
      settings.check(module);
      exits(module);
    }
    wires();
    new PathChecks(index, findings).check();
  }

  private void starts() {
    var starts = index.modules().stream().filter(Start.class::isInstance).toList();
    if (starts.isEmpty()) {
      findings.ofGraph(Finding.Code.NO_START, Map.of());
    }
    starts.stream()
        .skip(1)
        .forEach(start -> findings.ofModule(Finding.Code.MANY_STARTS, start, Map.of()));
  }

  private void duplicates() {
    var seen = new HashSet<ModuleId>();
    for (var module : graph.modules()) {
      if (!seen.add(module.id())) {
        findings.ofModule(Finding.Code.DUPLICATE_MODULE, module, Map.of());
      }
    }
  }

  private void exits(Module module) {
    for (var exit : Exits.of(module)) {
      if (!index.isWired(module, exit)) {
        findings.ofExit(Finding.Code.EXIT_NOT_CONNECTED, module.id(), exit, Map.of());
      }
    }
  }

  private void wires() {
    var exitsOf = new HashMap<ModuleId, Set<String>>();
    index.modules().forEach(module -> exitsOf.put(module.id(), new HashSet<>(Exits.of(module))));
    var taken = new HashSet<Origin>();
    for (var wire : graph.wires()) {
      var exits = exitsOf.get(wire.from());
      if (exits == null) {
        findings.ofGraph(Finding.Code.WIRE_TO_NOWHERE, ends(wire));
      } else if (!exits.contains(wire.exit())) {
        findings.ofExit(Finding.Code.EXIT_UNKNOWN, wire.from(), wire.exit(), Map.of());
      } else {
        if (!taken.add(new Origin(wire.from(), wire.exit()))) {
          findings.ofExit(Finding.Code.MANY_WIRES, wire.from(), wire.exit(), Map.of());
        }
        target(wire);
      }
    }
  }

  private void target(Wire wire) {
    var target = index.module(wire.to());
    if (target.isEmpty()) {
      findings.ofExit(Finding.Code.WIRE_TO_NOWHERE, wire.from(), wire.exit(), ends(wire));
    } else if (target.get() instanceof Start) {
      findings.ofExit(Finding.Code.WIRE_INTO_START, wire.from(), wire.exit(), Map.of());
    }
  }

  private record Origin(ModuleId module, String exit) {}

  private static Map<String, String> ends(Wire wire) {
    return Map.of("from", wire.from().value(), "to", wire.to().value());
  }
}
