package io.zongji.platform;

import java.util.function.Consumer;

/// Wakes the other servers of the installation.
///
/// It carries hints only: whoever hears one looks into the database, and whoever hears none finds
/// out by looking now and then. So a wake-up may be lost, doubled or late, and nothing is lost
/// with it.
public interface Bus {
  /// Passes it to all other servers that can be reached now. Never waits and never fails.
  void wake(WakeUp wakeUp);

  /// Has what other servers say told to this listener, on a thread of the bus; it must not block.
  void listen(Consumer<WakeUp> listener);

  /// Whether there are other servers to be woken at all.
  boolean shared();

  /// Whether wake-ups get through at the moment.
  boolean connected();
}
