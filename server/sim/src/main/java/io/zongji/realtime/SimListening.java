package io.zongji.realtime;

import java.time.Instant;

/// How a server of the simulation tells who is silent: by the product's own rule.
public final class SimListening {
  private final Listening listening = new Listening();

  /// The server looks around.
  public void look(Instant now) {
    listening.look(now);
  }

  /// The moment at which something is heard now.
  public long now() {
    return listening.now();
  }

  /// Whether somebody who was heard last at that moment counts as gone.
  public boolean isGone(long heardAt) {
    return Listening.tooLong(listening.now() - heardAt);
  }
}
