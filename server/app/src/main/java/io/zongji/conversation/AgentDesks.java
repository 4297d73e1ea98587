package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The agents at work. Every change locks the agent's row, so it never races with an offer.
///
/// Load, wrap-ups and the like change only by what happens to conversations, through the door.
/// Changes are told to every [CommitListener] as a [Commit] without conversations.
public interface AgentDesks {
  /// The agent's desk; none for somebody who was never online.
  Optional<AgentDesk> find(StaffId staff);

  /// Those of the desks that exist.
  Map<StaffId, AgentDesk> findAll(Collection<StaffId> staff);

  /// Everybody whose choice is not OFFLINE.
  List<AgentDesk> online();

  /// 现在上线: the agent is ready, unless resting already, and `window` holds the workspace from now
  /// on.
  AgentDesk goOnline(StaffId staff, UUID window);

  /// The window holds the workspace from now on; the choice stays. Nothing for somebody never
  /// online.
  Optional<AgentDesk> takeWindow(StaffId staff, UUID window);

  /// Chooses; throws a [FaultException] with `desk.open-work` for going offline with work in
  /// hand, and `desk.offline` for resting or being ready while offline.
  AgentDesk choose(StaffId staff, Chosen chosen);

  /// Puts an agent to rest or offline for a reason that is not the agent's choice, whatever is in
  /// hand.
  ///
  /// @param why a stable code for the presence log
  Optional<AgentDesk> impose(StaffId staff, Chosen chosen, String why);

  /// Takes an agent offline who is gone, for that reason; not one who has been seen meanwhile
  /// or has something in hand.
  ///
  /// @param goneBefore as in [Command.PutBack]
  void giveUp(StaffId staff, String why, Optional<Instant> goneBefore);

  /// Counts anew what is in the agent's hands and puts the desk right.
  ///
  /// @return whether anything was wrong
  boolean reconcile(StaffId staff);

  /// Days begin and end by this time zone from now on: counts anew what was accepted today.
  void countDaysBy(ZoneId zone);

  /// Renews the leases of these agents' browsers: they are there.
  void seen(Collection<StaffId> staff);

  /// The window has gone: nothing new rings there from now on, and its lease runs out from now on.
  /// Does nothing when another window holds the workspace.
  void left(StaffId staff, UUID window);
}
