package io.zongji.chaos;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A conversation as a client has it, kept by the rule of `contract/realtime.md`: apply, ignore or
/// fetch.
final class View {
  private final TreeMap<Long, Seen> entries = new TreeMap<>();
  private long last;
  private String trouble = "";

  /// What a client saw of an entry.
  ///
  /// @param kind `MESSAGE`, or the kind of fact
  record Seen(String kind, String from, String text) {}

  long last() {
    return last;
  }

  Map<Long, Seen> entries() {
    return entries;
  }

  /// Whether the customer spoke last, which no silence clock ends.
  boolean customerSpokeLast() {
    return entries.descendingMap().values().stream()
        .filter(entry -> entry.from().equals("CUSTOMER") || entry.from().equals("AGENT"))
        .findFirst()
        .filter(entry -> entry.from().equals("CUSTOMER"))
        .isPresent();
  }

  /// What was wrong with what the server sent; empty when nothing.
  String trouble() {
    return trouble;
  }

  /// Takes a range in; gives back from where to fetch when something is missing before it.
  OptionalLong take(JsonNode range) {
    long after = range.path("after").asLong();
    long upTo = range.path("upTo").asLong();
    if (upTo <= last) {
      return OptionalLong.empty();
    }
    if (after > last) {
      return OptionalLong.of(last);
    }
    for (var entry : range.path("entries")) {
      long seq = entry.path("seq").asLong();
      if (seq <= after || seq > upTo) {
        trouble = "entry " + seq + " in a range of " + after + " to " + upTo;
      }
      if (seq > last) {
        entries.put(seq, seen(entry));
      }
    }
    last = upTo;
    return OptionalLong.empty();
  }

  private static Seen seen(JsonNode entry) {
    var kind = entry.path("kind").asString("");
    return new Seen(
        kind.equals("NOTICE") ? entry.path("notice").asString("") : kind,
        entry.path("from").asString(""),
        entry.path("content").path("text").asString(""));
  }
}
