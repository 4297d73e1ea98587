package io.zongji.platform;

import java.time.Duration;

/// Runs work that nobody waits for. It is passed in, so that whoever drives the whole desk by hand
/// decides what runs next, and when.
public interface Background {
  /// Runs the work soon; returns at once.
  ///
  /// @param name of the thread it runs on
  void run(String name, Runnable work);

  /// As [#run], but ahead of all that is run by it: on a thread of the operating system, with
  /// database connections that nothing else takes ([FirstThread]). A server that has more to do
  /// than it can still does this in time. For short work that everybody waits for.
  default void runFirst(String name, Runnable work) {
    run(name, work);
  }

  /// Runs the work after the pause; returns at once. Work whose pause is cut short by the end of
  /// the server is not run.
  void runAfter(Duration pause, String name, Runnable work);

  /// Does this at once and on this thread. What it runs in the background begins only afterwards:
  /// several things said to one listener can then be said together.
  default void before(Runnable work) {
    work.run();
  }

  /// A virtual thread for each piece of work.
  static Background virtualThreads() {
    return VirtualThreads.INSTANCE;
  }
}
