package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Place;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What recorded timelines say about the promises of distribution.
///
/// Its times must tell what came before what: those of a clock that stands still while the desk
/// works, or those of the commits.
public final class Replay {
  private static final Comparator<Wait> PLACES =
      Comparator.comparing(Wait::place).thenComparing(wait -> wait.conversation().value());

  private final List<Wait> waits = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();

  /// Reads one timeline; fails when it has two agents at a time or a gap.
  public void read(ConversationId conversation, List<Entry> entries) {
    read(conversation, entries, Entry::at);
  }

  /// As [#read], with the time at which each entry began to count for others. Places are those that
  /// the entries name or stand for by their own time.
  public void read(
      ConversationId conversation, List<Entry> entries, Function<Entry, Instant> counted) {
    var reader = new Reader(conversation);
    long seq = 0;
    for (var entry : entries) {
      assertThat(entry.seq()).isEqualTo(++seq);
      reader.take(entry, counted.apply(entry));
    }
    reader.stop(Instant.MAX);
    assertThat(reader.holders).as("in hand at the end of %s", conversation).isEmpty();
  }

  /// Nobody holds two conversations at a time.
  public void assertOneAtATime() {
    Map<StaffId, List<Hold>> byAgent = new HashMap<>();
    holds.forEach(hold -> byAgent.computeIfAbsent(hold.agent(), _ -> new ArrayList<>()).add(hold));
    byAgent
        .values()
        .forEach(
            list -> {
              list.sort(Comparator.comparing(Hold::from).thenComparing(Hold::until));
              for (int i = 1; i < list.size(); i++) {
                assertThat(list.get(i).from())
                    .as("%s after %s", list.get(i), list.get(i - 1))
                    .isAfterOrEqualTo(list.get(i - 1).until());
              }
            });
  }

  /// Nobody who waited through the moment of an offer had an earlier place than whom it was for,
  /// however short a time they had waited.
  public void assertNobodyIsOvertaken() {
    var byGroup = waits.stream().collect(Collectors.groupingBy(Wait::group));
    for (var served : waits) {
      if (served.offered()) {
        assertThat(byGroup.getOrDefault(served.group(), List.of()))
            .as("those before %s", served)
            .noneMatch(
                other ->
                    other.from().isBefore(served.until())
                        && other.until().isAfter(served.until())
                        && PLACES.compare(other, served) < 0);
      }
    }
  }

  /// The longest time that somebody of a group waited, with the page open, while one of its members
  /// was free.
  ///
  /// @param free when agents were free, each stretch with the groups of its agent
  public Beside longestBesideAFreeAgent(List<Free> free) {
    var byGroup = waits.stream().collect(Collectors.groupingBy(Wait::group));
    var longest = new Beside(Duration.ZERO, "nobody");
    for (var stretch : free) {
      for (var group : stretch.groups()) {
        for (var wait : byGroup.getOrDefault(group, List.of())) {
          var from = max(wait.from(), stretch.from());
          var until = wait.until().isBefore(stretch.until()) ? wait.until() : stretch.until();
          if (Duration.between(from, until).compareTo(longest.time()) > 0) {
            longest = new Beside(Duration.between(from, until), wait + " beside " + stretch);
          }
        }
      }
    }
    return longest;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// A stretch of time in which an agent could have taken a conversation.
  public record Free(StaffId agent, List<SkillGroupId> groups, Instant from, Instant until) {}

  /// How long, and who beside whom.
  public record Beside(Duration time, String what) {}

  /// How many offers were made.
  public int offers() {
    return (int) waits.stream().filter(Wait::offered).count();
  }

  /// A stretch of waiting with nobody asked.
  private record Wait(
      ConversationId conversation,
      SkillGroupId group,
      Place place,
      Instant from,
      Instant until,
      boolean offered) {}

  /// A conversation in the hands of an agent: ringing, served or in wrap-up.
  private record Hold(ConversationId conversation, StaffId agent, Instant from, Instant until) {}

  /// Reads one timeline.
  private final class Reader {
    private final ConversationId conversation;
    private final Map<StaffId, Instant> holders = new HashMap<>();
    private Optional<SkillGroupId> group = Optional.empty();
    private Place place = new Place(Place.JOINED, Instant.EPOCH);
    private Optional<Instant> waitingFrom = Optional.empty();
    private Optional<StaffId> current = Optional.empty();
    private boolean queueing;
    private boolean away;

    Reader(ConversationId conversation) {
      this.conversation = conversation;
    }

    void take(Entry entry, Instant at) {
      switch (entry.fact()) {
        case Fact.Asked asked -> join(asked.groupId(), asked.place(), at);
        case Fact.Transferred transferred -> {
          release(transferred.by(), at);
          join(transferred.groupId(), new Place(Place.JOINED, entry.at()), at);
        }
        case Fact.PutBack putBack -> {
          release(putBack.staffId(), at);
          join(group.orElseThrow(), new Place(Place.PUT_BACK, place.at()), at);
        }
        case Fact.Offered offered -> {
          assertThat(current).as("the one agent of %s", conversation).isEmpty();
          assertThat(waitingFrom).isPresent();
          end(at, true);
          current = Optional.of(offered.staffId());
          holders.put(offered.staffId(), at);
        }
        case Fact.Missed missed -> lost(missed.staffId(), at);
        case Fact.Declined declined -> lost(declined.staffId(), at);
        case Fact.OfferWithdrawn withdrawn -> lost(withdrawn.staffId(), at);
        case Fact.Accepted accepted -> assertThat(current).contains(accepted.staffId());
        case Fact.ServiceEnded _ -> current = Optional.empty();
        case Fact.Finished(var staff) -> release(staff, at);
        case Fact.TransferFailed _, Fact.Abandoned _, Fact.Ended _ -> end(at, false);
        case Fact.Entered _,
            Fact.ModuleReached _,
            Fact.Message _,
            Fact.AnswerWrong _,
            Fact.AnswerAwaited _,
            Fact.Queued _,
            Fact.NobodyOnlineSince _,
            Fact.SomebodyOnline _,
            Fact.Rated _,
            Fact.Noted _,
            Fact.OfCall _ -> {}
        // Whoever is away is passed over (FR-9).
        case Fact.CustomerAway _ -> {
          pause(at);
          away = true;
        }
        case Fact.CustomerBack _ -> {
          away = false;
          if (queueing) {
            waitingFrom = Optional.of(at);
          }
        }
      }
    }

    private void pause(Instant at) {
      boolean was = queueing;
      end(at, false);
      queueing = was;
    }

    private void queue(Instant from) {
      queueing = true;
      waitingFrom = away ? Optional.empty() : Optional.of(from);
    }

    void stop(Instant at) {
      end(at, false);
    }

    private void join(SkillGroupId to, Place at, Instant from) {
      group = Optional.of(to);
      place = at;
      queue(from);
      current = Optional.empty();
    }

    private void lost(StaffId agent, Instant at) {
      assertThat(current).contains(agent);
      release(agent, at);
      current = Optional.empty();
      queue(at);
    }

    private void release(StaffId agent, Instant at) {
      var from = holders.remove(agent);
      assertThat(from).as("%s held %s", agent, conversation).isNotNull();
      if (from != null) {
        holds.add(new Hold(conversation, agent, from, at));
      }
    }

    private void end(Instant at, boolean offered) {
      waitingFrom.ifPresent(
          from -> waits.add(new Wait(conversation, group.orElseThrow(), place, from, at, offered)));
      waitingFrom = Optional.empty();
      queueing = false;
    }
  }
}
