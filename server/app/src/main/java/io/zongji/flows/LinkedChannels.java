package io.zongji.flows;

import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import java.util.Collection;
import java.util.Map;

/// What flows need to know of channels, which are built on them and offer it this.
public interface LinkedChannels {
  /// What the list of flows shows of a channel.
  record ChannelName(ChannelKind kind, String name) {}

  /// The names of channels; those that do not exist are left out.
  Map<ChannelId, ChannelName> names(Collection<ChannelId> channels);
}
