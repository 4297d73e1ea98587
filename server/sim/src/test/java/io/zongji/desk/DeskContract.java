package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClock;
import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Doors;
import io.zongji.conversation.OfferId;
import io.zongji.conversation.Outcome;
import io.zongji.conversation.Reasons;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.routing.AgentId;
import io.zongji.routing.Candidate;
import io.zongji.routing.Stance;
import io.zongji.routing.Window;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What distribution and the sweep may rely on, wherever the desk is kept.
abstract class DeskContract {
  private static final AgentTerms ALONE = new AgentTerms(1, true);
  private static final Unseen EVER = unseen(Instant.EPOCH);
  private static final LocalDate DAY = LocalDate.ofInstant(TestClock.START, ZoneOffset.UTC);

  /// The stores under test, all on the same rows, with a door to fill them.
  interface Stores {
    Doors.Door door();

    Queues queues();

    Roster roster();

    Watch watch();

    /// A group with that cap.
    SkillGroupId group(Mode mode, int cap);

    /// Somebody who works here.
    StaffId staff();

    void join(SkillGroupId group, StaffId agent);

    void delete(SkillGroupId group);

    void delete(StaffId agent);
  }

  private Stores stores;
  private SkillGroupId group;
  private StaffId agent;

  abstract Stores stores();

  @BeforeEach
  void open() {
    stores = stores();
    group = stores.group(Mode.OMNIMEDIA, 1);
    agent = agent();
  }

  @AfterEach
  void close() {
    stores.door().close();
  }

  // Queues

  @Test
  void theHeadOfAQueueIsWhoWaitsAndIsThere() {
    var first = waiting();
    var away = waiting();
    var third = waiting();
    done(new Command.CustomerAway(away));
    offer(first);

    assertThat(stores.queues().heads(group, 10)).containsExactly(third);
    done(new Command.CustomerBack(away));
    assertThat(stores.queues().heads(group, 10)).containsExactly(away, third);
    assertThat(stores.queues().heads(group, 1)).containsExactly(away);
    assertThat(stores.queues().positions(group))
        .containsExactly(Map.entry(first, 0), Map.entry(away, 1), Map.entry(third, 2));
    assertThat(List.of(ahead(first), ahead(away), ahead(third))).containsExactly(0, 1, 2);
  }

  private int ahead(ConversationId id) {
    var stay = stores.door().conversations().find(id).flatMap(Conversation::queueing).orElseThrow();
    return stores.queues().ahead(group, stay.place(), id);
  }

  @Test
  void whoWaitsIsToldOnceHowManyAreAhead() {
    var first = waiting();
    var second = waiting();
    var third = waiting();
    done(new Command.Announce(second, group, 1));

    assertThat(stores.queues().notTold(group, 10))
        .containsExactly(new Queues.NotTold(first, 0), new Queues.NotTold(third, 2));
    assertThat(stores.queues().notTold(group, 1)).containsExactly(new Queues.NotTold(first, 0));
  }

  @Test
  void graceIsOfThoseWhoWereToldToWait() {
    var told = waiting();
    done(new Command.Announce(told, group, 0));
    assertThat(stores.queues().withoutGrace(group, 10)).containsExactly(told);
    assertThat(stores.queues().inGrace(group, 10)).isEmpty();

    done(new Command.NobodyOnline(told));
    assertThat(stores.queues().withoutGrace(group, 10)).isEmpty();
    assertThat(stores.queues().inGrace(group, 10)).containsExactly(told);
  }

  @Test
  void whoWasPutBackStandsInFront() {
    var early = waiting();
    offer(early);
    accept(early);
    var late = waiting();
    done(new Command.PutBack(early, agent, "AGENT_GONE"));

    assertThat(stores.queues().heads(group, 10)).containsExactly(early, late);
  }

  @Test
  void theLastAgentIsWhoServedTheCustomer() {
    var served = waiting();
    var fresh = waiting();
    offer(served);
    accept(served);
    done(new Command.TransferTo(served, Optional.empty(), agent, group, Optional.empty(), ""));

    assertThat(stores.queues().lastAgents(List.of(served, fresh)))
        .containsExactly(Map.entry(served, agent));
  }

  // Roster

