package io.zongji.flow;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks the ways through a graph: what is reached, whether it ends, and whether it waits in
/// circles.
final class PathChecks {
  private final Index index;
  private final Findings findings;

  PathChecks(Index index, Findings findings) {
    this.index = index;
    this.findings = findings;
  }

  void check() {
    var starts = index.modules().stream().filter(Start.class::isInstance).toList();
    // Without a Start nothing is reached, and saying so of each module would help nobody.
    if (!starts.isEmpty()) {
      var reached = reached(starts);
      unreachable(reached);
      trapped(reached);
    }
    cycles();
    tooLong();
  }

  private Set<ModuleId> reached(Collection<Module> starts) {
    var reached = new HashSet<ModuleId>();
    var open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      var module = open.remove();
      if (reached.add(module.id())) {
        open.addAll(index.behind(module));
      }
    }
    return reached;
  }

  private void unreachable(Set<ModuleId> reached) {
    for (var module : index.modules()) {
      if (!reached.contains(module.id())) {
        findings.ofModule(Finding.Code.UNREACHABLE, module, Map.of());
      }
    }
  }

  private void trapped(Set<ModuleId> reached) {
    var before = new HashMap<ModuleId, Set<Module>>();
    var open = new ArrayDeque<Module>();
    for (var module : index.modules()) {
      for (var next : index.behind(module)) {
        before.computeIfAbsent(next.id(), _ -> new HashSet<>()).add(module);
      }
      if (mayEnd(module)) {
        open.add(module);
      }
    }
    var ending = new HashSet<ModuleId>();
    while (!open.isEmpty()) {
      var module = open.remove();
      if (ending.add(module.id())) {
        open.addAll(before.getOrDefault(module.id(), Set.of()));
      }
    }
    for (var module : index.modules()) {
      if (reached.contains(module.id()) && !ending.contains(module.id())) {
        findings.ofModule(Finding.Code.NO_WAY_TO_END, module, Map.of());
      }
    }
  }

  /// An exit that leads nowhere has a finding of its own and may yet be connected to an End.
  private boolean mayEnd(Module module) {
    var exits = Exits.of(module);
    return exits.isEmpty() || index.behind(module, exits).size() < exits.size();
  }

  private void cycles() {
    var next = new LinkedHashMap<ModuleId, List<ModuleId>>();
    for (var module : index.modules()) {
      var behind = index.behind(module, withoutWait(module));
      next.put(module.id(), behind.stream().map(Module::id).toList());
    }
    for (var cycle : Cycles.of(next)) {
      var ids = cycle.stream().map(ModuleId::value).collect(Collectors.joining(","));
      index
          .module(cycle.getFirst())
          .ifPresent(
              first ->
                  findings.ofModule(
                      Finding.Code.CYCLE_WITHOUT_WAIT, first, Map.of("modules", ids)));
    }
  }

  /// The exits a run may leave by without waiting for a person: a Transfer fails at once when
  /// nobody is online, and only its failure exit keeps that apart from the way on after a
  /// service.
  private static List<String> withoutWait(Module module) {
    return switch (module) {
      case Start _, SendMessage _ -> List.of(Exits.NEXT);
      case Branch _, End _ -> List.of();
      case TransferToAgent transfer -> List.of(transfer.failureExit() ? Exits.FAILURE : Exits.NEXT);
    };
  }

  /// Counts the modules reached in a row up to each module, as the interpreter does in one
  /// step.
  private void tooLong() {
    var waitingFor = new HashMap<ModuleId, Integer>();
    for (var module : index.modules()) {
      inOneStep(module).forEach(next -> waitingFor.merge(next.id(), 1, Integer::sum));
    }
    var inRow = new HashMap<ModuleId, Integer>();
    var open = new ArrayDeque<Module>();
    for (var module : index.modules()) {
      if (!waitingFor.containsKey(module.id())) {
        open.add(module);
      }
    }
    while (!open.isEmpty()) {
      var module = open.remove();
      int count = inRow.merge(module.id(), 1, Integer::sum);
      if (count == Limits.FLOW_STEPS_MAX + 1) {
        var max = Map.of("max", Integer.toString(Limits.FLOW_STEPS_MAX));
        findings.ofModule(Finding.Code.TOO_LONG_WITHOUT_WAIT, module, max);
      }
      for (var next : inOneStep(module)) {
        inRow.merge(next.id(), count, Integer::max);
        if (waitingFor.merge(next.id(), -1, Integer::sum) == 0) {
          open.add(next);
        }
      }
    }
  }

  private List<Module> inOneStep(Module module) {
    return switch (module) {
      case Start _, SendMessage _ -> index.behind(module, List.of(Exits.NEXT));
      case Branch _, TransferToAgent _, End _ -> List.of();
    };
  }
}
