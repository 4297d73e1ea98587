package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.CustomerId;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The door as lanes: what is submitted goes by the lane of its conversation, and many commands
/// are committed together.
final class Lanes implements Conversations, Door {
  /// Lanes of a server; more of them do not help on the machines measured.
  static final int COUNT = 2;

  private final ConversationReads reads;
  private final List<Lane> lanes;
  private final Crew crew;
  private volatile boolean open;

  /// @param links makes a lane's own way to the database, called once for each lane
  /// @param together tells all of a batch, at once and on the same thread
  /// @param crew who works the lanes
  Lanes(
      Supplier<LaneLink> links,
      ConversationReads reads,
      Graphs graphs,
      InstantSource clock,
      Consumer<Commit> listeners,
      Executor together,
      Crew crew) {
    this.reads = reads;
    this.crew = crew;
    this.lanes =
        IntStream.range(0, COUNT)
            .mapToObj(_ -> new Lane(links.get(), graphs, clock, listeners, together))
            .toList();
  }

  /// Opens the door.
  void open() {
    crew.begin(lanes);
    open = true;
  }

  /// Refuses what comes from now on, does what waits, and returns when all of that is answered.
  void close() {
    open = false;
    try {
      for (var lane : lanes) {
        lane.stop();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    crew.end();
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
    return await(send(command));
  }

  @Override
  public List<Outcome> submitAll(Collection<? extends Command> commands) {
    return commands.stream().map(this::send).toList().stream().map(this::await).toList();
  }

  /// All by the lane of the first: rows are locked, so that any lane may do any command.
  @Override
  public List<Outcome> submitInOrder(List<? extends Command> commands) {
    if (commands.isEmpty()) {
      return List.of();
    }
    var line = Pending.line(commands);
    send(line.getFirst());
    return line.stream().map(Pending::answer).map(this::await).toList();
  }

  private Outcome await(CompletableFuture<Outcome> answer) {
    try {
      return crew.await(answer);
    } catch (CompletionException e) {
      throw new IllegalStateException("a command failed", e.getCause());
    }
  }

  @Override
  public CompletableFuture<Outcome> send(Command command) {
    var pending = Pending.of(command);
    send(pending);
    return pending.answer();
  }

  private void send(Pending pending) {
    if (!open) {
      Lane.refuse(pending.andBehind(), ConversationFault.UNAVAILABLE);
      return;
    }
    var lane = lanes.get(Math.floorMod(pending.command().conversation().hashCode(), COUNT));
    if (!lane.offer(pending)) {
      Lane.refuse(pending.andBehind(), ConversationFault.BUSY);
      return;
    }
    if (!open) {
      lane.refuseIfStopped();
    }
  }

  @Override
  public Optional<Conversation> find(ConversationId id) {
    return Optional.ofNullable(reads.findAll(List.of(id)).get(id));
  }

  @Override
  public Map<ConversationId, Conversation> findAll(Collection<ConversationId> ids) {
    return reads.findAll(ids);
  }

  @Override
  public Map<ConversationId, Set<StaffId>> holders(Collection<ConversationId> ids) {
    return reads.holders(ids);
  }

  @Override
  public Optional<ConversationId> findOpen(CustomerId customer, ChannelId channel) {
    return reads.findOpen(customer, channel);
  }

  @Override
  public List<Conversation> queue(SkillGroupId group, int limit) {
    return reads.queue(group, limit);
  }

  @Override
  public List<Conversation> tasks(StaffId agent) {
    return reads.tasks(agent);
  }

  @Override
  public List<Entry> timeline(ConversationId id, long afterSeq, int limit) {
    return reads.timeline(id, afterSeq, limit);
  }

  @Override
  public List<Entry> timelineBefore(ConversationId id, long beforeSeq, int limit) {
    return reads.timelineBefore(id, beforeSeq, limit);
  }
}
