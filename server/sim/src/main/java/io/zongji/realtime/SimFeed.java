package io.zongji.realtime;

import io.zongji.conversation.Commit;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Receipts;
import io.zongji.platform.Background;
import io.zongji.platform.Bus;
import io.zongji.platform.WakeUp;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

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
      public void send(byte[] frame) {
        line.frames().accept(new String(frame, StandardCharsets.UTF_8));
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
  public void tell(JsonNode event) {
    outbox.offer(Event.of(event));
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

  /// Somebody who may see every entry. Now and then the database is away in the moment in which
  /// an event is made.
  private static final class Everything implements Sight {
    /// Every so many looks at where a conversation stands find no database.
    private static final int AWAY_EVERY = 7;

    private final boolean tellsState;
    private int looks;

    /// @param tellsState as a customer is told it, or not, as an agent
    Everything(boolean tellsState) {
      this.tellsState = tellsState;
    }

    @Override
    public Receipts.Side side() {
      return Receipts.Side.CUSTOMER;
    }

    @Override
    public void write(List<Entry> entries, JsonGenerator json) {
      json.writeStartArray();
      entries.forEach(entry -> json.writeNumber(entry.seq()));
      json.writeEndArray();
    }

    @Override
    public boolean tellsState() {
      return tellsState;
    }

    @Override
    public void state(Conversation now, JsonGenerator json) {
      looks++;
      if (looks % AWAY_EVERY == 0) {
        throw new DataAccessResourceFailureException("away", new SQLException("away", "08006"));
      }
    }
  }
}
