package io.zongji.channel;

import io.zongji.customer.CustomerFault;
import io.zongji.platform.Buckets;
import io.zongji.platform.ClientAddress;
import io.zongji.platform.FaultException;
import org.springframework.stereotype.Component;

/// Counts the entries from each network, so that one machine cannot fill the desk with customers.
/// Generous: a whole company may stand behind one address.
@Component
class EntryRate {
  /// Entries of one address in each second.
  static final int PER_SECOND_MAX = 10;

  /// Entries of one address at once.
  static final int BURST_MAX = 300;

  private final Buckets networks = new Buckets(PER_SECOND_MAX, BURST_MAX);

  /// Counts one more entry; throws a fault with the seconds to wait when that is too many.
  void take(ClientAddress from, long nanos) {
    var pause = networks.take(from.network(), nanos);
    if (pause.isPresent()) {
      throw new FaultException(CustomerFault.TOO_MANY, pause.getAsLong());
    }
  }
}
