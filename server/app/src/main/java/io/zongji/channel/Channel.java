package io.zongji.channel;

import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.platform.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A bound mini program or website. Its secret is not part of it and never leaves the server.
///
/// @param key what names the channel in public addresses
/// @param appId WeChat's name of the mini program; empty for a website
/// @param origins the websites that may embed the customer page or call the entry themselves
/// @param deleted whether it was deleted; open conversations that came by it go on
public record Channel(
    ChannelId id,
    ChannelKind kind,
    Mode mode,
    String name,
    String key,
    Optional<String> appId,
    List<Origin> origins,
    Instant createdAt,
    boolean deleted) {
  public Channel {
    origins = List.copyOf(origins);
  }
}
