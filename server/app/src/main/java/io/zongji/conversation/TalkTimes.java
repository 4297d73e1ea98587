package io.zongji.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long was spoken when, as a timeline tells; the times by which durations of calls are shared
/// out among the services they belong to.
public final class TalkTimes {
  private final List<Stretch> done = new ArrayList<>();
  private Call.Media media = Call.Media.VOICE;
  private Optional<Instant> since = Optional.empty();

  private record Stretch(Call.Media media, Instant from, Instant until) {
    Duration within(Instant first, Instant last) {
      var begin = from.isAfter(first) ? from : first;
      var end = until.isBefore(last) ? until : last;
      return end.isAfter(begin) ? Duration.between(begin, end) : Duration.ZERO;
    }
  }

  /// Reads entries in order; what is about no call may be left out.
  public static TalkTimes of(List<Entry> entries) {
    var times = new TalkTimes();
    entries.forEach(entry -> times.add(entry.fact(), entry.at()));
    return times;
  }

  /// Takes the next fact.
  public void add(Fact fact, Instant at) {
    if (!(fact instanceof Fact.OfCall ofCall)) {
      return;
    }
    switch (ofCall) {
      case Fact.CallAsked asked -> media = asked.media();
      case Fact.CallConnected _ -> since = Optional.of(at);
      case Fact.CallMedia changed -> {
        close(at);
        media = changed.media();
      }
      case Fact.CallEnded _ -> {
        close(at);
        since = Optional.empty();
      }
      case Fact.CallAccepted _, Fact.CallFirstFrame _, Fact.CallJoined _, Fact.CallMoved _ -> {}
    }
  }

  private void close(Instant at) {
    since.ifPresent(from -> done.add(new Stretch(media, from, at)));
    since = since.map(_ -> at);
  }

  /// How long each medium counted between two moments; what still goes on counts until the later.
  public Call.Spoken between(Instant from, Instant until) {
    return new Call.Spoken(
        millis(Call.Media.VOICE, from, until), millis(Call.Media.VIDEO, from, until));
  }

  private long millis(Call.Media of, Instant from, Instant until) {
    var sum = Duration.ZERO;
    for (var stretch : done) {
      if (stretch.media() == of) {
        sum = sum.plus(stretch.within(from, until));
      }
    }
    if (media == of && since.isPresent()) {
      sum = sum.plus(new Stretch(of, since.get(), until).within(from, until));
    }
    return sum.toMillis();
  }
}
