package io.zongji.channel.website;

import io.zongji.channel.Channel;
import io.zongji.channel.ChannelAdapter;
import io.zongji.channel.Origin;
import io.zongji.channel.WebPage;
import io.zongji.customer.ChannelKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The customer page, alone or embedded, and pages that companies write themselves.
@Component
class WebsiteAdapter implements ChannelAdapter {
  @Override
  public ChannelKind kind() {
    return ChannelKind.WEBSITE;
  }

  /// Our own page is always admitted (who may embed it is said by `frame-ancestors`), other pages
  /// when their origin is on the channel's list.
  @Override
  public boolean admits(Channel channel, WebPage page) {
    return page.origin().isEmpty()
        || page.ours()
        || page.origin().flatMap(Origin::parse).filter(channel.origins()::contains).isPresent();
  }

  @Override
  public Optional<String> identify(Channel channel, Credentials credentials) {
    return Optional.empty();
  }
}
