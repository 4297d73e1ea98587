package io.zongji.conversation;

import io.zongji.platform.Trail;
import io.zongji.staff.StaffId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One lane of the door: takes what waits, commits it together by a connection of its own, answers,
/// and goes on. A conversation always goes by the same lane, and a lane is worked by one thread.
///
/// Several servers may hold lanes on one database: rows are locked, and what the lane remembers
/// of a conversation counts only while the locked row still has the same sequence.
final class Lane implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  /// Tries of a batch that other transactions stand in the way of.
  private static final int RACES_MAX = 3;

  /// How long commands wait for a database that cannot be reached.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration PAUSE = Duration.ofMillis(100);

  /// Conversations remembered.
  private static final int CACHE_MAX = 8_192;

  private static final Pending STOP =
      Pending.of(new Command.Tick(new ConversationId(new java.util.UUID(0, 0))));

  private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(Limits.LANE_QUEUE_MAX);
  private final LaneLink link;
  private final Graphs graphs;
  private final InstantSource clock;
  private final Consumer<Commit> listeners;
  private final Executor together;
  private final Map<ConversationId, Held> cache = newCache();
  private volatile boolean stopped;
  private volatile DoorWatch watch = (_, _) -> {};

  Lane(
      LaneLink link,
      Graphs graphs,
      InstantSource clock,
      Consumer<Commit> listeners,
      Executor together) {
    this.link = link;
    this.graphs = graphs;
    this.clock = clock;
    this.listeners = listeners;
    this.together = together;
  }

  /// Takes a command to be done; false when too many wait already.
  boolean offer(Pending pending) {
    return queue.offer(pending);
  }

  /// How many commands wait.
  int waiting() {
    return queue.size();
  }

  void watchedBy(DoorWatch told) {
    watch = told;
  }

  /// Makes the lane end once it has done all that waits.
  void stop() throws InterruptedException {
    queue.put(STOP);
  }

  /// Refuses what nobody will do any more, if the lane has ended.
  void refuseIfStopped() {
    if (stopped) {
      refuseAll();
    }
  }

  /// Refuses all that waits.
  void refuseAll() {
    for (var left = queue.poll(); left != null; left = queue.poll()) {
      refuse(left.andBehind(), ConversationFault.UNAVAILABLE);
    }
  }

  @Override
  public void run() {
    boolean running = true;
    while (running) {
      try {
        running = take(queue.take());
      } catch (InterruptedException e) {
        break;
      }
    }
    link.close();
    stopped = true;
  }

  /// Does what waits now, at most one batch of it, without waiting for more.
  ///
  /// @return whether there was anything
  boolean turn() {
    var first = queue.poll();
    if (first == null) {
      return false;
    }
    take(first);
    return true;
  }

  /// Does this and what waits behind it; false when it was told to stop.
  private boolean take(Pending first) {
    var batch = new ArrayList<Pending>(Limits.BATCH_MAX);
    for (var next = first;
        next != null;
        next = batch.size() < Limits.BATCH_MAX ? queue.poll() : null) {
      batch.addAll(next.andBehind());
    }
    boolean goesOn = !batch.remove(STOP);
    apart(batch).forEach(this::workSafely);
    return goesOn;
  }

  /// Offers in a transaction of their own, and everything in its order: an offer keeps others from
  /// the queue it is made from, and must not wait for another queue while it does.
  private static List<List<Pending>> apart(List<Pending> batch) {
    var parts = new ArrayList<List<Pending>>();
    int from = 0;
    for (int i = 1; i <= batch.size(); i++) {
      if (i == batch.size() || isOffer(batch.get(i)) != isOffer(batch.get(from))) {
        parts.add(List.copyOf(batch.subList(from, i)));
        from = i;
      }
    }
    return parts;
  }

  private static boolean isOffer(Pending pending) {
    return pending.command() instanceof Command.Offer;
  }

  /// Whatever happens, nobody waits for ever and the lane goes on.
  private void workSafely(List<Pending> batch) {
    try {
      work(batch);
    } catch (Throwable e) {
      LOG.error("A batch failed", e);
      link.discard();
      batch.forEach(pending -> pending.answer().completeExceptionally(e));
    }
  }

  private void work(List<Pending> batch) {
    Tried committed;
    try {
      committed = commit(batch);
    } catch (SQLException | RuntimeException e) {
      link.rollback();
      split(batch, e);
      return;
    }
    // Who has both an answer and an entry to hear gets them in one frame.
    together.execute(() -> publish(committed));
  }

  /// Finds the command that spoils the batch: it alone fails, its mates are done in their order.
  private void split(List<Pending> batch, Exception failure) {
    if (batch.size() > 1) {
      int half = batch.size() / 2;
      work(batch.subList(0, half));
      work(batch.subList(half, batch.size()));
      return;
    }
    var pending = batch.getFirst();
    if (failure instanceof SQLException sql && Trouble.of(sql) == Trouble.RACE) {
      refuse(batch, ConversationFault.UNAVAILABLE);
      return;
    }
    var command = pending.command();
    Trail.ofConversation(
        command.conversation().value(),
        () -> LOG.error("A command failed: {}", command.getClass().getSimpleName(), failure));
    pending.answer().completeExceptionally(failure);
  }

  static void refuse(List<Pending> batch, ConversationFault fault) {
    for (var pending : batch) {
      pending.answer().complete(new Outcome.Refused(fault));
    }
  }

  private Tried commit(List<Pending> batch) throws SQLException {
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    boolean locking = false;
    boolean careful = false;
    int races = 0;
    while (true) {
      var tried = new Tried(batch);
      try {
        if (locking || !pass(batch, tried)) {
          locking = true;
          attempt(batch, careful, tried);
        }
        return tried;
      } catch (Attempt.Again e) {
        link.rollback();
        if (++races > RACES_MAX) {
          throw e;
        }
      } catch (SQLException e) {
        var trouble = Trouble.of(e);
        if (!locking && trouble != Trouble.LOST) {
          // Not where it was remembered to be, or said twice; under the lock that becomes clear.
          LOG.debug("A batch has to be decided under a lock: {}", e.toString());
          locking = true;
          continue;
        }
        switch (trouble) {
          case LOST -> {
            LOG.debug("A lane lost its connection", e);
            var settled = settled(tried, giveUp);
            if (settled.isPresent()) {
              return settled.get();
            }
            locking = true;
            careful = true;
          }
          case RACE -> {
            link.rollback();
            if (++races > RACES_MAX) {
              throw e;
            }
          }
          case REPEATED -> {
            link.rollback();
            if (careful) {
              throw e;
            }
            careful = true;
          }
          case WRONG -> throw e;
        }
      }
    }
  }

  /// What one try has come to, so that it can be told once it is known to be committed.
  private static final class Tried {
    private final List<Pending> batch;
    private Map<Pending, Outcome> outcomes = new LinkedHashMap<>();
    private @Nullable Decisions decisions;
    private boolean written;

    private Tried(List<Pending> batch) {
      this.batch = batch;
    }
  }

  /// Commits a batch without locking anything before, if it is nothing but talk.
  private boolean pass(List<Pending> batch, Tried tried) throws SQLException {
    var began = System.nanoTime();
    var talk = Talk.of(batch, cache, graphs, now());
    if (talk.isEmpty()) {
      return false;
    }
    tried.decisions = talk.get().decisions();
    tried.outcomes = talk.get().outcomes();
    tried.written = true;
    link.pass(talk.get().decisions());
    watch.committed(batch.size(), Duration.ofNanos(System.nanoTime() - began));
    return true;
  }

  private void attempt(List<Pending> batch, boolean careful, Tried tried) throws SQLException {
    var began = System.nanoTime();
    var attempt = new Attempt(batch, link.begin(), cache);
    var now = now();
    var decisions = attempt.decide(careful, graphs, now);
    tried.decisions = decisions;
    tried.outcomes = attempt.outcomes();
    if (decisions.empty()) {
      link.rollback();
      return;
    }
    link.write(decisions);
    tried.written = !decisions.works().isEmpty();
    link.commit();
    watch.committed(batch.size(), Duration.ofNanos(System.nanoTime() - began));
  }

  /// After a lost connection: what was committed nevertheless; refusals, when the database stays
  /// away or cannot say any more; or nothing, when the batch is to be tried again.
  private Optional<Tried> settled(Tried tried, long giveUp) {
    while (true) {
      link.discard();
      try {
        var committed = tried.written ? link.committed() : untouched();
        if (committed.isPresent() && System.nanoTime() < giveUp) {
          return committed.get() ? Optional.of(tried) : Optional.empty();
        }
        return Optional.of(committed.orElse(false) ? tried : givenUp(tried));
      } catch (SQLException e) {
        LOG.debug("The database cannot be reached yet: {}", e.toString());
        if (System.nanoTime() > giveUp) {
          link.discard();
          return Optional.of(givenUp(tried));
        }
      }
      pause();
    }
  }

  private Optional<Boolean> untouched() throws SQLException {
    link.reach();
    return Optional.of(false);
  }

  /// Refuses the batch and all that waits behind it, for it would only wait as long again.
  private Tried givenUp(Tried tried) {
    var refused = new Tried(tried.batch);
    var all = new ArrayList<>(tried.batch);
    var behind = new ArrayList<Pending>();
    queue.drainTo(behind);
    if (behind.remove(STOP)) {
      queue.add(STOP);
    }
    behind.forEach(pending -> all.addAll(pending.andBehind()));
    for (var pending : all) {
      refused.outcomes.put(pending, new Outcome.Refused(ConversationFault.UNAVAILABLE));
    }
    return refused;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private void publish(Tried tried) {
    var changes = new ArrayList<Commit.Change>();
    var desks = new HashMap<StaffId, AgentDesk>();
    var decisions = tried.decisions;
    if (decisions != null) {
      remember(decisions, changes);
      decisions.changedDesks().forEach(desk -> desks.put(desk.staff(), desk));
    }
    tried.outcomes.forEach((pending, outcome) -> pending.answer().complete(outcome));
    if (!changes.isEmpty()) {
      listeners.accept(new Commit(changes, desks.keySet()));
    }
  }

  private void remember(Decisions decisions, List<Commit.Change> changes) {
    for (var work : decisions.works()) {
      var deadlineAt = Standing.deadlineAt(work, decisions.now());
      cache.put(work.after().id(), new Held(work.after(), deadlineAt));
      changes.add(
          new Commit.Change(
              work.before().map(Held::conversation),
              work.after(),
              work.lines().stream().map(Decisions.Line::entry).collect(Collectors.toList())));
    }
    cache.putAll(decisions.rested());
  }

  private static Map<ConversationId, Held> newCache() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<ConversationId, Held> eldest) {
        return size() > CACHE_MAX;
      }
    };
  }
}
