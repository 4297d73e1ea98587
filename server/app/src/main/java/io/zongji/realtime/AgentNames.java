package io.zongji.realtime;

import io.zongji.staff.StaffId;
import java.util.Optional;

/// Tells how customers may know an agent.
interface AgentNames {
  Optional<Shown> find(StaffId staff);

  /// @param number 工号
  /// @param nickname what customers see
  record Shown(String number, String nickname) {}
}
