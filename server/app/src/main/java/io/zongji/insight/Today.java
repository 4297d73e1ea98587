package io.zongji.insight;

import io.zongji.conversation.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of one mode today, from midnight of the desk's time zone until `asOf`.
///
/// @param zone the desk's time zone by its IANA name, such as `Asia/Shanghai`
/// @param byHour every hour of the day in order, future ones too: 23 or 25 on the days on which the
///     clock changes
record Today(
    Instant asOf,
    String zone,
    Figures figures,
    Map<Presence, Integer> agents,
    List<HourFigures> byHour) {

  /// @param entered conversations entered today
  /// @param waiting conversations that wait in a queue or ring now
  /// @param longestWaitSeconds how long the first of them has waited; absent when there is none
  /// @param served conversations accepted today, each once
  /// @param abandoned conversations that left a queue today
  /// @param nobodyOnline conversations whose transfer failed today because nobody was online
  /// @param averageWaitSeconds mean wait of today's acceptances; absent when there is none
  record Figures(
      int entered,
      int waiting,
      @Nullable Long longestWaitSeconds,
      int served,
      int abandoned,
      int nobodyOnline,
      @Nullable Long averageWaitSeconds) {}

  /// @param from when the hour begins
  record HourFigures(Instant from, int entered, int served, int abandoned) {}
}
