package io.zongji.sim;

import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Mode;
import java.util.Optional;

/// A website on which customers come in, while a flow is linked to it.
final class Channel {
  private final ChannelId id;
  private final Mode mode;
  private final FlowId flow;
  private boolean linked = true;

  Channel(World world, Mode mode, FlowId flow) {
    this.id = new ChannelId(world.nextId());
    this.mode = mode;
    this.flow = flow;
  }

  FlowId flow() {
    return flow;
  }

  Mode mode() {
    return mode;
  }

  void link(boolean on) {
    linked = on;
  }

  boolean linked() {
    return linked;
  }

  /// The coming in of a customer on the newest version; none while nothing is linked.
  Optional<Command.Enter> enter(World world, CustomerId customer) {
    if (!linked) {
      return Optional.empty();
    }
    return Optional.of(
        new Command.Enter(
            new ConversationId(world.nextId()),
            mode,
            id,
            ChannelKind.WEBSITE,
            customer,
            flow,
            world.company().newest(flow),
            Optional.empty()));
  }
}
