package io.zongji.routing;

import static io.zongji.routing.Desks.NOON;
import static io.zongji.routing.Desks.ONE_AT_A_TIME;
import static io.zongji.routing.Desks.agent;
import static io.zongji.routing.Desks.candidate;
import static io.zongji.routing.Desks.idle;
import static io.zongji.routing.Desks.shared;
import static io.zongji.routing.Desks.waiting;
import static io.zongji.routing.Desks.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingTest {
  @Test
  void theLongestIdleAgentComesFirst() {
    var decision =
        Matching.match(List.of(waiting(1)), List.of(idle(1, 5), idle(2, 9)), ONE_AT_A_TIME);

    var match = decision.matches().getFirst();
    assertThat(match.agent()).isEqualTo(agent(2));
    assertThat(match.reasons().chosen().map(Standing::why)).contains(Why.LONGEST_IDLE);
    assertThat(match.reasons().others())
        .containsExactly(new Standing(agent(1), Why.LATER_IN_ORDER, 0, NOON.minusSeconds(300), 0));
  }

  @Test
  void whoWaitsLongestIsServedFirst() {
    var decision =
        Matching.match(
            List.of(waiting(1), waiting(2), waiting(3)),
            List.of(idle(1, 5), idle(2, 9)),
            ONE_AT_A_TIME);

    assertThat(decision.matches().stream().map(Match::work)).containsExactly(work(1), work(2));
    assertThat(decision.unmatched()).containsExactly(work(3));
    assertThat(decision.left().others().stream().map(Standing::why))
        .containsExactly(Why.AT_CAP, Why.AT_CAP);
  }

  @Test
  void fewestServedTodayCountsWhatThisDecisionGives() {
    var rule = new Rule(AgentOrder.FEWEST_SERVED_TODAY, false, 5, false);
    var decision =
        Matching.match(
            List.of(waiting(1), waiting(2), waiting(3)),
            List.of(candidate(1, 9, 0, 4), candidate(2, 1, 0, 3)),
            rule);

    assertThat(decision.matches().stream().map(Match::agent))
        .containsExactly(agent(2), agent(1), agent(2));
    assertThat(decision.matches().getFirst().reasons().chosen().map(Standing::why))
        .contains(Why.FEWEST_SERVED_TODAY);
  }

  @Test
  void amongAgentsWhoShareTheOneWithLeastInHandComesFirst() {
    var decision =
        Matching.match(
            List.of(waiting(1), waiting(2), waiting(3)),
            List.of(candidate(1, 60, 1, 0), candidate(2, 5, 0, 0)),
            shared(2));

    assertThat(decision.matches().stream().map(Match::agent))
        .containsExactly(agent(2), agent(1), agent(2));
  }

  @Test
  void theLastAgentComesFirstOnlyWhereTheSettingIsOn() {
    var returning = new Waiting(work(1), Optional.empty(), Optional.of(agent(1)), Set.of());
    var agents = List.of(idle(1, 1), idle(2, 9));

    var off = Matching.match(List.of(returning), agents, ONE_AT_A_TIME).matches().getFirst();
    var on =
        Matching.match(List.of(returning), agents, new Rule(AgentOrder.LONGEST_IDLE, true, 1, true))
            .matches()
            .getFirst();

    assertThat(off.agent()).isEqualTo(agent(2));
    assertThat(on.agent()).isEqualTo(agent(1));
    assertThat(on.reasons().chosen().map(Standing::why)).contains(Why.LAST_AGENT);
  }

  @Test
  void aBusyLastAgentIsNotWaitedFor() {
    var returning = new Waiting(work(1), Optional.empty(), Optional.of(agent(1)), Set.of());
    var match =
        Matching.match(
                List.of(returning),
                List.of(candidate(1, 1, 1, 0), idle(2, 9)),
                new Rule(AgentOrder.LONGEST_IDLE, true, 1, false))
            .matches()
            .getFirst();

    assertThat(match.agent()).isEqualTo(agent(2));
  }

  @Test
  void aTransferByNameGoesToThatAgentAndFallsBackToTheGroupWhenTheAgentIsTaken() {
    var named = new Waiting(work(1), Optional.of(agent(1)), Optional.of(agent(2)), Set.of());
    var rule = new Rule(AgentOrder.LONGEST_IDLE, true, 1, false);

    var free = Matching.match(List.of(named), List.of(idle(1, 1), idle(2, 9)), rule);
    var taken = Matching.match(List.of(named), List.of(candidate(1, 1, 1, 0), idle(2, 9)), rule);

    assertThat(free.matches().getFirst().agent()).isEqualTo(agent(1));
    assertThat(free.matches().getFirst().reasons().chosen().map(Standing::why))
        .contains(Why.DIRECT_TRANSFER);
    assertThat(taken.matches().getFirst().agent()).isEqualTo(agent(2));
  }

  @Test
  void whoMissedTheConversationIsAskedAgainOnlyWhenNobodyElseIsThere() {
    var missed = waiting(1, Set.of(agent(2)));

    var withAnother =
        Matching.match(List.of(missed), List.of(idle(1, 5), idle(2, 9)), ONE_AT_A_TIME)
            .matches()
            .getFirst();
    var alone =
        Matching.match(List.of(missed), List.of(idle(2, 9)), ONE_AT_A_TIME).matches().getFirst();

    assertThat(withAnother.agent()).isEqualTo(agent(1));
    assertThat(withAnother.reasons().others().getFirst().why())
        .isEqualTo(Why.MISSED_THIS_CONVERSATION);
    assertThat(alone.agent()).isEqualTo(agent(2));
  }

  @Test
  void everyAgentWhoMayNotIsNamedWithTheReason() {
    var agents =
        List.of(
            with(1, Stance.OFFLINE, false, 0, 0, false),
            with(2, Stance.REST, false, 0, 0, false),
            with(3, Stance.IDLE, true, 0, 0, false),
            with(4, Stance.IDLE, false, 1, 1, true),
            with(5, Stance.IDLE, false, 0, 1, false),
            with(6, Stance.IDLE, false, 0, 1, true));

    var decision = Matching.match(List.of(waiting(1)), agents, ONE_AT_A_TIME);

    assertThat(decision.matches()).isEmpty();
    assertThat(decision.left().others().stream().map(Standing::why))
        .containsExactly(
            Why.OFFLINE,
            Why.RESTING,
            Why.BROWSER_GONE,
            Why.WRAP_UP,
            Why.BUSY_ELSEWHERE,
            Why.AT_CAP);
  }

  @Test
  void anExclusiveConversationLeavesNoRoomForSharedOnes() {
    var busy = with(1, Stance.IDLE, false, 0, 1, true);

    var decision = Matching.match(List.of(waiting(1)), List.of(busy), shared(5));

    assertThat(decision.matches()).isEmpty();
    assertThat(decision.left().others().getFirst().why()).isEqualTo(Why.BUSY_ELSEWHERE);
  }

  @Test
  void reasonsNameFiftyAndCountTheRest() {
    var agents =
        IntStream.range(0, 200)
            .mapToObj(n -> n < 80 ? idle(n, n) : with(n, Stance.REST, false, 0, 0, false))
            .toList();

    var reasons =
        Matching.match(List.of(waiting(1)), agents, ONE_AT_A_TIME).matches().getFirst().reasons();

    assertThat(reasons.others()).hasSize(Reasons.NAMED_MAX);
    assertThat(reasons.candidates()).isEqualTo(200);
    assertThat(reasons.counted())
        .containsOnly(entry(Why.LATER_IN_ORDER, 29), entry(Why.RESTING, 120));
  }

  @Test
  void reasonsNameEverybodyInAGroupThatIsSmallEnough() {
    var agents = IntStream.range(0, 51).mapToObj(n -> idle(n, n)).toList();

    var reasons =
        Matching.match(List.of(waiting(1)), agents, ONE_AT_A_TIME).matches().getFirst().reasons();

    assertThat(reasons.others()).hasSize(50);
    assertThat(reasons.counted()).isEmpty();
  }

  @Test
  void nothingNewGoesWhereAWindowHasJustGoneThoughTheAgentIsOnline() {
    var left =
        new Candidate(agent(1), Stance.IDLE, Window.LEFT, 0, 0, false, NOON.minusSeconds(600), 0);
    var rule = new Rule(AgentOrder.LONGEST_IDLE, false, 1, true);
    var there = idle(2, 1);

    var decision = Matching.match(List.of(Waiting.of(work(1))), List.of(left, there), rule);

    assertThat(left.online()).isTrue();
    assertThat(decision.matches()).extracting(Match::agent).containsExactly(there.agent());
    assertThat(decision.matches().getFirst().reasons().others())
        .extracting(Standing::why)
        .containsExactly(Why.BROWSER_GONE);
    assertThat(Matching.match(List.of(Waiting.of(work(1))), List.of(left), rule).matches())
        .isEmpty();
  }

  @Test
  void aCapBelowOneIsRefused() {
    assertThatThrownBy(() -> new Rule(AgentOrder.LONGEST_IDLE, false, 0, false))
        .hasMessageContaining("expected at least 1");
  }

  private static Candidate with(
      int number, Stance stance, boolean gone, int wrapUps, int load, boolean exclusive) {
    return new Candidate(
        agent(number), stance, gone ? Window.GONE : Window.HERE, wrapUps, load, exclusive, NOON, 0);
  }
}
