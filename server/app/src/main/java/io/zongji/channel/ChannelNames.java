package io.zongji.channel;

import io.zongji.customer.ChannelId;
import io.zongji.flows.LinkedChannels;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells flows the names of the channels they are linked to.
@Component
class ChannelNames implements LinkedChannels {
  private final ChannelStore store;

  ChannelNames(ChannelStore store) {
    this.store = store;
  }

  @Override
  public Map<ChannelId, ChannelName> names(Collection<ChannelId> channels) {
    return channels.stream()
        .distinct()
        .map(store::find)
        .flatMap(Optional::stream)
        .collect(
            Collectors.toMap(
                Channel::id, channel -> new ChannelName(channel.kind(), channel.name())));
  }
}
