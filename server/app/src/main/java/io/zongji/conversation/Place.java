package io.zongji.conversation;

import java.time.Instant;
import java.util.Comparator;

/// A place in a queue; places are ordered by rank, then by time, then by the conversation's id.
///
/// @param rank [#PUT_BACK] before [#JOINED]
/// @param at when the conversation asked for an agent
public record Place(int rank, Instant at) implements Comparable<Place> {
  /// The rank of a conversation that was taken from a gone agent.
  public static final int PUT_BACK = 0;

  /// The rank of a conversation that joined in the ordinary way.
  public static final int JOINED = 1;

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::rank).thenComparing(Place::at);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
