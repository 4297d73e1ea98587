package io.zongji.api;

import io.zongji.channel.Channel;
import io.zongji.channel.Channels;
import io.zongji.customer.Customer;
import io.zongji.customer.CustomerFault;
import io.zongji.customer.CustomerId;
import io.zongji.customer.Customers;
import io.zongji.platform.FaultException;
import io.zongji.staff.Role;
import io.zongji.staff.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The cards of customers, for agents who had to do with them and for administrators; to everybody
/// else there is no such customer.
@Component
class Cards {
  private final Customers customers;
  private final Channels channels;
  private final HistoryStore history;

  Cards(Customers customers, Channels channels, HistoryStore history) {
    this.customers = customers;
    this.channels = channels;
    this.history = history;
  }

  /// A customer's card.
  ///
  /// @param channel the name of the channel they came by
  record Card(
      UUID id,
      String name,
      String note,
      String channel,
      Instant firstSeen,
      List<HistoryStore.Episode> conversations) {}

  Card of(SignedIn me, UUID id) {
    var customer = require(me, id);
    return new Card(
        id,
        customer.name(),
        customer.note(),
        channels.find(customer.channel()).map(Channel::name).orElse(""),
        customer.createdAt(),
        history.episodes(customer.id()));
  }

  Card rename(SignedIn me, UUID id, String name) {
    customers.rename(require(me, id).id(), name);
    return of(me, id);
  }

  Card note(SignedIn me, UUID id, String note) {
    customers.note(require(me, id).id(), note);
    return of(me, id);
  }

  private Customer require(SignedIn me, UUID id) {
    var customer = new CustomerId(id);
    return customers
        .find(customer)
        .filter(known -> me.role() == Role.ADMIN || history.wasOffered(me.id(), customer))
        .orElseThrow(() -> new FaultException(CustomerFault.UNKNOWN));
  }
}
