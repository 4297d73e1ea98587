package io.zongji.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Grows graphs that may be published: every exit leads forward, and some lead back to a Branch.
final class SoundGraphs {
  private SoundGraphs() {}

  static Graph grow(Random random, int size) {
    var modules = new ArrayList<Module>();
    modules.add(TestGraph.start("s"));
    for (int i = 1; i < size - 1; i++) {
      modules.add(module(random, "m" + i));
    }
    modules.add(TestGraph.end("e"));
    var wires = new ArrayList<Wire>();
    for (int i = 0; i < modules.size(); i++) {
      var from = modules.get(i);
      var first = true;
      for (var exit : Exits.of(from)) {
        // The first exit leads to the next module, so that all are reached and all come to the End.
        int to = first ? i + 1 : i + 1 + random.nextInt(modules.size() - i - 1);
        first = false;
        wires.add(new Wire(from.id(), exit, modules.get(to).id()));
      }
    }
    back(random, modules, wires);
    Collections.shuffle(modules, random);
    Collections.shuffle(wires, random);
    return new Graph(modules, wires);
  }

  private static Module module(Random random, String id) {
    return switch (random.nextInt(4)) {
      case 0 -> TestGraph.message(id, "text");
      case 1 -> TestGraph.transfer(id, random.nextBoolean());
      default ->
          TestGraph.branch(
              id,
              random.nextBoolean() ? Optional.of(1 + random.nextInt(3)) : Optional.empty(),
              random.nextBoolean() ? Optional.of(Duration.ofSeconds(9)) : Optional.empty(),
              "1=A",
              "一=A",
              "2=B");
    };
  }

  /// Turns some later exits back to a Branch: a circle that waits.
  private static void back(Random random, List<Module> modules, List<Wire> wires) {
    var branches = modules.stream().filter(Branch.class::isInstance).map(Module::id).toList();
    for (int i = 0; i < wires.size() && !branches.isEmpty(); i++) {
      var wire = wires.get(i);
      boolean firstExit = wire.exit().equals("branch:A") || wire.exit().equals(Exits.NEXT);
      if (!firstExit && random.nextInt(4) == 0) {
        var target = branches.get(random.nextInt(branches.size()));
        wires.set(i, new Wire(wire.from(), wire.exit(), target));
      }
    }
  }

  /// Whether a module can be come back to without a wait, found by plain search.
  static boolean comesBack(Index index, Module module) {
    var seen = new HashSet<ModuleId>();
    var open = new ArrayDeque<>(atOnce(index, module));
    while (!open.isEmpty()) {
      var next = open.remove();
      if (next.id().equals(module.id())) {
        return true;
      }
      if (seen.add(next.id())) {
        open.addAll(atOnce(index, next));
      }
    }
    return false;
  }

  private static List<Module> atOnce(Index index, Module module) {
    return switch (module) {
      case Branch _, End _ -> List.of();
      case Start _, SendMessage _ -> index.behind(module, List.of(Exits.NEXT));
      case TransferToAgent transfer when transfer.failureExit() ->
          index.behind(module, List.of(Exits.FAILURE));
      case TransferToAgent _ -> index.behind(module, List.of(Exits.NEXT));
    };
  }
}
