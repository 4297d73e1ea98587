package io.zongji.conversation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Who works the lanes of a door.
interface Crew {
  /// Begins to work them.
  void begin(List<Lane> lanes);

  /// Waits until the answer is there.
  ///
  /// @throws IllegalStateException when the caller is the one who has to give it
  Outcome await(CompletableFuture<Outcome> answer);

  /// Returns when the lanes, which were told to stop, have done what waited.
  void end();
}
