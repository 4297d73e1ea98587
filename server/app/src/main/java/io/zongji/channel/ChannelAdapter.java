package io.zongji.channel;

import io.zongji.customer.ChannelKind;
import java.util.Optional;

/// What differs from one kind of channel to another.
public interface ChannelAdapter {
  ChannelKind kind();

  /// Whether this page may act for a customer of the channel.
  boolean admits(Channel channel, WebPage page);

  /// Who the customer is to the channel; empty when the channel does not know, so that only the
  /// customer's token can tell. Throws a `FaultException` when the proof is refused.
  Optional<String> identify(Channel channel, Credentials credentials);

  /// What a customer shows to be known.
  ///
  /// @param secret the channel's own secret; empty when it has none
  /// @param code the one-time code of the customer's app; empty when there is none
  record Credentials(Optional<String> secret, Optional<String> code) {
    @Override
    public String toString() {
      return "Credentials[not shown]";
    }
  }
}
