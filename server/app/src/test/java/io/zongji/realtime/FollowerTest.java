package io.zongji.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.Commit;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Receipts;
import io.zongji.conversation.Rules;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Background;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.core.JsonGenerator;

/// What a follower does when the database goes in the moment in which it makes what is to be told.
final class FollowerTest extends EdgeTest {
  private final List<String> frames = new ArrayList<>();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final ConversationId id = new ConversationId(Ids.next());

  @Test
  void whatCouldNotBeMadeWithoutTheDatabaseIsToldWhenItIsBack() {
    var outbox = new Outbox(new Kept(), new ByHand());
    var follower = new Follower(outbox, id, new Failing(2), bean(Follower.Sources.class));
    follower.beginAt(0);
    follower.grown(first());
    while (!work.isEmpty()) {
      work.remove().run();
    }
    assertThat(frames).hasSize(1);
    assertThat(frames.getFirst()).contains("\"after\":0,\"upTo\":1").contains("\"state\":\"FLOW\"");
  }

  private Commit.Change first() {
    var entered =
        new Fact.Entered(
            Mode.OMNIMEDIA,
            new ChannelId(Ids.next()),
            ChannelKind.WEBSITE,
            new CustomerId(Ids.next()),
            new FlowId(Ids.next()),
            1);
    var entry = new Entry(1, Instant.EPOCH, Optional.empty(), entered);
    var entries = List.of(entry);
    return new Commit.Change(
        Optional.empty(), Rules.fold(id, entries).orElseThrow(), List.of(entry));
  }

  /// A sight whose database is away for the first looks.
  private static final class Failing implements Sight {
    private int failures;

    Failing(int failures) {
      this.failures = failures;
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
      return true;
    }

    @Override
    public void state(Conversation now, JsonGenerator json) {
      if (failures-- > 0) {
        throw new DataAccessResourceFailureException("away", new SQLException("away", "08006"));
      }
      json.writeStringProperty("state", now.phase().name());
    }
  }

  /// Keeps what is sent.
  private final class Kept implements Outbox.Wire {
    @Override
    public void send(byte[] frame) {
      frames.add(new String(frame, StandardCharsets.UTF_8));
    }

    @Override
    public void close(CloseCode code) {
      throw new AssertionError("closed with " + code);
    }
  }

  /// Runs nothing before the test does.
  private final class ByHand implements Background {
    @Override
    public void run(String name, Runnable task) {
      work.add(task);
    }

    @Override
    public void runAfter(Duration pause, String name, Runnable task) {
      work.add(task);
    }
  }
}
