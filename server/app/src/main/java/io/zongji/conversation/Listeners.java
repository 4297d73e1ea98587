package io.zongji.conversation;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells everybody who listens. They are looked up with each commit, for they may need the door
/// themselves and come to be after it.
final class Listeners implements Consumer<Commit> {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final Iterable<CommitListener> listeners;

  Listeners(Iterable<CommitListener> listeners) {
    this.listeners = listeners;
  }

  /// Those that are there as soon as the first commit is told.
  static Listeners lazily(java.util.function.Supplier<Stream<CommitListener>> supplier) {
    var lazy =
        org.springframework.util.function.SingletonSupplier.of(() -> supplier.get().toList());
    return new Listeners(() -> lazy.obtain().iterator());
  }

  @Override
  public void accept(Commit commit) {
    for (var listener : listeners) {
      try {
        listener.committed(commit);
      } catch (RuntimeException e) {
        LOG.error("A listener failed: {}", listener.getClass().getSimpleName(), e);
      }
    }
  }
}
