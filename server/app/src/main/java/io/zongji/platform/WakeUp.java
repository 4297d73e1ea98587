package io.zongji.platform;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What one server tells the others: that something happened to these.
///
/// @param kind a word in capitals, given a meaning by those who send and hear it
/// @param ids at most [#IDS_MAX]
public record WakeUp(String kind, List<UUID> ids) {
  /// Ids of one wake-up.
  public static final int IDS_MAX = 1_000;

  /// Copies the list; refuses what could not be read again.
  public WakeUp {
    ids = List.copyOf(ids);
    if (!kind.matches("[A-Z_]{1,40}") || ids.size() > IDS_MAX) {
      throw new IllegalArgumentException("kind \"" + kind + "\" with " + ids.size() + " ids");
    }
  }

  /// As one line of text.
  String write() {
    var line = new StringBuilder(kind);
    ids.forEach(id -> line.append(' ').append(id));
    return line.toString();
  }

  /// Reads a line; empty when it is none of ours, for the bus may be shared with others.
  static Optional<WakeUp> read(String line) {
    var words = List.of(line.split(" ", -1));
    try {
      return Optional.of(
          new WakeUp(
              words.getFirst(),
              words.subList(1, words.size()).stream().map(UUID::fromString).toList()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
