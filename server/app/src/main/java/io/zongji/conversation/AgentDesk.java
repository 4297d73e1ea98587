package io.zongji.conversation;

import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// An agent at work: what is in hand and what was chosen.
///
/// @param load conversations in hand: ringing, served and in wrap-up
/// @param cap most of them, by the terms of the last offer; at least 1
/// @param exclusive whether the one in hand allows no other beside it
/// @param wrapUps how many of the load are in wrap-up
/// @param idleSince when the load last fell to 0 or the agent became ready
/// @param servedToday conversations accepted on `servedOn`
/// @param seenAt the lease of the agent's browser
/// @param window the browser window that holds the workspace
/// @param leftAt when that window went; empty while it is there, as far as is known
/// @param presenceSince since when [#presence] is what it is
/// @param changedAt when anything but the lease last changed
/// @param version grows whenever this row or a task of this agent changes, messages excepted:
///     those reach the agent as entries
public record AgentDesk(
    StaffId staff,
    Chosen chosen,
    Instant chosenAt,
    int load,
    int cap,
    boolean exclusive,
    int wrapUps,
    Instant idleSince,
    LocalDate servedOn,
    int servedToday,
    Instant seenAt,
    Optional<UUID> window,
    Optional<Instant> leftAt,
    Instant presenceSince,
    Instant changedAt,
    long version) {

  /// How the agent stands; whether the browser is there is another question, see [#here].
  public Presence presence() {
    return switch (chosen) {
      case OFFLINE -> Presence.OFFLINE;
      case REST -> Presence.REST;
      case IDLE -> working();
    };
  }

  private Presence working() {
    if (wrapUps > 0) {
      return Presence.WRAP_UP;
    }
    return exclusive || load >= cap ? Presence.BUSY : Presence.IDLE;
  }

  /// Whether the browser was seen at or after that moment.
  public boolean seenSince(Instant moment) {
    return !seenAt.isBefore(moment);
  }

  /// Whether the window is there now: it has not gone, and its lease is renewed. Nothing new rings
  /// where it is not; whether the agent counts as online is another question, see [#seenSince].
  public boolean here(Instant now) {
    return leftAt.isEmpty() && seenSince(now.minus(Limits.WINDOW_LEASE));
  }

  /// Whether the agent may be offered one more conversation on these terms.
  ///
  /// @param gone how long an unseen browser counts as there
  public boolean free(AgentTerms terms, Instant now, Duration gone) {
    return chosen == Chosen.IDLE
        && wrapUps == 0
        && !exclusive
        && load < terms.cap()
        && !(terms.exclusive() && load > 0)
        && here(now)
        && seenSince(now.minus(gone));
  }

  /// Conversations accepted on that day.
  public int servedOn(LocalDate day) {
    return servedOn.equals(day) ? servedToday : 0;
  }

  /// The next version of what stood as `before` until now.
  AgentDesk after(AgentDesk before, Instant at) {
    return new AgentDesk(
        staff,
        chosen,
        chosenAt,
        load,
        cap,
        exclusive,
        wrapUps,
        idleSince,
        servedOn,
        servedToday,
        seenAt,
        window,
        leftAt,
        presence() == before.presence() ? before.presenceSince : at,
        at,
        before.version + 1);
  }
}
