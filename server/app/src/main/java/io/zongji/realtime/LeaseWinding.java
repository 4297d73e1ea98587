package io.zongji.realtime;

import io.zongji.conversation.LeaseClock;
import java.time.Instant;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/// Winds the clock of the leases while this server runs and reaches the database.
@Component
@ConditionalOnProperty(name = "zongji.lease-clock", matchIfMissing = true)
class LeaseWinding implements Beat {
  private final Every winding = new Every(LeaseClock.WINDING);
  private final LeaseClock leases;

  LeaseWinding(LeaseClock leases) {
    this.leases = leases;
  }

  @Override
  public void beat(Instant now) {
    if (winding.due(now)) {
      leases.wind();
    }
  }
}
