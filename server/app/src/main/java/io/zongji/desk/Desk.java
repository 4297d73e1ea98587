package io.zongji.desk;

import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationFault;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.platform.FaultException;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What agents do at their desk, and how the desk looks. For the edges.
///
/// Accepting, declining, ending and the like are commands for the door ([Conversations]); the desk
/// hears of them by itself. Safe for any number of threads; every call asks the database.
@Component
public class Desk {
  private final Conversations conversations;
  private final Attendance attendance;
  private final DeskViews views;
  private final Targets targets;
  private final Positions positions;

  Desk(
      Conversations conversations,
      Attendance attendance,
      DeskViews views,
      Targets targets,
      Positions positions) {
    this.conversations = conversations;
    this.attendance = attendance;
    this.views = views;
    this.targets = targets;
    this.positions = positions;
  }

  /// 现在上线: the agent is there, idle unless resting, and `window` holds the workspace from now on.
  public AgentDesk goOnline(StaffId staff, UUID window) {
    return attendance.goOnline(staff, window);
  }

  /// The agent chooses. Resting takes back what rings at the agent; the conversations keep their
  /// places. Going offline does the same, and is refused with `desk.open-work` while a conversation
  /// is served or in wrap-up; resting or being idle while offline is refused with `desk.offline`.
  public AgentDesk choose(StaffId staff, Chosen chosen) {
    return attendance.choose(staff, chosen);
  }

  /// The agent has signed out without going offline: whatever is in hand goes to others at once.
  public void signedOut(StaffId staff) {
    attendance.signedOut(staff);
  }

  /// Renews the leases of these agents' browsers. Whoever was gone gets conversations again.
  public void seen(Collection<StaffId> staff) {
    attendance.seen(staff);
  }

  /// The window that holds the agent's workspace has gone. Nothing new rings there until one is
  /// back ([AgentDesk#here]); the agent counts as online for a while, for a reload is no leave.
  public void left(StaffId staff, UUID window) {
    attendance.left(staff, window);
  }

  /// The agent's whole desk.
  public DeskView view(StaffId staff) {
    return views.of(staff);
  }

  /// Why the agent gets no conversations now; empty while the next one may come.
  public List<NoOffersWhy> whyNoOffers(StaffId staff) {
    return views.whyNoOffers(staff);
  }

  /// How many are ahead of the conversation; nothing when it neither waits nor rings, or when ten
  /// thousand are.
  public OptionalInt ahead(Conversation conversation) {
    return positions.ahead(conversation);
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
}