  @Test
  void membersAreAsTheyStand() {
    var absent = stores.staff();
    var gone = stores.staff();
    stores.join(group, absent);
    stores.join(group, gone);
    stores.delete(gone);
    offer(waiting());

    var members = stores.roster().members(group, EVER, DAY);

    assertThat(members)
        .extracting(Candidate::agent)
        .containsExactlyInAnyOrder(id(agent), id(absent));
    var busy = members.stream().filter(one -> one.agent().equals(id(agent))).findFirst();
    assertThat(busy.orElseThrow().stance()).isEqualTo(Stance.IDLE);
    assertThat(busy.orElseThrow().load()).isOne();
    assertThat(busy.orElseThrow().exclusive()).isTrue();
    assertThat(busy.orElseThrow().window()).isEqualTo(Window.HERE);
    var other = members.stream().filter(one -> one.agent().equals(id(absent))).findFirst();
    assertThat(other.orElseThrow().stance()).isEqualTo(Stance.OFFLINE);
    assertThat(other.orElseThrow().window()).isEqualTo(Window.GONE);
    assertThat(stores.roster().members(group, unseen(later(1)), DAY))
        .allMatch(one -> one.window() == Window.GONE);
  }

  private static AgentId id(StaffId staff) {
    return new AgentId(staff.value());
  }

  @Test
  void termsAreThoseOfTheGroupAndItsMode() {
    var online = stores.group(Mode.ONLINE, 3);

    assertThat(stores.roster().terms(group).orElseThrow().agentTerms()).isEqualTo(ALONE);
    assertThat(stores.roster().terms(online).orElseThrow().agentTerms())
        .isEqualTo(new AgentTerms(3, false));
    assertThat(stores.roster().terms(online).orElseThrow().living()).isTrue();
    stores.delete(online);
    assertThat(stores.roster().terms(online).orElseThrow().living()).isFalse();
    assertThat(stores.roster().terms(new SkillGroupId(Ids.next()))).isEmpty();
  }

  @Test
  void busyGroupsAreThoseInWhichSomebodyWaits() {
    assertThat(stores.roster().busyGroupsOf(List.of(agent))).isEmpty();
    var id = waiting();
    assertThat(stores.roster().busyGroups()).containsExactly(group);
    assertThat(stores.roster().busyGroupsOf(List.of(agent))).containsExactly(group);
    assertThat(stores.roster().busyGroupsOf(List.of(new StaffId(Ids.next())))).isEmpty();
    offer(id);
    assertThat(stores.roster().busyGroups()).isEmpty();
  }

  // Watch

  @Test
  void offersThatNobodyMayAnswerAreFound() {
    var id = waiting();
    offer(id);
    assertThat(stores.watch().idleRinging(EVER)).isEmpty();
    assertThat(whyIdle(unseen(later(1)))).containsExactly("AGENT_GONE");

    stores.door().desks().impose(agent, Chosen.REST, "BY_TEST");
    assertThat(whyIdle(EVER)).containsExactly("AGENT_RESTS");
    stores.delete(agent);
    assertThat(whyIdle(EVER)).containsExactly("AGENT_DELETED");
    stores.delete(group);
    assertThat(whyIdle(EVER)).containsExactly("GROUP_DELETED");
  }

  @Test
  void anOfferThatRingsWithoutAnEndIsFoundWhileItsModeHasATimeOut() {
    var id = waiting();
    done(offerTo(id, agent, Optional.empty()));
    assertThat(whyIdle(EVER)).containsExactly("TERMS_CHANGED");
  }

  @Test
  void anOfferAtAWindowThatHasGoneIsFoundAfterTheTimeOfAReload() {
    var window = stores.door().desks().find(agent).orElseThrow().window().orElseThrow();
    var id = waiting();
    offer(id);
    stores.door().desks().left(agent, Ids.next());
    assertThat(whyIdle(unseenLeft(later(1)))).as("another window went").isEmpty();
    stores.door().desks().left(agent, window);
    assertThat(whyIdle(EVER)).as("it may be a reload").isEmpty();
    assertThat(whyIdle(unseenLeft(later(1)))).containsExactly("AGENT_GONE");
    assertThat(stores.roster().members(group, EVER, DAY))
        .extracting(Candidate::window)
        .containsExactly(Window.LEFT);
    stores.door().desks().seen(List.of(agent));
    assertThat(whyIdle(unseenLeft(later(1)))).isEmpty();
    assertThat(stores.roster().members(group, EVER, DAY))
        .extracting(Candidate::window)
        .containsExactly(Window.HERE);
  }

  @Test
  void whoHasNotChangedForATimeIsFound() {
    assertThat(stores.watch().unchanged(group, later(1))).containsExactly(agent);
    assertThat(stores.watch().unchanged(group, Instant.EPOCH)).isEmpty();
  }

