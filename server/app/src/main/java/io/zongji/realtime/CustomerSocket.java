package io.zongji.realtime;

import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Receipts;
import io.zongji.customer.CustomerFault;
import io.zongji.platform.FaultException;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketSession;

/// `/ws/customer`: the pages of customers.
@Component
class CustomerSocket extends SocketHandler {
  private static final String LINK = "link";

  private final CustomerHello hello;
  private final Commands commands;
  private final CallActs calls;
  private final Typing typing;
  private final ReceiptBook receipts;
  private final Audience audience;
  private final Absences absences;
  private final Sockets sockets;
  private final InstantSource clock;

  CustomerSocket(
      CustomerHello hello,
      Commands commands,
      CallActs calls,
      Typing typing,
      ReceiptBook receipts,
      Audience audience,
      Absences absences,
      Sockets sockets,
      InstantSource clock) {
    super(sockets, clock);
    this.hello = hello;
    this.commands = commands;
    this.calls = calls;
    this.typing = typing;
    this.receipts = receipts;
    this.audience = audience;
    this.absences = absences;
    this.sockets = sockets;
    this.clock = clock;
  }

  /// Who it is and where it comes from is known by the hello only.
  @Override
  void connected(WebSocketSession session, Client client) {}

  @Override
  void perform(WebSocketSession session, Client client, Frame frame) {
    answering(
        client,
        frame,
        () -> {
          var op = CustomerOp.of(frame);
          switch (op) {
            case CustomerOp.Hello first -> begin(session, client, frame.ref(), first);
            case CustomerOp.Ping _ -> client.tell(Events.pong(frame.ref(), clock.instant()));
            case CustomerOp.Say say -> say(link(session, say.conversation()), frame.ref(), say);
            case CustomerOp.Leave(var id, var clientId) ->
                submit(link(session, id), frame.ref(), new Command.CustomerLeaves(id, clientId));
            case CustomerOp.Rate(var id, var clientId, var score, var comment) ->
                submit(
                    link(session, id), frame.ref(), new Command.Rate(id, clientId, score, comment));
            case CustomerOp.Typing(var id) -> typing(link(session, id));
            case CustomerOp.Read(var id, var upTo) ->
                receipts.read(link(session, id).conversation(), Receipts.Side.CUSTOMER, upTo);
            case CallOp call ->
                calls.perform(link(session, call.conversation()), frame.ref(), call);
            case CustomerOp.Fetch(var id, var after) -> link(session, id).follower().fetch(after);
          }
        });
  }

  @Override
  void disconnected(WebSocketSession session, Client client) {
    if (session.getAttributes().remove(LINK) instanceof CustomerLink link
        && audience.remove(link)
        && !sockets.closing()) {
      absences.left(link.conversation());
    }
  }

  private void begin(WebSocketSession session, Client client, long ref, CustomerOp.Hello first) {
    if (session.getAttributes().get(LINK) != null) {
      throw new FaultException(RealtimeFault.HELLO_ONCE);
    }
    hello
        .begin(client, ref, first)
        .ifPresent(
            link -> {
              session.getAttributes().put(LINK, link);
              sockets.known(client);
              if (client.wire().isGone()) {
                disconnected(session, client);
              } else {
                absences.came(link.conversation());
              }
              audience
                  .surplus(link.conversation())
                  .forEach(oldest -> oldest.client().close(CloseCode.REPLACED));
            });
  }

  private static CustomerLink link(WebSocketSession session, ConversationId conversation) {
    if (!(session.getAttributes().get(LINK) instanceof CustomerLink link)) {
      throw new FaultException(RealtimeFault.HELLO_FIRST);
    }
    if (!link.conversation().equals(conversation)) {
      throw new FaultException(CustomerFault.NOT_YOURS);
    }
    return link;
  }

  private void submit(CustomerLink link, long ref, Command command) {
    commands.submit(link.client(), ref, command);
  }

  private void say(CustomerLink link, long ref, CustomerOp.Say say) {
    var content = commands.content(say.conversation(), Optional.empty(), say.said());
    submit(
        link,
        ref,
        new Command.CustomerSays(say.conversation(), Optional.of(say.clientId()), content));
  }

  private void typing(CustomerLink link) {
    if (!link.client().mayType(clock.instant())) {
      return;
    }
    typing.customer(link.conversation());
  }
}
