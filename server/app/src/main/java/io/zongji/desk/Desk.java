package io.zongji.desk;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationFault;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.DeskFault;
import io.zongji.conversation.Stage;
import io.zongji.platform.FaultException;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What agents do at their desk, and how the desk looks. For the edges.
///
/// Accepting, declining, ending and the like are commands for the door ([Conversations]); the desk
/// hears of them by itself. Safe for any number of threads; every call asks the database.
@Component
public class Desk {
  private final Conversations conversations;
  private final AgentDesks desks;
  private final DeskViews views;
  private final Targets targets;
  private final Positions positions;
  private final RosterStore roster;
  private final WakeUps wakeUps;
  private final InstantSource clock;

  Desk(
      Conversations conversations,
      AgentDesks desks,
      DeskViews views,
      Targets targets,
      Positions positions,
      RosterStore roster,
      WakeUps wakeUps,
      InstantSource clock) {
    this.conversations = conversations;
    this.desks = desks;
    this.views = views;
    this.targets = targets;
    this.positions = positions;
    this.roster = roster;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  /// 现在上线: the agent is there, idle unless resting, and `window` holds the workspace from now on.
  public AgentDesk goOnline(StaffId staff, UUID window) {
    return desks.goOnline(staff, window);
  }

  /// The agent chooses. Resting takes back what rings at the agent; the conversations keep their
  /// places. Going offline does the same, and is refused with `desk.open-work` while a conversation
  /// is served or in wrap-up; resting or being idle while offline is refused with `desk.offline`.
  public AgentDesk choose(StaffId staff, Chosen chosen) {
    return switch (chosen) {
      case IDLE -> desks.choose(staff, Chosen.IDLE);
      case REST -> rest(staff);
      case OFFLINE -> goOffline(staff);
    };
  }

  /// Renews the leases of these agents' browsers. Whoever was gone gets conversations again.
  public void seen(Collection<StaffId> staff) {
    var gone = clock.instant().minus(roster.absence().gone());
    var back =
        desks.findAll(staff).values().stream()
            .filter(desk -> !desk.seenSince(gone))
            .map(AgentDesk::staff)
            .toList();
    desks.seen(staff);
    wakeUps.groupsOf(back);
  }

  /// The agent's whole desk.
  public DeskView view(StaffId staff) {
    return views.of(staff);
  }

  /// Why the agent gets no conversations now; empty while the next one may come.
  public List<NoOffersWhy> whyNoOffers(StaffId staff) {
    return views.whyNoOffers(staff);
  }

  /// How many are ahead of each conversation that waits or rings in the group, in order; the first
  /// ten thousand. [PositionListener] tells when it changes.
  public Map<ConversationId, Integer> positions(SkillGroupId group) {
    return positions.of(group);
  }

  /// Where the conversation may be handed on to, with who is free there. Throws a [FaultException]
  /// with `conversation.not-found` when there is no such conversation.
  public TransferTargets transferTargets(ConversationId conversation) {
    return conversations
        .find(conversation)
        .map(targets::of)
        .orElseThrow(() -> new FaultException(ConversationFault.NOT_FOUND));
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
