package io.zongji.realtime;

import io.zongji.call.Line;
import io.zongji.call.Lines;
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
  private final Lines lines;
  private final CallFeeds feeds;
  private final IdSource ids;

  CallActs(
      Commands commands, Conversations conversations, Lines lines, CallFeeds feeds, IdSource ids) {
    this.commands = commands;
    this.conversations = conversations;
    this.lines = lines;
    this.feeds = feeds;
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
              new Command.AskCall(id, clientId, staff, new CallId(ids.next()), media, lines.way()));
      case CallOp.CallAccept(var id, var clientId, var call) ->
          commands.submit(client, ref, new Command.AcceptCall(id, clientId, staff, call));
      case CallOp.CallEnd(var id, var clientId, var call) ->
          commands.submit(client, ref, new Command.EndCall(id, clientId, staff, call));
      case CallOp.CallLost(var id, var clientId, var call) ->
          commands.submit(client, ref, new Command.FailCall(id, clientId, staff, call));
      case CallOp.CallMedia(var id, var clientId, var call, var media) ->
          commands.submit(client, ref, new Command.SwitchCall(id, clientId, staff, call, media));
      case CallOp.CallReported(var id, var call, var what, var tookMs) -> {
        var _ = conversations.send(new Command.ReportCall(id, staff, call, what, tookMs));
      }
      case CallOp.Signal signal -> signal(client, staff, ref, signal);
    }
  }

  /// Answers when it is kept; a page that joins hears what is for it from now on.
  private void signal(Client client, Optional<StaffId> staff, long ref, CallOp.Signal signal) {
    var where = new Line.Where(signal.conversation(), signal.call());
    var who = Line.Hearer.of(staff);
    var joined = lines.take(where, who, signal.leg(), signal.data());
    client.tell(Events.done(ref));
    joined.ifPresent(since -> feeds.follow(client, where, who, since));
  }
}
