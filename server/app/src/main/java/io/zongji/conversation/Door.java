package io.zongji.conversation;

/// The door as operators see it.
public interface Door {
  /// How many commands wait in the lanes of this server.
  int waiting();

  /// Tells `watch` of each batch from now on, instead of whom it told before.
  void watchedBy(DoorWatch watch);
}
