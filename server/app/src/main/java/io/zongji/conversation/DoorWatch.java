package io.zongji.conversation;

import java.time.Duration;

/// Hears of each batch that a lane committed. Told on the lane, so it must be quick.
@FunctionalInterface
public interface DoorWatch {
  /// Takes note.
  ///
  /// @param commands how many were committed together
  /// @param took from the lane's taking them up to the end of the commit
  void committed(int commands, Duration took);
}
