package io.zongji.realtime;

import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.stereotype.Component;

/// Reads ranges of timelines that are small enough to be sent at once.
@Component
class Ranges {
  /// What one entry needs beside its texts, in characters or bytes: there it is ASCII.
  private static final int ENTRY_SIZE = 250;

  private static final int REASON_SIZE = 150;

  private final Conversations conversations;

  Ranges(Conversations conversations) {
    this.conversations = conversations;
  }

  /// A part of a timeline without gaps.
  ///
  /// @param after the sequence before its first entry
  /// @param entries in order, may be empty
  /// @param cut whether there may be more that did not fit
  record Range(long after, List<Entry> entries, boolean cut) {
    long upTo() {
      return entries.isEmpty() ? after : entries.getLast().seq();
    }
  }

  /// What comes after that sequence, from its beginning as much as fits.
  Range after(ConversationId conversation, long after) {
    var entries = conversations.timeline(conversation, after, Limits.RANGE_ENTRIES_MAX);
    int characters = 0;
    for (int i = 0; i < entries.size(); i++) {
      characters += size(entries.get(i), String::length);
      if (i > 0 && characters > Limits.RANGE_CHARACTERS_MAX) {
        return new Range(after, entries.subList(0, i), true);
      }
    }
    return new Range(after, entries, entries.size() == Limits.RANGE_ENTRIES_MAX);
  }

  /// About how many bytes entries need on the wire.
  static int bytes(List<Entry> entries) {
    return entries.stream().mapToInt(entry -> size(entry, Utf8::bytes)).sum();
  }

  /// About how much an entry needs, its text measured by what measures texts.
  private static int size(Entry entry, ToIntFunction<String> measure) {
    return switch (entry.fact()) {
      case Fact.Message(_, _, _, Content.Text(var text)) -> ENTRY_SIZE + measure.applyAsInt(text);
      case Fact.Offered offered ->
          ENTRY_SIZE + REASON_SIZE * (1 + offered.reasons().others().size());
      case Fact _ -> ENTRY_SIZE;
    };
  }
}
