package io.zongji.sim;

import io.zongji.flow.Branch;
import io.zongji.flow.End;
import io.zongji.flow.Exits;
import io.zongji.flow.Graph;
import io.zongji.flow.Module;
import io.zongji.flow.ModuleId;
import io.zongji.flow.SendMessage;
import io.zongji.flow.SkillGroupRef;
import io.zongji.flow.Start;
import io.zongji.flow.TransferToAgent;
import io.zongji.flow.Wire;
import io.zongji.skill.SkillGroupId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes flows: a welcome, a branch, two transfers, an end. Every text carries the flow's version:
/// a conversation that strays to another version gives itself away.
final class Scripts {
  private Scripts() {}

  static Graph script(World world, String mark, SkillGroupId one, SkillGroupId other) {
    Optional<Duration> answer = maybe(world, Duration.ofSeconds(30));
    Optional<Integer> wrong = world.chance(0.5) ? Optional.of(3) : Optional.empty();
    boolean failure = world.chance(0.5);
    var queue = maybe(world, Duration.ofSeconds(45));
    var modules =
        List.<Module>of(
            new Start(id("m1"), "start"),
            new SendMessage(id("m2"), "welcome", mark + " welcome"),
            new Branch(
                id("m3"),
                "branch",
                mark + " 1 or 2?",
                mark + " pardon?",
                List.of(new Branch.Row("1", "one"), new Branch.Row("2", "other")),
                wrong,
                answer),
            transfer("m4", mark, one, queue, failure),
            transfer("m5", mark, other, queue, false),
            new End(id("m6"), "end", Duration.ofSeconds(25), mark + " silent", mark + " bye"));
    var wires =
        new ArrayList<>(
            List.of(
                wire("m1", Exits.NEXT, "m2"),
                wire("m2", Exits.NEXT, "m3"),
                wire("m3", Exits.branch("one"), "m4"),
                wire("m3", Exits.branch("other"), "m5"),
                wire("m4", Exits.NEXT, "m6"),
                wire("m5", Exits.NEXT, "m6")));
    wrong.ifPresent(_ -> wires.add(wire("m3", Exits.WRONG, "m5")));
    answer.ifPresent(_ -> wires.add(wire("m3", Exits.SILENT, "m6")));
    if (failure) {
      wires.add(wire("m4", Exits.FAILURE, "m5"));
    }
    return new Graph(modules, wires);
  }

  private static Optional<Duration> maybe(World world, Duration duration) {
    return world.chance(0.5) ? Optional.of(duration) : Optional.empty();
  }

  private static TransferToAgent transfer(
      String id, String mark, SkillGroupId group, Optional<Duration> queue, boolean failure) {
    return new TransferToAgent(
        id(id),
        "transfer",
        Optional.of(new SkillGroupRef(group.value())),
        mark + " ${WaitNo} ahead",
        mark + " nobody",
        mark + " agent ${StaffNo}",
        queue,
        failure);
  }

  private static ModuleId id(String id) {
    return new ModuleId(id);
  }

  private static Wire wire(String from, String exit, String to) {
    return new Wire(id(from), exit, id(to));
  }
}
