package io.zongji.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the circles of a graph: Tarjan's strongly connected components, in linear time and
/// without recursion, so that no graph is too deep for the stack.
final class Cycles {
  private final Map<ModuleId, List<ModuleId>> next;
  private final Map<ModuleId, Integer> number = new HashMap<>();
  private final Map<ModuleId, Integer> lowest = new HashMap<>();
  private final Deque<ModuleId> stack = new ArrayDeque<>();
  private final Set<ModuleId> onStack = new HashSet<>();
  private final Deque<Visit> visits = new ArrayDeque<>();
  private final Map<ModuleId, Integer> cycleOf = new HashMap<>();

  private Cycles(Map<ModuleId, List<ModuleId>> next) {
    this.next = next;
  }

  private record Visit(ModuleId module, Iterator<ModuleId> behind) {}

  /// Each set of modules that lead to each other, and each module that leads to itself;
  /// modules, and circles by their first module, in the order of the map.
  static List<List<ModuleId>> of(Map<ModuleId, List<ModuleId>> next) {
    var cycles = new Cycles(next);
    for (var module : next.keySet()) {
      if (!cycles.number.containsKey(module)) {
        cycles.visit(module);
      }
    }
    return cycles.inOrder();
  }

  private void visit(ModuleId first) {
    enter(first);
    while (!visits.isEmpty()) {
      var visit = visits.getLast();
      if (!visit.behind().hasNext()) {
        leave(visits.removeLast().module());
        continue;
      }
      var target = visit.behind().next();
      if (!number.containsKey(target)) {
        enter(target);
      } else if (onStack.contains(target)) {
        lower(visit.module(), number.getOrDefault(target, 0));
      }
    }
  }

  private void enter(ModuleId module) {
    int n = number.size();
    number.put(module, n);
    lowest.put(module, n);
    stack.addLast(module);
    onStack.add(module);
    visits.addLast(new Visit(module, next.getOrDefault(module, List.of()).iterator()));
  }

  private void leave(ModuleId module) {
    int low = lowest.getOrDefault(module, 0);
    if (!visits.isEmpty()) {
      lower(visits.getLast().module(), low);
    }
    if (low != number.getOrDefault(module, 0)) {
      return;
    }
    boolean circles = next.getOrDefault(module, List.of()).contains(module);
    ModuleId top;
    do {
      top = stack.removeLast();
      onStack.remove(top);
      circles |= !top.equals(module);
      if (circles) {
        cycleOf.put(top, low);
      }
    } while (!top.equals(module));
  }

  private void lower(ModuleId module, int to) {
    lowest.merge(module, to, Integer::min);
  }

  private List<List<ModuleId>> inOrder() {
    var cycles = new LinkedHashMap<Integer, List<ModuleId>>();
    for (var module : next.keySet()) {
      var cycle = cycleOf.get(module);
      if (cycle != null) {
        cycles.computeIfAbsent(cycle, _ -> new ArrayList<>()).add(module);
      }
    }
    return List.copyOf(cycles.values());
  }
}
