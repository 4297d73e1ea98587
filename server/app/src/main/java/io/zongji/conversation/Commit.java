package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one transaction changed.
///
/// @param desksChanged agents whose [AgentDesk] has a new version
public record Commit(List<Change> changes, Set<StaffId> desksChanged) {
  /// Copies what it is given.
  public Commit {
    changes = List.copyOf(changes);
    desksChanged = Set.copyOf(desksChanged);
  }

  /// What happened to one conversation.
  ///
  /// @param before absent for a new one
  /// @param entries at least one, in order, without gaps
  public record Change(Optional<Conversation> before, Conversation after, List<Entry> entries) {
    /// Copies the list.
    public Change {
      entries = List.copyOf(entries);
    }
  }
}
