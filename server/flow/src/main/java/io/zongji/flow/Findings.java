package io.zongji.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Collects findings in order; equal ones once.
final class Findings {
  private final Set<Finding> found = new LinkedHashSet<>();

  void ofGraph(Finding.Code code, Map<String, String> params) {
    found.add(new Finding(code, Optional.empty(), Optional.empty(), Optional.empty(), params));
  }

  void ofModule(Finding.Code code, Module module, Map<String, String> params) {
    found.add(
        new Finding(code, Optional.of(module.id()), Optional.empty(), Optional.empty(), params));
  }

  void ofExit(Finding.Code code, ModuleId module, String exit, Map<String, String> params) {
    found.add(new Finding(code, Optional.of(module), Optional.of(exit), Optional.empty(), params));
  }

  void ofField(Finding.Code code, Module module, String field, Map<String, String> params) {
    found.add(
        new Finding(code, Optional.of(module.id()), Optional.empty(), Optional.of(field), params));
  }

  List<Finding> list() {
    return List.copyOf(found);
  }
}
