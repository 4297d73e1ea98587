package io.zongji.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A graph made quick to search: of several modules with one id, and of several wires out of
/// one exit, the first counts.
final class Index {
  private final Map<ModuleId, Module> modules = new LinkedHashMap<>();
  private final Map<ModuleId, Map<String, ModuleId>> targets = new HashMap<>();

  Index(Graph graph) {
    graph.modules().forEach(module -> modules.putIfAbsent(module.id(), module));
    for (var wire : graph.wires()) {
      targets
          .computeIfAbsent(wire.from(), _ -> new HashMap<>())
          .putIfAbsent(wire.exit(), wire.to());
    }
  }

  Collection<Module> modules() {
    return modules.values();
  }

  Optional<Module> module(ModuleId id) {
    return Optional.ofNullable(modules.get(id));
  }

  /// Whether a wire leaves the exit, be it to nowhere.
  boolean isWired(Module module, String exit) {
    return targets.getOrDefault(module.id(), Map.of()).containsKey(exit);
  }

  Optional<Module> behind(Module module, String exit) {
    return Optional.ofNullable(targets.getOrDefault(module.id(), Map.of()).get(exit))
        .flatMap(this::module);
  }

  /// The modules directly behind any of these exits, in the order of the exits.
  List<Module> behind(Module module, List<String> exits) {
    var found = new ArrayList<Module>();
    for (var exit : exits) {
      behind(module, exit).ifPresent(found::add);
    }
    return found;
  }

  List<Module> behind(Module module) {
    return behind(module, Exits.of(module));
  }
}
