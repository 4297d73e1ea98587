package io.zongji.realtime;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Receipts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

  /// How far the other side has received and read.
  List<Event> receipts(Collection<ConversationId> conversations, Receipts.Side by) {
    if (conversations.isEmpty()) {
      return List.of();
    }
    var events = new ArrayList<Event>();
    receipts
        .find(conversations)
        .forEach(
            (conversation, sides) ->
                sides.entrySet().stream()
                    .filter(side -> side.getKey() == by)
                    .map(Map.Entry::getValue)
                    .forEach(known -> events.add(Events.receipt(conversation, by, known))));
    return events;
  }

  /// All that a page hears first.
  ///
  /// @param events the welcome, and what belongs to it
  /// @param after done when the page has it
  record Welcome(List<Event> events, Runnable after) implements Outbox.Part {
    /// The welcome and the receipts behind it.
    static Welcome of(Event welcome, List<Event> receipts, Runnable after) {
      return new Welcome(Stream.concat(Stream.of(welcome), receipts.stream()).toList(), after);
    }

    @Override
    public int weight() {
      return events.stream().mapToInt(Event::size).sum();
    }

    @Override
    public void sent() {
      after.run();
    }
  }
}
