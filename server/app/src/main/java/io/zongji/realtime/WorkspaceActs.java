package io.zongji.realtime;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command.TransferTo;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Receipts;
import io.zongji.platform.FaultException;
import io.zongji.skill.SkillFault;
import io.zongji.skill.SkillGroups;
import org.springframework.stereotype.Component;

/// What workspaces ask beside commands for the door.
@Component
class WorkspaceActs {
  private final DeskGate desk;
  private final TimelineAccess access;
  private final ReceiptBook receipts;
  private final SkillGroups groups;

  WorkspaceActs(
      DeskGate desk, TimelineAccess access, ReceiptBook receipts, SkillGroups groups) {
    this.desk = desk;
    this.access = access;
    this.receipts = receipts;
    this.groups = groups;
  }

  void choose(WorkspaceLink link, long ref, Chosen chosen) {
    desk.choose(link.staff(), link.window(), chosen);
    link.client().tell(Events.done(ref));
    link.deskChanged();
  }

  void fetch(WorkspaceLink link, ConversationId id, long after) {
    access.require(link.me(), id);
    link.follower(id).fetch(after);
  }

  void read(WorkspaceLink link, Conversation conversation, long upTo) {
    receipts.read(conversation, Receipts.Side.AGENT, Math.min(upTo, conversation.lastSeq()));
  }
}
