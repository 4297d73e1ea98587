package io.zongji.desk;

import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.LeaseClock;
import io.zongji.conversation.OfferId;
import io.zongji.conversation.Outcome;
import io.zongji.platform.IdSource;
import io.zongji.routing.Candidate;
import io.zongji.routing.Match;
import io.zongji.routing.Matching;
import io.zongji.routing.Waiting;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// One distribution of one group: offers first, in the order of the queue, then a word to those who
/// have to wait.
///
/// Runs alone for its group, and the next one waits: so the words are left to be said afterwards.
/// Offers go to the door as a line, so that nobody is overtaken even when the door refuses one
/// because the agent was taken by another group meanwhile: those behind are refused with it, and
/// the round looks again and begins at the front.
@Component
class Round {
  /// Conversations looked at in one go.
  static final int HEADS_MAX = 64;

  /// Words to waiting customers that are under way at the same time.
  static final int WORDS_MAX = 256;

  /// Looks in a row that may end without an offer made, before the sweep is left to try again.
  static final int FRUITLESS_MAX = 5;

  private final Conversations conversations;
  private final Queues queues;
  private final Roster roster;
  private final LeaseClock leases;
  private final InstantSource clock;
  private final IdSource ids;

  Round(
      Conversations conversations,
      Queues queues,
      Roster roster,
      LeaseClock leases,
      InstantSource clock,
      IdSource ids) {
    this.conversations = conversations;
    this.queues = queues;
    this.roster = roster;
    this.leases = leases;
    this.clock = clock;
    this.ids = ids;
  }

  /// Distributes until nothing more can be done now, and says what was done and who is to be told.
  Done run(SkillGroupId group) {
    var offered = new ArrayList<Offered>();
    int fruitless = 0;
    while (fruitless < FRUITLESS_MAX) {
      var terms = roster.terms(group).filter(GroupTerms::living);
      if (terms.isEmpty()) {
        tellNobodyIsOnline(group);
        return new Done(offered, List.of(), true);
      }
      var candidates = candidates(group, terms.get());
      if (candidates.stream().noneMatch(Candidate::online)) {
        tellNobodyIsOnline(group);
        return new Done(offered, List.of(), true);
      }
      if (terms.get().grace()) {
        tellSomebodyIsOnline(group);
      }
      var look = offer(group, terms.get(), candidates);
      offered.addAll(look.offered());
      if (!look.again()) {
        return new Done(offered, queues.notTold(group, Queues.POSITIONS_MAX), true);
      }
      fruitless = look.offered().isEmpty() ? fruitless + 1 : 0;
    }
    return new Done(offered, List.of(), false);
  }

  private List<Candidate> candidates(SkillGroupId group, GroupTerms terms) {
    var now = clock.instant();
    return roster.members(group, Unseen.at(now, terms.gone(), leases), terms.dayOf(now));
  }

  private Look offer(SkillGroupId group, GroupTerms terms, List<Candidate> candidates) {
    int places = Matching.places(candidates, terms.rule(), HEADS_MAX);
    var ids = places == 0 ? List.<ConversationId>of() : queues.heads(group, places);
    if (ids.isEmpty()) {
      return new Look(List.of(), false);
    }
    var decision = Matching.match(waiting(ids, terms), candidates, terms.rule());
    var offers = decision.matches().stream().map(match -> offer(match, terms)).toList();
    var outcomes = conversations.submitInOrder(offers);
    var offered = new ArrayList<Offered>();
    boolean again = offers.size() == HEADS_MAX;
    for (int i = 0; i < offers.size(); i++) {
      switch (outcomes.get(i)) {
        case Outcome.Done _ -> offered.add(Offered.of(offers.get(i)));
        case Outcome.Refused _ -> again = true;
      }
    }
    return new Look(offered, again);
  }

  private List<Waiting> waiting(List<ConversationId> ids, GroupTerms terms) {
    var found = conversations.findAll(ids);
    Map<ConversationId, StaffId> last = terms.lastAgentFirst() ? queues.lastAgents(ids) : Map.of();
    return ids.stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .map((Conversation waiting) -> Translation.waiting(waiting, last.get(waiting.id())))
        .toList();
  }

  private Command.Offer offer(Match match, GroupTerms terms) {
    return new Command.Offer(
        new ConversationId(match.work().value()),
        new OfferId(ids.next()),
        Translation.staff(match.agent()),
        terms.agentTerms(),
        terms.ringFor(),
        terms.restAfterMiss(),
        Translation.reasons(match.reasons()));
  }

  /// Tells these to wait, and gives back those that were not refused.
  List<ConversationId> tellToWait(SkillGroupId group, List<Queues.NotTold> waiting) {
    var told = new ArrayList<ConversationId>();
    for (int from = 0; from < waiting.size(); from += WORDS_MAX) {
      var some = waiting.subList(from, Math.min(waiting.size(), from + WORDS_MAX));
      var words =
          some.stream().map(one -> new Command.Announce(one.conversation(), group, one.ahead()));
      conversations.submitAll(words.toList()).stream()
          .flatMap(Round::done)
          .forEach(done -> told.add(done.conversation()));
    }
    return told;
  }

  private void tellNobodyIsOnline(SkillGroupId group) {
    tell(() -> queues.withoutGrace(group, WORDS_MAX), Command.NobodyOnline::new);
  }

  private void tellSomebodyIsOnline(SkillGroupId group) {
    tell(() -> queues.inGrace(group, WORDS_MAX), Command.SomebodyOnline::new);
  }

  /// Tells all that `next` finds, many at once so that the door commits them together. Nobody is
  /// told twice: a flow may bring a conversation back to this very queue.
  private void tell(Supplier<List<ConversationId>> next, Function<ConversationId, Command> word) {
    var tried = new HashSet<ConversationId>();
    int found = WORDS_MAX;
    while (found == WORDS_MAX) {
      var commands = next.get().stream().filter(tried::add).map(word).toList();
      var unused = conversations.submitAll(commands);
      found = commands.size();
    }
  }

  private static Stream<Outcome.Done> done(Outcome outcome) {
    return outcome instanceof Outcome.Done done ? Stream.of(done) : Stream.empty();
  }

  /// An offer that was made.
  record Offered(ConversationId conversation, StaffId agent) {
    private static Offered of(Command.Offer offer) {
      return new Offered(offer.conversation(), offer.agent());
    }
  }

  /// What a round did.
  ///
  /// @param notTold who has to wait and is to be told
  /// @param settled whether nothing is left to do now; otherwise the door refused again and again
  record Done(List<Offered> offered, List<Queues.NotTold> notTold, boolean settled) {}

  private record Look(List<Offered> offered, boolean again) {}
}
