package io.zongji.sim;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How often what happened.
final class Counts {
  private final Map<String, Long> counts = new TreeMap<>();

  void add(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey().replace(' ', '-') + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
