package io.zongji.conversation;

import io.zongji.flow.Graph;
import io.zongji.flows.FlowId;
import io.zongji.sim.Hazards;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The door of one server on the memory database: the product's own lanes, worked by hand.
public final class SimDoor {
  private final Lanes lanes;
  private final StoredAgentDesks desks;
  private final Deadlines deadlines;
  private final LeaseClock leases;
  private final Hand hand;

  /// Where the door finds flows.
  @FunctionalInterface
  public interface Flows {
    Graph graph(FlowId flow, int version);
  }

  public SimDoor(
      MemoryDatabase database,
      Hazards hazards,
      InstantSource clock,
      Flows flows,
      Consumer<Commit> listener) {
    var reads = new MemoryReads(database);
    hand = new Hand(hazards);
    lanes =
        new Lanes(
            () -> new MemoryLink(database, hazards),
            reads,
            flows::graph,
            clock,
            listener,
            Runnable::run,
            hand);
    desks =
        new StoredAgentDesks(
            new MemoryDeskRows(database),
            new MemoryTransactions(database, hazards),
            clock,
            listener);
    leases = new LeaseClock(database.leaseClock, clock);
    deadlines = new Deadlines(reads, lanes, clock, leases);
    lanes.open();
  }

  public Conversations conversations() {
    return lanes;
  }

  public AgentDesks agentDesks() {
    return desks;
  }

  public LeaseClock leases() {
    return leases;
  }

  /// Rings for every conversation that is due.
  public void look() {
    deadlines.look();
  }

  /// Gives each lane a turn.
  ///
  /// @return whether any had something to do
  public boolean turn() {
    return hand.turn();
  }

  /// Whether a lane is in the middle of a turn.
  public boolean turning() {
    return hand.turning;
  }

  /// Works the lanes when somebody waits for them or when told to.
  private static final class Hand implements Crew {
    private final List<Lane> lanes = new ArrayList<>();
    private final Hazards hazards;
    private boolean turning;

    Hand(Hazards hazards) {
      this.hazards = hazards;
    }

    @Override
    public void begin(List<Lane> all) {
      lanes.addAll(all);
    }

    @Override
    public Outcome await(CompletableFuture<Outcome> answer) {
      hazards.between(Hazards.Where.WAITING);
      while (!answer.isDone()) {
        if (!turn()) {
          throw new IllegalStateException("nobody is there to answer");
        }
      }
      hazards.between(Hazards.Where.WAITING);
      return answer.join();
    }

    boolean turn() {
      if (turning) {
        throw new IllegalStateException("a lane must not wait for itself");
      }
      turning = true;
      try {
        boolean any = false;
        for (var lane : lanes) {
          any |= lane.turn();
        }
        return any;
      } finally {
        turning = false;
      }
    }

    @Override
    public void end() {}
  }
}
