package io.zongji.realtime;

import io.zongji.conversation.Commit;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Receipts;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Follows one conversation for one socket: every entry is told once and in order, in ranges
/// without gaps. What a commit brings is passed on when it fits; otherwise the timeline is read.
///
/// The cursor is the last sequence told. Once the outbox is open, only its draining thread moves
/// it.
final class Follower {
  private static final int PART_BYTES = 1_000;

  /// Where entries come from, and where it is noted that they have arrived.
  record Sources(Conversations conversations, Ranges ranges, ReceiptBook receipts) {}

  private final Outbox outbox;
  private final ConversationId id;
  private final Sight sight;
  private final Sources sources;
  private volatile long cursor;
  private List<Entry> first = List.of();

  Follower(Outbox outbox, ConversationId id, Sight sight, Sources sources) {
    this.outbox = outbox;
    this.id = id;
    this.sight = sight;
    this.sources = sources;
  }

  /// The first range, for a welcome. A client that knows more than there is comes from another
  /// installation and starts afresh.
  Ranges.Range begin(Conversation now, long after) {
    var range = sources.ranges().after(id, after > now.lastSeq() ? 0 : after);
    cursor = range.upTo();
    first = range.entries();
    return range;
  }

  /// Goes on after that sequence without a first range.
  void beginAt(long after) {
    cursor = after;
  }

  /// To be called when the welcome has been sent: notes the arrival and brings what did not fit.
  void begun(Conversation now) {
    arrived(first);
    first = List.of();
    behind(now.lastSeq());
  }

  /// A commit has added to the conversation.
  void grown(Commit.Change change) {
    outbox.offer(new Grown(change));
  }

  /// The conversation goes up to that sequence; what is missing is read.
  void behind(long lastSeq) {
    if (cursor < lastSeq) {
      outbox.offer(new Pull(lastSeq));
    }
  }

  /// Tells what comes after that sequence, whatever was told before.
  void fetch(long after) {
    outbox.offer(new Fetch(after));
  }

  /// Writes a range as an event of its own, and where the conversation stands if that is its end.
  void write(Ranges.Range range, Optional<Conversation> now, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("kind", "entries");
    properties(range, json);
    now.filter(known -> range.upTo() >= known.lastSeq())
        .ifPresent(known -> sight.state(known, json));
    json.writeEndObject();
  }

  /// Writes what is in a range, as properties of an object that has been begun.
  void properties(Ranges.Range range, JsonGenerator json) {
    json.writeStringProperty("conversation", id.value().toString());
    json.writeNumberProperty("after", range.after());
    json.writeNumberProperty("upTo", range.upTo());
    json.writeName("entries");
    sight.write(range.entries(), json);
  }

  private void arrived(List<Entry> entries) {
    var other = sight.side() == Receipts.Side.CUSTOMER ? Fact.Author.AGENT : Fact.Author.CUSTOMER;
    entries.stream()
        .filter(entry -> entry.fact() instanceof Fact.Message said && said.from() == other)
        .reduce((first, second) -> second)
        .ifPresent(last -> sources.receipts().delivered(id, sight.side(), last.seq()));
  }

  /// A range on its way.
  private abstract class Step implements Outbox.Part {
    private List<Entry> told = List.of();

    @Override
    public int weight() {
      return PART_BYTES;
    }

    @Override
    public void sent() {
      arrived(told);
    }

    final List<Event> tell(Ranges.Range range, Optional<Conversation> now) {
      told = range.entries();
      return List.of(Event.written(json -> write(range, now, json)));
    }

    /// Tells what follows the cursor. It moves when the event is there: making it may fail, for
    /// want of the database, and is tried again then.
    final List<Event> goOn(Ranges.Range range, Optional<Conversation> now) {
      var events = tell(range, now);
      cursor = range.upTo();
      return events;
    }

    final List<Event> tellNext() {
      var range = sources.ranges().after(id, cursor);
      if (range.entries().isEmpty()) {
        return List.of();
      }
      if (!sight.tellsState()) {
        var events = goOn(range, Optional.empty());
        if (range.cut()) {
          behind(range.upTo() + 1);
        }
        return events;
      }
      var now = sources.conversations().find(id).orElseThrow();
      var events = goOn(range, Optional.of(now));
      behind(now.lastSeq());
      return events;
    }
  }

  private final class Grown extends Step {
    private final Commit.Change change;
    private final int weight;

    Grown(Commit.Change change) {
      this.change = change;
      this.weight = PART_BYTES + Ranges.bytes(change.entries());
    }

    @Override
    public int weight() {
      return weight;
    }

    @Override
    public List<Event> events() {
      var entries = change.entries();
      if (entries.getLast().seq() <= cursor) {
        return List.of();
      }
      if (entries.getFirst().seq() != cursor + 1) {
        return tellNext();
      }
      return goOn(new Ranges.Range(cursor, entries, false), Optional.of(change.after()));
    }
  }

  /// What is missing up to a sequence; nothing, when it was only on its way.
  private final class Pull extends Step {
    private final long lastSeq;

    Pull(long lastSeq) {
      this.lastSeq = lastSeq;
    }

    @Override
    public List<Event> events() {
      return cursor < lastSeq ? tellNext() : List.of();
    }
  }

  private final class Fetch extends Step {
    private final long after;

    Fetch(long after) {
      this.after = after;
    }

    @Override
    public List<Event> events() {
      var now = sources.conversations().find(id).orElseThrow();
      var range = sources.ranges().after(id, after);
      var events = tell(range, Optional.of(now));
      if (!range.entries().isEmpty() && range.upTo() < now.lastSeq()) {
        outbox.offer(new Fetch(range.upTo()));
      }
      return events;
    }
  }
}
