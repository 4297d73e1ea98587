package io.zongji.realtime;

import io.zongji.conversation.Commit;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.TimelineJson;
import io.zongji.platform.Background;
import io.zongji.platform.Bus;
import io.zongji.platform.WakeUp;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What one client is told of one conversation: the product's own ranges and outbox, with a wire
/// that leads into the simulation.
public final class SimFeed {
  private final Outbox outbox;
  private final Follower follower;

  /// How a client hears of a server.
  ///
  /// @param frames takes the text of each frame
  /// @param closed hears that the server closed the connection
  public record Line(Consumer<String> frames, Runnable closed) {}

  public SimFeed(
      ConversationId conversation,
      Conversations conversations,
      Receipts receipts,
      Background background,
      Line line) {
    outbox = new Outbox(wire(line), background);
    var book =
        new ReceiptBook(receipts, conversations, new Audience(), new Neighbours(new Alone()));
    follower =
        new Follower(
            outbox,
            conversation,
            new Everything(Math.floorMod(conversation.value().hashCode(), 2) == 0),
            new Follower.Sources(conversations, new Ranges(conversations), book));
  }

  private static Outbox.Wire wire(Line line) {
    return new Outbox.Wire() {
      @Override
      public void send(String frame) {
        line.frames().accept(frame);
      }

      @Override
      public void close(CloseCode code) {
        line.closed().run();
      }
    };
  }

  /// Goes on after the last sequence that the client has.
  public void resume(long after, long lastSeq) {
    follower.beginAt(after > lastSeq ? 0 : after);
    follower.behind(lastSeq);
  }

  /// A commit of this server has added to the conversation.
  public void grown(Commit.Change change) {
    follower.grown(change);
  }

  /// The conversation goes up to that sequence, as the look once a second finds.
  public void behind(long lastSeq) {
    follower.behind(lastSeq);
  }

  /// The client asks for what comes after that sequence.
  public void fetch(long after) {
    follower.fetch(after);
  }

  /// Sends something that is ready.
  public void tell(String event) {
    outbox.offer(event);
  }

  /// The connection is gone.
  public void shut() {
    outbox.shut();
  }

  /// Receipts are told to nobody.
  private static final class Alone implements Bus {
    @Override
    public void wake(WakeUp wakeUp) {}

    @Override
    public void listen(Consumer<WakeUp> listener) {}

    @Override
    public boolean shared() {
      return false;
    }

    @Override
    public boolean connected() {
      return true;
    }
  }

  /// Somebody who may see every entry.
  ///
  /// @param tellsState as a customer is told it, or not, as an agent
  private record Everything(boolean tellsState) implements Sight {
    @Override
    public Receipts.Side side() {
      return Receipts.Side.CUSTOMER;
    }

    @Override
    public ArrayNode entries(List<Entry> entries) {
      var seqs = TimelineJson.mapper().createArrayNode();
      entries.forEach(entry -> seqs.add(entry.seq()));
      return seqs;
    }

    @Override
    public Optional<ObjectNode> state(io.zongji.conversation.Conversation now) {
      return Optional.empty();
    }
  }
}
