package io.zongji.realtime;

import io.zongji.conversation.Command;
import io.zongji.conversation.Command.Accept;
import io.zongji.conversation.Command.AgentEnds;
import io.zongji.conversation.Command.AgentFinishes;
import io.zongji.conversation.Command.AgentSays;
import io.zongji.conversation.Command.Decline;
import io.zongji.conversation.Command.TransferTo;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationFault;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Stage;
import io.zongji.platform.FaultException;
import io.zongji.staff.SignedIn;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketSession;

/// `/ws/workspace`: the workspaces of agents.
@Component
class WorkspaceSocket extends SocketHandler {
  private static final String LINK = "link";

  private final WorkspaceHello hello;
  private final Commands commands;
  private final Conversations conversations;
  private final WorkspaceActs acts;
  private final CallActs calls;
  private final Audience audience;
  private final AgentLeases leases;
  private final Sockets sockets;
  private final InstantSource clock;

  WorkspaceSocket(
      WorkspaceHello hello,
      Commands commands,
      Conversations conversations,
      WorkspaceActs acts,
      CallActs calls,
      Audience audience,
      AgentLeases leases,
      Sockets sockets,
      InstantSource clock) {
    super(sockets, clock);
    this.hello = hello;
    this.commands = commands;
    this.conversations = conversations;
    this.acts = acts;
    this.calls = calls;
    this.audience = audience;
    this.leases = leases;
    this.sockets = sockets;
    this.clock = clock;
  }

  @Override
  void connected(WebSocketSession session, Client client) {
    // A foreign page could make the browser send the cookie along.
    if (client.page().origin().isPresent() && !client.page().ours()) {
      client.close(CloseCode.ORIGIN);
    } else if (me(session).isEmpty()) {
      client.close(CloseCode.SIGN_IN_AGAIN);
    }
  }

  @Override
  void perform(WebSocketSession session, Client client, Frame frame) {
    answering(
        client,
        frame,
        () -> {
          switch (WorkspaceOp.of(frame)) {
            case WorkspaceOp.Hello first -> begin(session, client, frame.ref(), first);
            case WorkspaceOp.Ping _ -> client.tell(Events.pong(frame.ref(), clock.instant()));
            case WorkspaceOp op -> perform(link(session), frame.ref(), op);
          }
        });
  }

  @Override
  void disconnected(WebSocketSession session, Client client) {
    if (session.getAttributes().remove(LINK) instanceof WorkspaceLink link
        && audience.remove(link)) {
      leases.left(link);
    }
  }

  private void begin(WebSocketSession session, Client client, long ref, WorkspaceOp.Hello first) {
    if (session.getAttributes().get(LINK) != null) {
      throw new FaultException(RealtimeFault.HELLO_ONCE);
    }
    var me = me(session).orElseThrow(() -> new FaultException(RealtimeFault.HELLO_FIRST));
    var signIn = Handshake.session(session);
    hello
        .begin(client, ref, me, signIn, first)
        .ifPresent(
            link -> {
              session.getAttributes().put(LINK, link);
              sockets.known(client);
              if (client.wire().isGone()) {
                disconnected(session, client);
              } else {
                leases.came(link.staff());
              }
            });
  }

  private void perform(WorkspaceLink link, long ref, WorkspaceOp asked) {
    switch (asked) {
      case CallOp op -> calls.perform(link, ref, op);
      case WorkspaceOp.Hello _, WorkspaceOp.Ping _ -> throw new IllegalStateException("done");
      case WorkspaceOp.Presence(var choose) -> acts.choose(link, ref, choose);
      case WorkspaceOp.Typing(var id) -> typing(link, id);
      case WorkspaceOp.Read(var id, var upTo) -> acts.read(link, held(link, id), upTo);
      case WorkspaceOp.Fetch(var id, var after) -> acts.fetch(link, id, after);
      case WorkspaceOp.Say say -> submit(link, ref, says(link, say));
      case WorkspaceOp.Accept(var id, var offer, var clientId, var withCall) ->
          submit(link, ref, new Accept(id, clientId, link.staff(), offer, withCall));
      case WorkspaceOp.Decline(var id, var offer, var clientId) ->
          submit(link, ref, new Decline(id, clientId, link.staff(), offer));
      case WorkspaceOp.End(var id, var clientId) ->
          submit(link, ref, new AgentEnds(id, clientId, link.staff()));
      case WorkspaceOp.Finish(var id, var clientId) ->
          submit(link, ref, new AgentFinishes(id, clientId, link.staff()));
      case WorkspaceOp.Note note -> submit(link, ref, acts.note(link, note));
      case WorkspaceOp.Transfer(var id, var clientId, var group, var to, var note) ->
          submit(
              link,
              ref,
              acts.transfer(new TransferTo(id, clientId, link.staff(), group, to, note)));
    }
  }

  private void submit(WorkspaceLink link, long ref, Command command) {
    commands.submit(link.client(), ref, command);
  }

  private Command says(WorkspaceLink link, WorkspaceOp.Say say) {
    var content = commands.content(say.conversation(), Optional.of(link.staff()), say.said());
    return new AgentSays(say.conversation(), Optional.of(say.clientId()), link.staff(), content);
  }

  private void typing(WorkspaceLink link, ConversationId id) {
    if (!link.client().mayType(clock.instant())) {
      return;
    }
    if (held(link, id).stage() instanceof Stage.Served served
        && served.agent().id().equals(link.staff())) {
      acts.typing(id);
    }
  }

  private Conversation held(WorkspaceLink link, ConversationId id) {
    return conversations
        .find(id)
        .filter(conversation -> conversation.holders().contains(link.staff()))
        .orElseThrow(() -> new FaultException(ConversationFault.NOT_YOURS));
  }

  private static WorkspaceLink link(WebSocketSession session) {
    if (session.getAttributes().get(LINK) instanceof WorkspaceLink link) {
      return link;
    }
    throw new FaultException(RealtimeFault.HELLO_FIRST);
  }

  private static Optional<SignedIn> me(WebSocketSession session) {
    return Optional.ofNullable(session.getPrincipal())
        .flatMap(SignedIn::of)
        .filter(me -> !me.mustChange());
  }
}
