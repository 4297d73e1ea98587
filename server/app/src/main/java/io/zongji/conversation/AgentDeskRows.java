package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The rows of the agents at work.
interface AgentDeskRows {
  /// Those of the desks that exist.
  Map<StaffId, AgentDesk> findAll(Collection<StaffId> staff);

  /// Everybody whose choice is not OFFLINE, in the order of their ids.
  List<AgentDesk> online();

  /// Makes the desk of somebody who never had one: offline, with nothing in hand.
  void begin(StaffId staff, Instant now);

  /// Counts anew what everybody has accepted since `midnight`, the beginning of `day`; to be called
  /// within a transaction.
  void recount(LocalDate day, Instant midnight);

  /// Reads the desk and keeps others from changing it until the transaction ends.
  Optional<AgentDesk> lock(StaffId staff);

  /// Writes what may change outside of the door; the desk must be locked.
  void write(AgentDesk desk);

  /// Notes in the presence log how the agent stands from then on.
  void log(StaffId staff, Instant at, Presence presence, String why);

  /// How many conversations ring at the agent or are served.
  int held(StaffId staff);

  /// How many conversations the agent is in wrap-up for.
  int wrapUps(StaffId staff);

  /// Renews the leases of these agents' browsers; none is ever shortened.
  void seen(Collection<StaffId> staff, Instant at);

  /// Notes that the window which holds the workspace has gone; another one's going changes nothing.
  void left(StaffId staff, UUID window, Instant at);
}
