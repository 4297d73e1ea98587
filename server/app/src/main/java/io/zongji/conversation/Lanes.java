package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// The door as lanes: what is submitted goes by the lane of its conversation, and many commands
/// are committed together.
final class Lanes implements Conversations, Door {
  /// Lanes of a server; more of them do not help on the machines measured.
  static final int COUNT = 2;

  private final ConversationStore store;
  private final List<Lane> lanes;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open;

  Lanes(
      DataSource dataSource,
      ConversationStore store,
      Graphs graphs,
      InstantSource clock,
      Consumer<Commit> listeners) {
    this.store = store;
    this.lanes =
        IntStream.range(0, COUNT)
            .mapToObj(_ -> new Lane(dataSource, graphs, clock, ZoneId.systemDefault(), listeners))
            .toList();
  }

  /// Opens the door.
  void open() {
    for (int i = 0; i < COUNT; i++) {
      threads.add(Thread.ofPlatform().name("door-" + (i + 1)).start(lanes.get(i)));
    }
    open = true;
  }

  /// Refuses what comes from now on, does what waits, and returns when all of that is answered.
  void close() {
    open = false;
    try {
      for (var lane : lanes) {
        lane.stop();
      }
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Whoever slipped in behind the last batch is told so.
    lanes.forEach(Lane::refuseAll);
  }

  boolean isOpen() {
    return open;
  }

  @Override
  public int waiting() {
    return lanes.stream().mapToInt(Lane::waiting).sum();
  }

  @Override
  public void watchedBy(DoorWatch watch) {
    lanes.forEach(lane -> lane.watchedBy(watch));
  }

  @Override
  public Outcome submit(Command command) {
    if (threads.contains(Thread.currentThread())) {
      throw new IllegalStateException("a lane must not wait for itself; use send");
    }
    try {
      return send(command).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("a command failed", e.getCause());
    }
  }

  @Override
  public CompletableFuture<Outcome> send(Command command) {
    if (!open) {
      return refused(ConversationFault.UNAVAILABLE);
    }
    var pending = Pending.of(command);
    var lane = lanes.get(Math.floorMod(command.conversation().hashCode(), COUNT));
    if (!lane.offer(pending)) {
      return refused(ConversationFault.BUSY);
    }
    if (!open) {
      lane.refuseIfStopped();
    }
    return pending.answer();
  }

  private static CompletableFuture<Outcome> refused(ConversationFault fault) {
    return CompletableFuture.completedFuture(new Outcome.Refused(fault));
  }

  @Override
  public Optional<Conversation> find(ConversationId id) {
    return Optional.ofNullable(store.findAll(List.of(id)).get(id));
  }

  @Override
  public Map<ConversationId, Conversation> findAll(Collection<ConversationId> ids) {
    return store.findAll(ids);
  }

  @Override
  public Optional<ConversationId> findOpen(CustomerId customer, ChannelId channel) {
    return store.findOpen(customer, channel);
  }

  @Override
  public List<Conversation> queue(SkillGroupId group, int limit) {
    return store.queue(group, limit);
  }

  @Override
  public List<Conversation> tasks(StaffId agent) {
    return store.tasks(agent);
  }

  @Override
  public List<Entry> timeline(ConversationId id, long afterSeq, int limit) {
    return store.timeline(id, afterSeq, limit);
  }

  @Override
  public List<Entry> timelineBefore(ConversationId id, long beforeSeq, int limit) {
    return store.timelineBefore(id, beforeSeq, limit);
  }
}
