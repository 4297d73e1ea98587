package io.zongji.insight;

import io.zongji.conversation.Call;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.TalkTimes;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a record says about a conversation, computed from its timeline and nothing else.
///
/// @param group the one asked last
/// @param agents who served, in order
/// @param waited the time in queues, ringing included; absent when it never was in one
/// @param served the time with agents; absent when nobody served
/// @param spoken the time of calls; absent when nobody asked for one
record Summary(
    Optional<SkillGroupId> group,
    Set<StaffId> agents,
    Optional<Duration> waited,
    Optional<Duration> served,
    Optional<Instant> endedAt,
    Optional<Fact.EndWhy> why,
    Optional<Fact.Rated> rated,
    Optional<Call.Spoken> spoken) {

  /// Folds entries in order, messages may be left out; what still goes on is counted until `now`.
  static Summary of(List<Entry> entries, Instant now) {
    var folding = new Folding();
    entries.forEach(folding::add);
    return folding.summary(now);
  }

  /// A time that is measured in several stretches.
  private static final class Stretches {
    private Duration sum = Duration.ZERO;
    private Optional<Instant> open = Optional.empty();
    private boolean any;

    void begin(Instant at) {
      end(at);
      open = Optional.of(at);
      any = true;
    }

    void end(Instant at) {
      open.ifPresent(since -> sum = sum.plus(Duration.between(since, at)));
      open = Optional.empty();
    }

    Optional<Duration> until(Instant now) {
      end(now);
      return any ? Optional.of(sum) : Optional.empty();
    }
  }

  private static final class Folding {
    private final Stretches waiting = new Stretches();
    private final Stretches serving = new Stretches();
    private final TalkTimes talk = new TalkTimes();
    private boolean called;
    private final Set<StaffId> agents = new LinkedHashSet<>();
    private Optional<SkillGroupId> group = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private Optional<Fact.EndWhy> why = Optional.empty();
    private Optional<Fact.Rated> rated = Optional.empty();

    void add(Entry entry) {
      var at = entry.at();
      switch (entry.fact()) {
        case Fact.Asked asked -> wait(asked.groupId(), at);
        case Fact.Transferred transferred -> wait(transferred.groupId(), at);
        case Fact.PutBack _ -> group.ifPresent(same -> wait(same, at));
        case Fact.Accepted accepted -> serve(accepted.staffId(), at);
        case Fact.TransferFailed _, Fact.Abandoned _ -> waiting.end(at);
        case Fact.ServiceEnded _ -> serving.end(at);
        case Fact.Rated rating -> rated = Optional.of(rating);
        case Fact.Ended ended -> end(ended.why(), at);
        case Fact.Entered _, Fact.ModuleReached _, Fact.Message _, Fact.AnswerWrong _ -> {}
        case Fact.AnswerAwaited _, Fact.Queued _, Fact.NobodyOnlineSince _ -> {}
        case Fact.SomebodyOnline _, Fact.Offered _, Fact.Missed _, Fact.Declined _ -> {}
        case Fact.OfferWithdrawn _, Fact.Finished _, Fact.Noted _ -> {}
        case Fact.CustomerAway _, Fact.CustomerBack _ -> {}
        case Fact.OfCall call -> {
          called = true;
          talk.add(call, at);
        }
      }
    }

    private void wait(SkillGroupId asked, Instant at) {
      serving.end(at);
      waiting.begin(at);
      group = Optional.of(asked);
    }

    private void serve(StaffId agent, Instant at) {
      waiting.end(at);
      serving.begin(at);
      agents.add(agent);
    }

    private void end(Fact.EndWhy reason, Instant at) {
      waiting.end(at);
      serving.end(at);
      endedAt = Optional.of(at);
      why = Optional.of(reason);
    }

    Summary summary(Instant now) {
      return new Summary(
          group,
          agents,
          waiting.until(now),
          serving.until(now),
          endedAt,
          why,
          rated,
          called ? Optional.of(talk.between(Instant.EPOCH, now)) : Optional.empty());
    }
  }
}
