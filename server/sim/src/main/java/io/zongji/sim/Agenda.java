package io.zongji.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/// What is to be done, now or later. Work of a server that died is forgotten.
final class Agenda {
  /// A piece of work.
  ///
  /// @param at not before that moment
  /// @param number in the order of asking
  /// @param server whose work it is; none for the world outside
  /// @param name what the server calls it
  record Item(Instant at, long number, Optional<Server> server, String name, Runnable work) {
    boolean isAlive() {
      return server.filter(Server::dead).isEmpty();
    }
  }

  private final PriorityQueue<Item> later =
      new PriorityQueue<>(Comparator.comparing(Item::at).thenComparing(Item::number));
  private final List<Item> ready = new ArrayList<>();
  private long number;

  void add(Instant at, Optional<Server> server, String name, Runnable work) {
    later.add(new Item(at, number++, server, name, work));
  }

  /// What may be done at that moment, in the order it was asked for.
  List<Item> ready(Instant now, Predicate<Item> which) {
    while (!later.isEmpty() && !later.element().at().isAfter(now)) {
      ready.add(later.remove());
    }
    ready.removeIf(item -> !item.isAlive());
    return ready.stream().filter(which).toList();
  }

  void remove(Item item) {
    ready.remove(item);
  }

  /// When the next piece of work may be done.
  Optional<Instant> next() {
    while (!later.isEmpty() && !later.element().isAlive()) {
      later.remove();
    }
    return Optional.ofNullable(later.peek()).map(Item::at);
  }
}
