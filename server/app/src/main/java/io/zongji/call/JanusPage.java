package io.zongji.call;

import io.zongji.conversation.Call;
import java.util.UUID;

/// One page's connections at Janus: one on which it publishes, one on which it hears the side
/// across. Used on the strand of its room only.
final class JanusPage {
  /// When there is none.
  static final long NONE = 0;

  private final Call.Side side;
  private final UUID leg;
  private final JanusSession session;
  private final long publishing;
  private long subscribing = NONE;

  JanusPage(Call.Side side, UUID leg, JanusSession session, long publishing) {
    this.side = side;
    this.leg = leg;
    this.session = session;
    this.publishing = publishing;
  }

  Call.Side side() {
    return side;
  }

  UUID leg() {
    return leg;
  }

  /// The handle on which it publishes.
  long publishing() {
    return publishing;
  }

  /// The handle on which it hears the other side, or [#NONE].
  long subscribing() {
    return subscribing;
  }

  /// Another handle takes the place of the one on which it heard the other side.
  void subscribes(long handle) {
    long before = subscribing;
    subscribing = handle;
    if (before != NONE) {
      session.detach(before);
    }
  }

  /// Whether an event of that handle is about this page.
  boolean has(long handle) {
    return handle == publishing || handle == subscribing;
  }

  /// Ends both connections.
  void close() {
    subscribes(NONE);
    session.detach(publishing);
  }
}
