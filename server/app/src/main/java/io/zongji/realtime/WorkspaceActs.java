package io.zongji.realtime;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command.AgentNotes;
import io.zongji.conversation.Command.TransferTo;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
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
  private final Typing typing;
  private final SkillGroups groups;
  private final Conversations conversations;

  WorkspaceActs(
      DeskGate desk,
      TimelineAccess access,
      ReceiptBook receipts,
      Typing typing,
      SkillGroups groups,
      Conversations conversations) {
    this.desk = desk;
    this.access = access;
    this.receipts = receipts;
    this.typing = typing;
    this.groups = groups;
    this.conversations = conversations;
  }

  void choose(WorkspaceLink link, long ref, Chosen chosen) {
    desk.choose(link.staff(), link.window(), chosen);
    link.client().tell(Events.done(ref));
    link.deskChanged();
  }

  /// A transfer that can be meant: to a living group of the conversation's mode and, if to somebody
  /// by name, to one of its members. Throws a `FaultException` otherwise.
  TransferTo transfer(TransferTo transfer) {
    var group =
        groups
            .findLiving(transfer.group())
            .orElseThrow(() -> new FaultException(SkillFault.UNKNOWN));
    var mode = conversations.find(transfer.conversation()).map(known -> known.header().mode());
    if (mode.filter(known -> known != group.mode()).isPresent()) {
      throw new FaultException(SkillFault.UNKNOWN);
    }
    if (transfer.to().filter(to -> !groups.members(group.id()).contains(to)).isPresent()) {
      throw new FaultException(SkillFault.NOT_A_MEMBER);
    }
    return transfer;
  }

  /// A note by somebody who may see the conversation. Throws a `FaultException` otherwise.
  AgentNotes note(WorkspaceLink link, WorkspaceOp.Note note) {
    access.require(link.me(), note.conversation());
    return new AgentNotes(note.conversation(), note.clientId(), link.staff(), note.note());
  }

  void fetch(WorkspaceLink link, ConversationId id, long after) {
    access.require(link.me(), id);
    link.follower(id).fetch(after);
  }

  void read(WorkspaceLink link, Conversation conversation, long upTo) {
    receipts.read(conversation.id(), Receipts.Side.AGENT, upTo);
  }

  void typing(ConversationId id) {
    typing.agent(id);
  }
}
