package io.zongji.conversation;

import java.time.Instant;
import java.util.Optional;

/// The clock of the leases, in memory.
final class MemoryLeaseClock implements LeaseClock.Row {
  private Optional<LeaseClock.Wound> wound = Optional.empty();

  @Override
  public Optional<LeaseClock.Wound> read() {
    return wound;
  }

  @Override
  public void wind(Instant now) {
    wound = Optional.of(LeaseClock.Wound.next(wound, now));
  }

  /// Since when everybody could be there.
  Instant since() {
    return wound.map(LeaseClock.Wound::since).orElse(Instant.EPOCH);
  }
}
