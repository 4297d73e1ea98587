package io.zongji.realtime;

import java.time.Instant;

/// Something done again and again, a few times a second, by one thread after another.
interface Beat {
  /// Does what is due; must not take long.
  void beat(Instant now);
}
