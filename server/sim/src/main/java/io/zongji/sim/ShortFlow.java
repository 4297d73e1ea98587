package io.zongji.sim;

import io.zongji.flow.End;
import io.zongji.flow.Exits;
import io.zongji.flow.Graph;
import io.zongji.flow.ModuleId;
import io.zongji.flow.SkillGroupRef;
import io.zongji.flow.Start;
import io.zongji.flow.TransferToAgent;
import io.zongji.flow.Wire;
import io.zongji.skill.SkillGroupId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The shortest flow there is: it leads straight to a group.
public final class ShortFlow {
  private ShortFlow() {}

  /// A flow to that group.
  ///
  /// @param silence how long a customer may leave an agent's message without an answer
  public static Graph to(SkillGroupId group, Duration silence) {
    var start = new Start(new ModuleId("m1"), "start");
    var transfer =
        new TransferToAgent(
            new ModuleId("m2"),
            "transfer",
            Optional.of(new SkillGroupRef(group.value())),
            "wait",
            "nobody",
            "here",
            Optional.empty(),
            false);
    var end = new End(new ModuleId("m3"), "end", silence, "silent", "bye");
    return new Graph(
        List.of(start, transfer, end),
        List.of(
            new Wire(start.id(), Exits.NEXT, transfer.id()),
            new Wire(transfer.id(), Exits.NEXT, end.id())));
  }
}
