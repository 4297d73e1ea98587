package io.zongji.desk;

import io.zongji.conversation.Presence;
import java.util.List;
import java.util.UUID;

/// Where an agent may hand a conversation on to; written out as JSON as it stands here.
///
/// @param groups the groups of the conversation's mode, by name
public record TransferTargets(List<Group> groups) {
  /// Copies the list.
  public TransferTargets {
    groups = List.copyOf(groups);
  }

  /// A group and how it stands.
  ///
  /// @param online agents idle, busy or in wrap-up
  /// @param idle agents who could take the conversation now
  /// @param waiting conversations in its queue, ringing ones included
  /// @param agents those at work, the free ones first; the holder of the conversation is left out
  public record Group(UUID id, String name, int online, int idle, int waiting, List<Agent> agents) {
    /// Copies the list.
    public Group {
      agents = List.copyOf(agents);
    }
  }

  /// An agent at work, resting ones included.
  ///
  /// @param free whether the agent could take the conversation now
  public record Agent(UUID id, String number, String name, Presence presence, boolean free) {}
}
