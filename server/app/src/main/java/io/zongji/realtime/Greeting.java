package io.zongji.realtime;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Receipts;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/// What the welcomes of both edges have in common.
@Component
class Greeting {
  private final Follower.Sources sources;
  private final Receipts receipts;
  private final InstantSource clock;
  /// Names the installation; sequences of another one mean nothing.
  private final String epoch;

  Greeting(Follower.Sources sources, Receipts receipts, JdbcClient jdbc, InstantSource clock) {
    this.sources = sources;
    this.receipts = receipts;
    this.clock = clock;
    this.epoch = jdbc.sql("select id::text from installation").query(String.class).single();
  }

  /// Begins the welcome of a socket, an object, with what it tells to whoever it is.
  void begin(long ref, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("kind", "welcome");
    json.writeNumberProperty("ref", ref);
    json.writeStringProperty("epoch", epoch);
    json.writeStringProperty("now", clock.instant().toString());
  }

  Follower follower(Client client, ConversationId conversation, Sight sight) {
    return new Follower(client.outbox(), conversation, sight, sources);
  }

  /// Tells how far the other side has received and read.
  void receipts(Client client, Collection<ConversationId> conversations, Receipts.Side by) {
    if (conversations.isEmpty()) {
      return;
    }
    receipts
        .find(conversations)
        .forEach(
            (conversation, sides) ->
                sides.entrySet().stream()
                    .filter(side -> side.getKey() == by)
                    .map(Map.Entry::getValue)
                    .forEach(known -> client.tell(Events.receipt(conversation, by, known))));
  }
}
