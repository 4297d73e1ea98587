package io.zongji.channel;

import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Outcome;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.Customer;
import io.zongji.customer.CustomerFault;
import io.zongji.customer.CustomerTokens;
import io.zongji.customer.Customers;
import io.zongji.flows.Flow;
import io.zongji.flows.FlowId;
import io.zongji.flows.Flows;
import io.zongji.flows.PublishedFlow;
import io.zongji.platform.FaultException;
import io.zongji.platform.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Leads a customer to a conversation: the open one, else the one that ended last, else a new one
/// on the newest published version of the channel's flow.
@Component
class Entry {
  /// How long after its end a conversation is what a customer who comes back sees first.
  static final Duration END_SHOWN = Duration.ofHours(24);

  private final CustomerTokens tokens;
  private final Customers customers;
  private final Channels channels;
  private final Flows flows;
  private final Conversations conversations;
  private final CustomerPages pages;
  private final LastConversations last;
  private final InstantSource clock;

  Entry(
      CustomerTokens tokens,
      Customers customers,
      Channels channels,
      Flows flows,
      Conversations conversations,
      CustomerPages pages,
      LastConversations last,
      InstantSource clock) {
    this.tokens = tokens;
    this.customers = customers;
    this.channels = channels;
    this.flows = flows;
    this.conversations = conversations;
    this.pages = pages;
    this.last = last;
    this.clock = clock;
  }

  /// Who stands at the door.
  ///
  /// @param flow the flow that a mini program asks for
  record Visitor(
      Optional<String> token, Optional<String> code, Optional<FlowId> flow, boolean fresh) {}

  EntryController.Entered enter(Channel channel, Visitor visitor) {
    var known = known(channel, visitor);
    var flow = flow(channel, visitor.flow());
    if (known.isEmpty() && channel.kind() == ChannelKind.WEBSITE && flow.isEmpty()) {
      // Nobody is made a customer of a channel that leads nowhere.
      throw new FaultException(CustomerFault.CHANNEL_NOT_IN_USE);
    }
    var customer = known.orElseGet(() -> stranger(channel, visitor));
    customers.seen(customer);
    var open = conversations.findOpen(customer.id(), channel.id());
    if (open.isPresent()) {
      return entered(customer, open.get(), true, false);
    }
    var ended =
        visitor.fresh()
            ? Optional.<ConversationId>empty()
            : last.endedSince(customer.id(), channel.id(), clock.instant().minus(END_SHOWN));
    if (ended.isPresent()) {
      return entered(customer, ended.get(), true, true);
    }
    return begin(
        channel,
        customer,
        flow.orElseThrow(() -> new FaultException(CustomerFault.CHANNEL_NOT_IN_USE)));
  }

  /// The customer of the token, when it is good and of this channel; a code tells better than that.
  private Optional<Customer> known(Channel channel, Visitor visitor) {
    return visitor.code().isPresent()
        ? Optional.empty()
        : visitor
            .token()
            .flatMap(tokens::read)
            .flatMap(customers::find)
            .filter(customer -> customer.channel().equals(channel.id()));
  }

  private Customer stranger(Channel channel, Visitor visitor) {
    return customers.arrive(channel.id(), channels.identify(channel, visitor.code()));
  }

  private Optional<PublishedFlow> flow(Channel channel, Optional<FlowId> wanted) {
    return flows.linksOf(channel.id()).stream()
        .map(Flow::id)
        .filter(id -> channel.kind() == ChannelKind.WEBSITE || wanted.equals(Optional.of(id)))
        .findFirst()
        .flatMap(flows::newestPublished);
  }

  private EntryController.Entered begin(Channel channel, Customer customer, PublishedFlow flow) {
    var id = new ConversationId(Ids.next());
    var enter =
        new Command.Enter(
            id,
            channel.mode(),
            channel.id(),
            channel.kind(),
            customer.id(),
            flow.id(),
            flow.version(),
            Optional.empty());
    return switch (conversations.submit(enter)) {
      case Outcome.Done done ->
          entered(customer, done.conversation(), !done.conversation().equals(id), false);
      case Outcome.Refused(var fault) -> throw new FaultException(fault);
    };
  }

  private EntryController.Entered entered(
      Customer customer, ConversationId conversation, boolean resumed, boolean ended) {
    if (!ended) {
      pages.renew(List.of(conversation));
    }
    return new EntryController.Entered(
        tokens.issue(customer.id()), customer.id().value(), conversation.value(), resumed, ended);
  }
}
