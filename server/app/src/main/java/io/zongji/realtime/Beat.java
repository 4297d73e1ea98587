package io.zongji.realtime;

import java.time.Instant;

/// Something done again and again, a few times a second, never twice at a time.
interface Beat {
  /// Does what is due; must not take long.
  void beat(Instant now);
}
