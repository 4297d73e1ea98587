package io.zongji.realtime;

import io.zongji.channel.Channels;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Receipts;
import io.zongji.customer.Customer;
import io.zongji.customer.CustomerFault;
import io.zongji.customer.CustomerTokens;
import io.zongji.customer.Customers;
import io.zongji.platform.FaultException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets the page of a customer in: by token, to a conversation of its own, from an origin that the
/// channel allows.
@Component
class CustomerHello {
  private final CustomerTokens tokens;
  private final Customers customers;
  private final Channels channels;
  private final Conversations conversations;
  private final Audience audience;
  private final Absences absences;
  private final CustomerSight sight;
  private final Greeting greeting;

  CustomerHello(
      CustomerTokens tokens,
      Customers customers,
      Channels channels,
      Conversations conversations,
      Audience audience,
      Absences absences,
      CustomerSight sight,
      Greeting greeting) {
    this.tokens = tokens;
    this.customers = customers;
    this.channels = channels;
    this.conversations = conversations;
    this.audience = audience;
    this.absences = absences;
    this.sight = sight;
    this.greeting = greeting;
  }

  /// Welcomes the page and lets it follow its conversation; empty when the socket is closed
  /// instead.
  Optional<CustomerLink> begin(Client client, long ref, CustomerOp.Hello hello) {
    var customer = tokens.read(hello.token()).flatMap(customers::find);
    if (customer.isEmpty()) {
      client.close(CloseCode.SIGN_IN_AGAIN);
      return Optional.empty();
    }
    var conversation = own(customer.get(), hello.conversation());
    var channel = channels.find(conversation.header().channel()).orElseThrow();
    if (!channels.admits(channel, client.page())) {
      client.close(CloseCode.ORIGIN);
      return Optional.empty();
    }
    customers.seen(customer.get());
    return Optional.of(follow(client, ref, customer.get(), hello));
  }

  private Conversation own(Customer customer, ConversationId id) {
    return conversations
        .find(id)
        .filter(conversation -> conversation.header().customer().equals(customer.id()))
        .orElseThrow(() -> new FaultException(CustomerFault.NOT_YOURS));
  }

  /// Listens first and reads then, so that nothing falls between the two. The page is welcomed when
  /// nothing can fail any more; else nothing is left of it.
  private CustomerLink follow(Client client, long ref, Customer customer, CustomerOp.Hello hello) {
    var id = hello.conversation();
    var link = new CustomerLink(client, customer.id(), id, greeting.follower(client, id, sight));
    client.outbox().hold();
    audience.add(link);
    try {
      var welcome = welcome(link, ref, hello.after());
      absences.coming(id);
      client.outbox().release(welcome);
      return link;
    } catch (RuntimeException e) {
      audience.remove(link);
      client.outbox().discard();
      throw e;
    }
  }

  private Greeting.Welcome welcome(CustomerLink link, long ref, long after) {
    var id = link.conversation();
    var now = conversations.find(id).orElseThrow();
    var range = link.follower().begin(now, after);
    var welcome =
        Event.written(
            json -> {
              greeting.begin(ref, json);
              json.writeStringProperty("customer", link.customer().value().toString());
              link.follower().properties(range, json);
              sight.state(now, json);
              json.writeEndObject();
            });
    var receipts = greeting.receipts(List.of(id), Receipts.Side.AGENT);
    return Greeting.Welcome.of(welcome, receipts, () -> link.follower().begun(now));
  }
}
