package io.zongji.desk;

import io.zongji.conversation.Commit;
import io.zongji.conversation.CommitListener;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Place;
import io.zongji.conversation.Stage;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Hears what was committed and wakes whom it concerns: the queue a conversation waits in, the
/// groups of an agent who became free or changed, and the listeners of the positions.
@Component
class DeskListener implements CommitListener {
  private final Dispatcher dispatcher;
  private final WakeUps wakeUps;
  private final Positions positions;

  DeskListener(Dispatcher dispatcher, WakeUps wakeUps, Positions positions) {
    this.dispatcher = dispatcher;
    this.wakeUps = wakeUps;
    this.positions = positions;
  }

  @Override
  public void committed(Commit commit) {
    Set<StaffId> freed = new HashSet<>();
    for (var change : commit.changes()) {
      var before = change.before().flatMap(Spot::of);
      var now = Spot.of(change.after());
      if (waitsAnew(change)) {
        now.ifPresent(spot -> dispatcher.wake(spot.group()));
      }
      if (!before.equals(now)) {
        before.ifPresent(spot -> positions.changed(spot.group()));
        now.ifPresent(spot -> positions.changed(spot.group()));
      }
      change.entries().stream().map(Entry::fact).forEach(fact -> freed(fact).ifPresent(freed::add));
    }
    // Without conversations it is an agent who chose something.
    wakeUps.groupsOf(commit.changes().isEmpty() ? commit.desksChanged() : freed);
  }

  /// Whether it waits now, and did not before or not here or not with its customer there.
  private static boolean waitsAnew(Commit.Change change) {
    var after = change.after();
    var before = change.before().filter(DeskListener::waits);
    boolean back = before.isPresent() && before.get().away().isPresent() && after.away().isEmpty();
    return waits(after) && (back || !before.flatMap(Spot::of).equals(Spot.of(after)));
  }

  private static boolean waits(Conversation conversation) {
    return conversation.stage() instanceof Stage.Waiting;
  }

  /// The agent who may take more, or counts no longer as online, after this fact.
  private static Optional<StaffId> freed(Fact fact) {
    return switch (fact) {
      case Fact.Missed(_, var staff, _) -> Optional.of(staff);
      case Fact.Declined(_, var staff) -> Optional.of(staff);
      case Fact.OfferWithdrawn(_, var staff, _) -> Optional.of(staff);
      case Fact.Transferred transferred -> Optional.of(transferred.by());
      case Fact.PutBack putBack -> Optional.of(putBack.staffId());
      case Fact.Finished(var staff) -> Optional.of(staff);
      case Fact.Entered _,
          Fact.ModuleReached _,
          Fact.Message _,
          Fact.AnswerWrong _,
          Fact.AnswerAwaited _,
          Fact.Asked _,
          Fact.Queued _,
          Fact.NobodyOnlineSince _,
          Fact.SomebodyOnline _,
          Fact.TransferFailed _,
          Fact.Offered _,
          Fact.Accepted _,
          Fact.ServiceEnded _,
          Fact.CustomerAway _,
          Fact.CustomerBack _,
          Fact.Abandoned _,
          Fact.Noted _,
          Fact.Rated _,
          Fact.Ended _,
          Fact.OfCall _ ->
          Optional.empty();
    };
  }

  /// Where in which queue a conversation stands.
  private record Spot(SkillGroupId group, Place place) {
    static Optional<Spot> of(Conversation conversation) {
      return conversation.queueing().map(stay -> new Spot(stay.group(), stay.place()));
    }
  }
}
