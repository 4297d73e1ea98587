package io.zongji.platform;

/// A thread for what everybody else waits for: the distribution and the clocks.
///
/// Virtual threads take turns on as many carriers as there are cores; on a server with more to do
/// than it can, each of them waits for all the others whenever it has waited for the database. A
/// thread of the operating system gets its share at once, and this kind has connections of its own
/// ([#CONNECTIONS]). Whoever makes these keeps them few.
public final class FirstThread extends Thread {
  /// Connections kept for threads of this kind. There may be more threads for a moment; they wait
  /// for each other.
  static final int CONNECTIONS = 6;

  /// A thread that has not begun yet and keeps no server from stopping.
  public FirstThread(String name, Runnable work) {
    super(null, work, name, 0, false);
    setDaemon(true);
  }

  /// Whether the caller is one.
  static boolean isCurrent() {
    return currentThread() instanceof FirstThread;
  }
}
