package io.zongji.media;

import io.zongji.channel.Channels;
import io.zongji.channel.WebPage;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.Stage;
import io.zongji.customer.CustomerFault;
import io.zongji.customer.CustomerGate;
import io.zongji.platform.FaultException;
import io.zongji.staff.StaffId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says who may upload to which conversation.
@Component
class Uploaders {
  private final CustomerGate gate;
  private final Channels channels;

  Uploaders(CustomerGate gate, Channels channels) {
    this.gate = gate;
    this.channels = channels;
  }

  /// The customer, to an own conversation that is not over, from a page that the channel admits.
  void checkCustomer(
      @Nullable String authorization,
      Optional<Conversation> conversation,
      HttpServletRequest request) {
    var customer = gate.require(authorization);
    var own =
        conversation
            .filter(known -> known.header().customer().equals(customer.id()))
            .orElseThrow(() -> new FaultException(CustomerFault.NOT_YOURS));
    var channel = channels.find(own.header().channel()).orElseThrow();
    if (!channels.admits(channel, WebPage.of(request))) {
      throw new FaultException(CustomerFault.ORIGIN);
    }
    if (own.ended()) {
      throw new FaultException(MediaFault.ENDED);
    }
  }

  /// The agent who serves it.
  void checkAgent(StaffId staff, Optional<Conversation> conversation) {
    var serves =
        conversation
            .map(Conversation::stage)
            .filter(
                stage -> stage instanceof Stage.Served served && served.agent().id().equals(staff))
            .isPresent();
    if (!serves) {
      throw new FaultException(MediaFault.NOT_YOURS);
    }
  }
}
