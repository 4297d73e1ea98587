package io.zongji.realtime;

import io.zongji.conversation.Chosen;
import io.zongji.staff.StaffId;
import java.util.UUID;

/// What the workspace's socket needs of the desk.
interface DeskGate {
  /// The desk as its agent sees it.
  View view(StaffId staff);

  /// Chooses; ready means 现在上线 for somebody offline. Throws a `FaultException` when refused.
  void choose(StaffId staff, UUID window, Chosen chosen);

  /// A desk as JSON.
  ///
  /// @param version grows with every change
  record View(long version, String json) {}
}
