package io.zongji.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Puts graphs together for tests: modules by kind, wires as `from>exit>to`.
final class TestGraph {
  static final SkillGroupRef GROUP = new SkillGroupRef(new UUID(0, 1));
  static final SkillGroupRef OTHER_GROUP = new SkillGroupRef(new UUID(0, 2));
  static final Set<SkillGroupRef> GROUPS = Set.of(GROUP, OTHER_GROUP);

  private final List<Module> modules = new ArrayList<>();
  private final List<Wire> wires = new ArrayList<>();

  static ModuleId id(String value) {
    return new ModuleId(value);
  }

  static Start start(String id) {
    return new Start(id(id), "start");
  }

  static SendMessage message(String id, String text) {
    return new SendMessage(id(id), "message", text);
  }

  static Branch branch(String id, String... rows) {
    return branch(id, Optional.empty(), Optional.empty(), rows);
  }

  /// Rows as `keyword=branch`.
  static Branch branch(String id, Optional<Integer> max, Optional<Duration> limit, String... rows) {
    var list = new ArrayList<Branch.Row>();
    for (var row : rows) {
      var parts = row.split("=", 2);
      list.add(new Branch.Row(parts[0], parts[1]));
    }
    return new Branch(id(id), "branch", "which?", "wrong!", list, max, limit);
  }

  static TransferToAgent transfer(String id, boolean failureExit) {
    return transfer(id, Optional.of(GROUP), failureExit);
  }

  static TransferToAgent transfer(String id, Optional<SkillGroupRef> group, boolean failureExit) {
    return new TransferToAgent(
        id(id),
        "transfer",
        group,
        "${WaitNo} ahead",
        "nobody",
        "agent ${StaffNo}",
        Optional.empty(),
        failureExit);
  }

  static End end(String id) {
    return new End(id(id), "end", Duration.ofSeconds(60), "silent", "agent ended");
  }

  TestGraph with(Module... more) {
    modules.addAll(List.of(more));
    return this;
  }

  TestGraph wired(String... specs) {
    for (var spec : specs) {
      var parts = spec.split(">", 3);
      wires.add(new Wire(id(parts[0]), parts[1], id(parts[2])));
    }
    return this;
  }

  Graph graph() {
    return new Graph(modules, wires);
  }
}
