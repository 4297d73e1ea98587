package io.zongji.chaos;

import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What timelines say about people who were not there: nothing rings for an absent customer or at
/// an absent agent for longer than is promised, and an absent agent keeps no conversation.
final class Absent {
  /// How long a line may be silent, and a page or window away for a reload.
  private static final Duration SILENCE_MAX = io.zongji.realtime.Limits.SILENCE_MAX;

  private static final Duration PAGE_RELOAD = Duration.ofSeconds(2);
  private static final Duration WINDOW_RELOAD = Duration.ofSeconds(3);

  /// What a busy machine may take for noticing and acting.
  private static final Duration SLACK = Duration.ofSeconds(3);

  /// A server that died or was away notices nobody's going; the lease tells.
  private static final Duration LEASE = Duration.ofSeconds(20 + 5);

  private final Downtime downtime;
  private final List<String> failures = new ArrayList<>();
  private int judged;

  Absent(Downtime downtime) {
    this.downtime = downtime;
  }

  /// How many absences were long enough to be judged.
  int judged() {
    return judged;
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  /// The customer of that conversation was away.
  void customer(List<Entry> timeline, Journal.Absence absence) {
    var from = due(absence, PAGE_RELOAD);
    if (!from.isBefore(absence.until())) {
      return;
    }
    judged++;
    for (var stretch : stretches(timeline)) {
      if (stretch.ringing() && stretch.overlaps(from, absence.until())) {
        failures.add("FR-9 it rang for a customer who was away " + absence + ": " + stretch);
      }
    }
  }

  /// The agent was away.
  ///
  /// @param timelines of conversations that were ever with that agent, or all of them
  void agent(UUID agent, Iterable<List<Entry>> timelines, Journal.Absence absence) {
    var noticed = due(absence, Duration.ZERO);
    var quiet = noticed.plus(WINDOW_RELOAD);
    var givenUp = due(absence, Site.AGENT_GONE.plus(Site.AGENT_RETURN));
    if (!noticed.isBefore(absence.until())) {
      return;
    }
    judged++;
    for (var timeline : timelines) {
      for (var stretch : stretches(timeline)) {
        if (stretch.agent().value().equals(agent)) {
          agent(stretch, absence, List.of(noticed, quiet, givenUp));
        }
      }
    }
  }

  private void agent(Stretch stretch, Journal.Absence absence, List<Instant> due) {
    var until = absence.until();
    if (stretch.ringing() && stretch.beganWithin(due.get(0), until)) {
      failures.add("AC-3 offered to an agent who was away " + absence + ": " + stretch);
    } else if (stretch.ringing() && stretch.overlaps(due.get(1), until)) {
      failures.add("AC-3 it rang at an agent who was away " + absence + ": " + stretch);
    } else if (!stretch.ringing() && stretch.overlaps(due.get(2), until)) {
      failures.add("AC-5 it stayed with an agent who was away " + absence + ": " + stretch);
    }
  }

  /// When whatever is promised after that grace must have been done.
  private Instant due(Journal.Absence absence, Duration grace) {
    var notice = absence.silent() ? SILENCE_MAX : Duration.ZERO;
    var due = absence.from().plus(notice).plus(grace).plus(SLACK);
    var later = downtime.last(absence.from(), due);
    while (later.isPresent()) {
      // Everybody had the whole grace once more.
      due = later.get().plus(LEASE).plus(grace).plus(SLACK);
      later = downtime.last(later.get().plusMillis(1), due);
    }
    return due;
  }

  /// A time in which a conversation rang at an agent or was served.
  record Stretch(StaffId agent, boolean ringing, Entry first, Instant until) {
    private boolean overlaps(Instant from, Instant to) {
      return first.at().isBefore(to) && until.isAfter(from);
    }

    private boolean beganWithin(Instant from, Instant to) {
      return !first.at().isBefore(from) && first.at().isBefore(to);
    }
  }

  static List<Stretch> stretches(List<Entry> timeline) {
    var found = new ArrayList<Stretch>();
    Optional<Stretch> open = Optional.empty();
    for (var entry : timeline) {
      var next =
          switch (entry.fact()) {
            case Fact.Offered offered ->
                Optional.of(new Stretch(offered.staffId(), true, entry, Instant.MAX));
            case Fact.Accepted accepted ->
                Optional.of(new Stretch(accepted.staffId(), false, entry, Instant.MAX));
            case Fact.Missed _,
                Fact.Declined _,
                Fact.OfferWithdrawn _,
                Fact.Transferred _,
                Fact.PutBack _,
                Fact.ServiceEnded _ ->
                Optional.<Stretch>empty();
            default -> open;
          };
      if (!next.equals(open)) {
        open.map(one -> new Stretch(one.agent(), one.ringing(), one.first(), entry.at()))
            .ifPresent(found::add);
        open = next;
      }
    }
    open.ifPresent(found::add);
    return found;
  }
}
