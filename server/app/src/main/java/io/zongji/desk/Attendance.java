package io.zongji.desk;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.DeskFault;
import io.zongji.conversation.Stage;
import io.zongji.platform.FaultException;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Agents coming, resting and leaving. What each call promises is told at [Desk].
@Component
class Attendance {
  private static final String SIGNED_OUT = "AGENT_SIGNED_OUT";

  private final Conversations conversations;
  private final AgentDesks desks;
  private final Roster roster;
  private final WakeUps wakeUps;
  private final InstantSource clock;

  Attendance(
      Conversations conversations,
      AgentDesks desks,
      Roster roster,
      WakeUps wakeUps,
      InstantSource clock) {
    this.conversations = conversations;
    this.desks = desks;
    this.roster = roster;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  AgentDesk goOnline(StaffId staff, UUID window) {
    return desks.goOnline(staff, window);
  }

  AgentDesk choose(StaffId staff, Chosen chosen) {
    return switch (chosen) {
      case IDLE -> desks.choose(staff, Chosen.IDLE);
      case REST -> rest(staff);
      case OFFLINE -> goOffline(staff);
    };
  }

  void seen(Collection<StaffId> staff) {
    var now = clock.instant();
    var gone = now.minus(roster.absence().gone());
    var back =
        desks.findAll(staff).values().stream()
            .filter(desk -> !desk.here(now) || !desk.seenSince(gone))
            .map(AgentDesk::staff)
            .toList();
    desks.seen(staff);
    wakeUps.groupsOf(back);
  }

  void left(StaffId staff, UUID window) {
    desks.left(staff, window);
  }

  void signedOut(StaffId staff) {
    if (desks.find(staff).filter(desk -> desk.chosen() != Chosen.OFFLINE).isEmpty()) {
      return;
    }
    // At rest nothing new can ring meanwhile.
    rest(staff);
    for (var held : conversations.tasks(staff)) {
      conversations.submit(
          held.agent().filter(staff::equals).isPresent()
              ? new Command.PutBack(held.id(), staff, SIGNED_OUT)
              : new Command.AgentFinishes(held.id(), Optional.empty(), staff));
    }
    desks.giveUp(staff, SIGNED_OUT, Optional.empty());
  }

  private AgentDesk rest(StaffId staff) {
    var desk = desks.choose(staff, Chosen.REST);
    boolean rang = withdrawOffers(staff, "AGENT_RESTS");
    return rang ? desks.find(staff).orElse(desk) : desk;
  }

  private AgentDesk goOffline(StaffId staff) {
    var before = desks.find(staff);
    if (conversations.tasks(staff).stream().anyMatch(held -> !ringsAt(held, staff))) {
      throw new FaultException(DeskFault.OPEN_WORK);
    }
    if (before.filter(desk -> desk.load() > 0).isPresent()) {
      // At rest nothing new can ring between taking back what rings and leaving.
      rest(staff);
    }
    try {
      return desks.choose(staff, Chosen.OFFLINE);
    } catch (FaultException e) {
      // Something was accepted meanwhile: the agent stays what they were.
      before.map(AgentDesk::chosen).ifPresent(chosen -> desks.choose(staff, chosen));
      throw e;
    }
  }

  private boolean withdrawOffers(StaffId staff, String why) {
    boolean withdrawn = false;
    for (var held : conversations.tasks(staff)) {
      if (held.stage() instanceof Stage.Offered(_, var offer) && offer.agent().equals(staff)) {
        // Refused when it was accepted or missed a moment ago: then nothing rings any more.
        conversations.submit(new Command.Withdraw(held.id(), offer.id(), why));
        withdrawn = true;
      }
    }
    return withdrawn;
  }

  private static boolean ringsAt(Conversation held, StaffId staff) {
    return held.offer().filter(offer -> offer.agent().equals(staff)).isPresent();
  }
}
