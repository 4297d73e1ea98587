package io.zongji.realtime;

import io.zongji.conversation.Call;
import io.zongji.conversation.CallId;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversations;
import io.zongji.platform.IdSource;
import io.zongji.staff.StaffId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What pages of both sides ask about calls.
@Component
class CallActs {
  private final Commands commands;
  private final Conversations conversations;
  private final IdSource ids;

  CallActs(Commands commands, Conversations conversations, IdSource ids) {
    this.commands = commands;
    this.conversations = conversations;
    this.ids = ids;
  }

  void perform(CustomerLink link, long ref, CallOp op) {
    perform(link.client(), Optional.empty(), ref, op);
  }

  void perform(WorkspaceLink link, long ref, CallOp op) {
    perform(link.client(), Optional.of(link.staff()), ref, op);
  }

  private void perform(Client client, Optional<StaffId> staff, long ref, CallOp op) {
    switch (op) {
      case CallOp.CallAsk(var id, var clientId, var media) ->
          commands.submit(
              client,
              ref,
              new Command.AskCall(
                  id, clientId, staff, new CallId(ids.next()), media, Call.Way.DIRECT));
      case CallOp.CallAccept(var id, var clientId, var call) ->
          commands.submit(client, ref, new Command.AcceptCall(id, clientId, staff, call));
      case CallOp.CallEnd(var id, var clientId, var call) ->
          commands.submit(client, ref, new Command.EndCall(id, clientId, staff, call));
      case CallOp.CallMedia(var id, var clientId, var call, var media) ->
          commands.submit(client, ref, new Command.SwitchCall(id, clientId, staff, call, media));
      case CallOp.CallReported(var id, var call, var what, var tookMs) -> {
        var _ = conversations.send(new Command.ReportCall(id, staff, call, what, tookMs));
      }
    }
  }
}
