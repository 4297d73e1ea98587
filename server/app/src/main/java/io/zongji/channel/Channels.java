package io.zongji.channel;

import io.zongji.customer.ChannelId;
import io.zongji.platform.Secrets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The channels there are.
@Service
public class Channels {
  private static final String PURPOSE = "channel-secret";

  private final ChannelStore store;
  private final Secrets secrets;
  private final List<ChannelAdapter> adapters;

  Channels(ChannelStore store, Secrets secrets, List<ChannelAdapter> adapters) {
    this.store = store;
    this.secrets = secrets;
    this.adapters = List.copyOf(adapters);
  }

  /// A channel, also a deleted one.
  public Optional<Channel> find(ChannelId id) {
    return store.find(id);
  }

  /// The living channel of a public key.
  public Optional<Channel> byKey(String key) {
    return store.byKey(key);
  }

  /// The living mini program of an AppID.
  public Optional<Channel> byAppId(String appId) {
    return store.byAppId(appId);
  }

  /// Whether this page may act for a customer of the channel.
  public boolean admits(Channel channel, WebPage page) {
    return adapter(channel).admits(channel, page);
  }

  /// Who the customer is to the channel; see [ChannelAdapter#identify].
  Optional<String> identify(Channel channel, Optional<String> code) {
    var secret = store.sealedSecret(channel.id()).map(bytes -> secrets.open(PURPOSE, bytes));
    return adapter(channel).identify(channel, new ChannelAdapter.Credentials(secret, code));
  }

  byte[] seal(String secret) {
    return secrets.seal(PURPOSE, secret);
  }

  private ChannelAdapter adapter(Channel channel) {
    return adapters.stream()
        .filter(adapter -> adapter.kind() == channel.kind())
        .findFirst()
        .orElseThrow();
  }
}