  private List<String> whyIdle(Unseen unseen) {
    return stores.watch().idleRinging(unseen).stream().map(Watch.Ringing::why).toList();
  }

  @Test
  void anOfferToWhoIsNoMemberIsFound() {
    var stranger = stores.staff();
    stores.door().desks().goOnline(stranger, Ids.next());
    var id = waiting();
    done(offerTo(id, stranger));

    assertThat(stores.watch().idleRinging(EVER))
        .extracting(Watch.Ringing::why)
        .containsExactly("NOT_A_MEMBER");
  }

  @Test
  void whatTheGoneHaveInHandIsFound() {
    var id = waiting();
    offer(id);
    accept(id);
    assertThat(stores.watch().leftBehind(Instant.EPOCH)).isEmpty();
    assertThat(stores.watch().leftBehind(later(1)))
        .containsExactly(new Watch.Held(id, agent, "AGENT_GONE"));
    assertThat(stores.watch().givenUp(later(1))).isEmpty();

    done(new Command.AgentEnds(id, Optional.empty(), agent));
    assertThat(stores.watch().leftBehind(later(1))).isEmpty();
    assertThat(stores.watch().unfinished(later(1)))
        .containsExactly(new Watch.Held(id, agent, "AGENT_GONE"));

    done(new Command.AgentFinishes(id, Optional.empty(), agent));
    assertThat(stores.watch().unfinished(later(1))).isEmpty();
    assertThat(stores.watch().givenUp(later(1))).containsExactly(Map.entry(agent, "AGENT_GONE"));
    stores.delete(agent);
    assertThat(stores.watch().givenUp(Instant.EPOCH))
        .containsExactly(Map.entry(agent, "AGENT_DELETED"));
  }

  @Test
  void aGroupIsNeglectedWhileSomethingCouldBeDone() {
    assertThat(neglected()).isFalse();
    var id = waiting();
    assertThat(neglected()).as("a free agent").isTrue();
    offer(id);
    assertThat(neglected()).as("it rings").isFalse();

    var second = waiting();
    assertThat(neglected()).as("somebody was not told").isTrue();
    done(new Command.Announce(second, group, 1));
    assertThat(neglected()).as("all are busy and it was told").isFalse();

    stores.door().desks().impose(agent, Chosen.OFFLINE, "BY_TEST");
    assertThat(neglected()).as("nobody is online and it hopes").isTrue();
    done(new Command.NobodyOnline(second));
    assertThat(neglected()).as("its time of grace runs").isFalse();
    stores.door().desks().goOnline(agent, Ids.next());
    assertThat(neglected()).as("somebody is back").isTrue();
  }

  private boolean neglected() {
    return stores.watch().neglected(EVER).contains(group);
  }

  @Test
  void rightLoadsAreLeftAlone() {
    offer(waiting());

    assertThat(stores.watch().wrongLoads()).isEmpty();
    assertThat(stores.watch().load(agent)).contains(new Watch.Load(1, 0, 1, 0));
    assertThat(stores.watch().load(new StaffId(Ids.next()))).isEmpty();
  }

  // Doing things

  private StaffId agent() {
    var staff = stores.staff();
    stores.join(group, staff);
    stores.door().desks().goOnline(staff, Ids.next());
    return staff;
  }

  private static Unseen unseen(Instant before) {
    return new Unseen(before, before, Instant.EPOCH);
  }

  private static Unseen unseenLeft(Instant before) {
    return new Unseen(Instant.EPOCH, Instant.EPOCH, before);
  }

  private Instant later(int seconds) {
    return TestClock.START.plus(Duration.ofDays(1)).plusSeconds(seconds);
  }

  private ConversationId waiting() {
    return stores.door().waiting(group);
  }

  private void offer(ConversationId id) {
    done(offerTo(id, agent));
  }

  private static Command.Offer offerTo(ConversationId id, StaffId to) {
    return offerTo(id, to, Optional.of(Duration.ofHours(1)));
  }

  private static Command.Offer offerTo(ConversationId id, StaffId to, Optional<Duration> ringFor) {
    return new Command.Offer(id, new OfferId(Ids.next()), to, ALONE, ringFor, true, Reasons.NONE);
  }

  private void accept(ConversationId id) {
    var offer = stores.door().conversations().find(id).orElseThrow().offer().orElseThrow();
    done(new Command.Accept(id, Optional.empty(), agent, offer.id()));
  }

  private void done(Command command) {
    assertThat(stores.door().conversations().submit(command)).isInstanceOf(Outcome.Done.class);
  }
}
