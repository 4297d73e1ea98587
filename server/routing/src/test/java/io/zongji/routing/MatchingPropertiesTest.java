package io.zongji.routing;

import static io.zongji.routing.Desks.NOON;
import static io.zongji.routing.Desks.agent;
import static io.zongji.routing.Desks.work;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/// What holds for every queue, every set of candidates and every rule.
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class MatchingPropertiesTest {
  private static final int AGENTS_MAX = 70;

  @Property
  void nobodyGetsMoreThanTheCapAllows(
      @ForAll("queues") List<Waiting> queue,
      @ForAll("desks") List<Candidate> desk,
      @ForAll("rules") Rule rule) {
    Map<AgentId, Integer> load = new HashMap<>();
    desk.forEach(candidate -> load.put(candidate.agent(), candidate.load()));

    for (var match : Matching.match(queue, desk, rule).matches()) {
      int after = load.merge(match.agent(), 1, Integer::sum);
      assertThat(after).isLessThanOrEqualTo(rule.exclusive() ? 1 : rule.cap());
    }
  }

  @Property
  void nobodyIsOvertaken(
      @ForAll("queues") List<Waiting> queue,
      @ForAll("desks") List<Candidate> desk,
      @ForAll("rules") Rule rule) {
    var decision = Matching.match(queue, desk, rule);

    var told =
        Stream.concat(decision.matches().stream().map(Match::work), decision.unmatched().stream())
            .toList();
    assertThat(told).isEqualTo(queue.stream().map(Waiting::work).toList());
  }

  @Property
  void nobodyUnavailableIsChosen(
      @ForAll("queues") List<Waiting> queue,
      @ForAll("desks") List<Candidate> desk,
      @ForAll("rules") Rule rule) {
    var byAgent = desk.stream().collect(Collectors.toMap(Candidate::agent, Function.identity()));

    assertThat(Matching.match(queue, desk, rule).matches())
        .allSatisfy(match -> assertThat(byAgent.get(match.agent())).satisfies(this::isAvailable));
  }

  @Property
  void whileOneWaitsAndAnAgentMayTakeItAMatchIsMade(
      @ForAll("queues") List<Waiting> queue,
      @ForAll("desks") List<Candidate> desk,
      @ForAll("rules") Rule rule) {
    var decision = Matching.match(queue, desk, rule);
    long room = desk.stream().mapToLong(candidate -> room(candidate, rule)).sum();

    assertThat(decision.matches()).hasSize((int) Math.min(room, queue.size()));
    assertThat(Matching.places(desk, rule, 1_000)).isEqualTo((int) room);
    assertThat(Matching.places(desk, rule, 3)).isEqualTo((int) Math.min(room, 3));
  }

  @Property
  void theOrderInWhichCandidatesAreReadChangesNothing(
      @ForAll("queues") List<Waiting> queue,
      @ForAll("desks") List<Candidate> desk,
      @ForAll("rules") Rule rule,
      @ForAll Random random) {
    var shuffled = new ArrayList<>(desk);
    Collections.shuffle(shuffled, random);

    var one = Matching.match(queue, desk, rule);
    var other = Matching.match(queue, shuffled, rule);

    assertThat(pairs(other)).isEqualTo(pairs(one));
    assertThat(Matching.match(queue, desk, rule)).isEqualTo(one);
  }

  @Property
  void everyCandidateIsNamedOrCountedInEveryReason(
      @ForAll("queues") List<Waiting> queue,
      @ForAll("desks") List<Candidate> desk,
      @ForAll("rules") Rule rule) {
    var decision = Matching.match(queue, desk, rule);

    assertThat(decision.matches())
        .allSatisfy(
            match -> {
              var reasons = match.reasons();
              assertThat(reasons.candidates()).isEqualTo(desk.size());
              assertThat(reasons.others()).hasSizeLessThanOrEqualTo(Reasons.NAMED_MAX);
              assertThat(reasons.chosen().orElseThrow().why().chosen()).isTrue();
              assertThat(reasons.others()).noneMatch(standing -> standing.why().chosen());
              assertThat(reasons.counted().values()).allMatch(count -> count > 0);
            });
    assertThat(decision.left().candidates()).isEqualTo(desk.size());
  }

  @Property
  void whoMissedItIsChosenOnlyWhenNobodyElseMayTakeIt(
      @ForAll("queues") List<Waiting> queue,
      @ForAll("desks") List<Candidate> desk,
      @ForAll("rules") Rule rule) {
    if (queue.isEmpty()) {
      return;
    }
    var first = queue.getFirst();
    for (var match : Matching.match(List.of(first), desk, rule).matches()) {
      boolean another =
          desk.stream().anyMatch(c -> room(c, rule) > 0 && !first.missedBy().contains(c.agent()));
      assertThat(first.missedBy().contains(match.agent())).isEqualTo(!another);
    }
  }

  private void isAvailable(Candidate candidate) {
    assertThat(candidate.stance()).isEqualTo(Stance.IDLE);
    assertThat(candidate.window()).isEqualTo(Window.HERE);
    assertThat(candidate.wrapUps()).isZero();
    assertThat(candidate.exclusive()).isFalse();
  }

  /// How many conversations of the group the agent could take, told apart from the code under test.
  private static int room(Candidate candidate, Rule rule) {
    boolean willing = candidate.online() && candidate.wrapUps() == 0 && !candidate.exclusive();
    if (!willing) {
      return 0;
    }
    if (rule.exclusive()) {
      return candidate.load() == 0 ? 1 : 0;
    }
    return Math.max(0, rule.cap() - candidate.load());
  }

  private static List<String> pairs(Decision decision) {
    return decision.matches().stream().map(m -> m.work() + " " + m.agent()).toList();
  }

  @Provide
  Arbitrary<List<Waiting>> queues() {
    var agents = Arbitraries.integers().between(0, AGENTS_MAX).map(Desks::agent);
    var history =
        Combinators.combine(
                agents.injectNull(0.7).map(Optional::ofNullable),
                agents.injectNull(0.5).map(Optional::ofNullable),
                agents.set().ofMaxSize(4))
            .as((direct, last, missed) -> new History(direct, last, missed));
    return history
        .list()
        .ofMaxSize(40)
        .map(
            list -> IntStream.range(0, list.size()).mapToObj(n -> list.get(n).waiting(n)).toList());
  }

  @Provide
  Arbitrary<List<Candidate>> desks() {
    var stances =
        Arbitraries.of(Stance.IDLE, Stance.IDLE, Stance.IDLE, Stance.REST, Stance.OFFLINE);
    var states =
        Combinators.combine(
                stances,
                Arbitraries.integers().between(0, 9).map(n -> n == 0),
                Arbitraries.integers().between(0, 6).map(n -> n == 0 ? 1 : 0),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(0, 3))
            .as(State::new);
    return states
        .list()
        .ofMaxSize(AGENTS_MAX)
        .map(
            list ->
                IntStream.range(0, list.size()).mapToObj(n -> list.get(n).candidate(n)).toList());
  }

  @Provide
  Arbitrary<Rule> rules() {
    return Combinators.combine(
            Arbitraries.of(AgentOrder.class),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(true, false))
        .as(Rule::new);
  }

  private record History(Optional<AgentId> direct, Optional<AgentId> last, Set<AgentId> missed) {
    Waiting waiting(int number) {
      return new Waiting(work(number), direct, last, missed);
    }
  }

  private record State(
      Stance stance,
      boolean gone,
      int wrapUps,
      int held,
      boolean exclusive,
      int served,
      int minutes) {
    Candidate candidate(int number) {
      int load = Math.max(held, wrapUps);
      var since = NOON.minusSeconds(60L * minutes);
      return new Candidate(
          agent(number),
          stance,
          gone ? Window.GONE : Window.HERE,
          wrapUps,
          exclusive ? Math.min(1, load) : load,
          exclusive,
          since,
          served);
    }
  }
}
