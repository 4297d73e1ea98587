package io.zongji.flow;

import java.util.List;
import java.util.Optional;

/// The modules of a flow and how they are connected. Immutable; may be unsound, see [Checks].
public record Graph(List<Module> modules, List<Wire> wires) {

  /// Copies both lists, so that a graph never changes.
  public Graph {
    modules = List.copyOf(modules);
    wires = List.copyOf(wires);
  }

  /// The module of that id; of several with the same id the first.
  public Optional<Module> module(ModuleId id) {
    for (var module : modules) {
      if (module.id().equals(id)) {
        return Optional.of(module);
      }
    }
    return Optional.empty();
  }

  /// The module behind an exit, if the exit is connected to one; of several wires the first
  /// counts.
  public Optional<Module> behind(ModuleId from, String exit) {
    for (var wire : wires) {
      if (wire.from().equals(from) && wire.exit().equals(exit)) {
        return module(wire.to());
      }
    }
    return Optional.empty();
  }
}
