package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Phase;
import io.zongji.platform.Ids;
import io.zongji.skill.SkillGroupDeleted;
import io.zongji.skill.SkillGroupId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// FR-5, FR-6, FR-9, SG-4: waiting, being told so, keeping a place, and nobody being there.
final class QueueTest extends DeskTest {
  @Test
  void whoHasToWaitIsToldOnceHowManyAreAhead() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var ringing = enter(flow);
    ringsAt(ringing, agent);

    var first = enter(flow);
    waits(first);
    var second = enter(flow);
    waits(second);

    // The one that rings is ahead as well: it has an earlier place and is not served yet.
    assertThat(systemTexts(first)).containsExactly("前面还有1位");
    assertThat(systemTexts(second)).containsExactly("前面还有2位");
    accept(ringing);
    var third = enter(flow);
    waits(third);
    assertThat(systemTexts(third)).containsExactly("前面还有2位");
    settle();
    assertThat(systemTexts(second)).hasSize(1);
    assertThat(desk().positions(group))
        .containsExactly(Map.entry(first, 0), Map.entry(second, 1), Map.entry(third, 2));
  }

  @Test
  void whenNobodyIsOnlineTheFailureTextComesAtOnce() {
    var group = group();
    agent(group);
    var conversation = enter(flow(group));

    awaitPhase(conversation, Phase.ENDED);

    assertThat(systemTexts(conversation)).containsExactly(FAILURE_TEXT);
    assertThat(facts(conversation, Fact.TransferFailed.class))
        .containsExactly(new Fact.TransferFailed(Fact.TransferFailure.NOBODY_ONLINE));
  }

  @Test
  void aRestingAgentIsNotOnline() {
    var group = group();
    var agent = onlineAgent(group);
    desk().choose(agent, Chosen.REST);

    var conversation = enter(flow(group));

    awaitPhase(conversation, Phase.ENDED);
    assertThat(systemTexts(conversation)).containsExactly(FAILURE_TEXT);
  }

  @Test
  void anAgentInWrapUpIsOnline() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var served = enter(flow);
    ringsAt(served, agent);
    accept(served);
    end(served, agent);

    var conversation = enter(flow);
    waits(conversation);
    assertThat(systemTexts(conversation)).containsExactly("前面还有0位");

    finish(served, agent);
    ringsAt(conversation, agent);
  }

  @Test
  void whenTheLastAgentRestsThePlaceIsKeptForAWhileAndThenTheFailureTextComes() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var ringing = enter(flow);
    ringsAt(ringing, agent);
    var waiting = enter(flow);
    waits(waiting);

    desk().choose(agent, Chosen.REST);

    eventually(
        "both keep their places",
        () ->
            !facts(waiting, Fact.NobodyOnlineSince.class).isEmpty()
                && !facts(ringing, Fact.NobodyOnlineSince.class).isEmpty());
    forward(Duration.ofSeconds(59));
    settle();
    assertThat(find(waiting).phase()).isEqualTo(Phase.WAITING);
    forward(Duration.ofSeconds(2));
    awaitPhase(waiting, Phase.ENDED);
    awaitPhase(ringing, Phase.ENDED);
    assertThat(systemTexts(waiting)).containsExactly("前面还有1位", FAILURE_TEXT);
  }

  @Test
  void whenSomebodyComesOnlineInTimeTheWaitGoesOn() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var served = enter(flow);
    ringsAt(served, agent);
    accept(served);
    var waiting = enter(flow);
    waits(waiting);
    desk().choose(agent, Chosen.REST);
    eventually("grace", () -> !facts(waiting, Fact.NobodyOnlineSince.class).isEmpty());
    forward(Duration.ofSeconds(30));

    desk().choose(agent, Chosen.IDLE);

    eventually("called off", () -> !facts(waiting, Fact.SomebodyOnline.class).isEmpty());
    forward(Duration.ofMinutes(2));
    settle();
    assertThat(find(waiting).phase()).isEqualTo(Phase.WAITING);
    assertThat(systemTexts(waiting)).hasSize(1);
  }

  @Test
  void anAwayCustomerIsPassedOverButKeepsThePlace() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var served = enter(flow);
    ringsAt(served, agent);
    accept(served);
    var first = enter(flow);
    waits(first);
    var second = enter(flow);
    waits(second);
    done(new Command.CustomerAway(first));

    end(served, agent);
    finish(served, agent);
    ringsAt(second, agent);
    assertThat(desk().positions(group)).containsEntry(first, 0).containsEntry(second, 1);

    accept(second);
    forward(Duration.ofMinutes(4));
    done(new Command.CustomerBack(first));
    var third = enter(flow);
    waits(third);
    end(second, agent);
    finish(second, agent);
    ringsAt(first, agent);
  }

  @Test
  void aCustomerWhoComesBackIsOfferedToTheAgentWhoIsFree() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var served = enter(flow);
    ringsAt(served, agent);
    accept(served);
    var waiting = enter(flow);
    waits(waiting);
    done(new Command.CustomerAway(waiting));
    end(served, agent);
    finish(served, agent);
    settle();
    assertThat(find(waiting).phase()).isEqualTo(Phase.WAITING);
    assertThat(desk().whyNoOffers(agent)).containsExactly(NoOffersWhy.CUSTOMERS_AWAY);

    done(new Command.CustomerBack(waiting));

    ringsAt(waiting, agent);
  }

  @Test
  void aCustomerWhoStaysAwayIsAbandoned() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var ringing = enter(flow);
    ringsAt(ringing, agent);
    var waiting = enter(flow);
    waits(waiting);
    done(new Command.CustomerAway(waiting));

    forward(Duration.ofSeconds(301));

    awaitPhase(waiting, Phase.ENDED);
    assertThat(facts(waiting, Fact.Abandoned.class))
        .containsExactly(new Fact.Abandoned(Fact.AbandonedIn.QUEUE, Fact.AbandonedBy.AWAY));
  }

  @Test
  void aDeletedGroupIsAGroupWithNobodyOnline() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var ringing = enter(flow);
    ringsAt(ringing, agent);
    var waiting = enter(flow);
    waits(waiting);

    jdbc()
        .sql("update skill_group set deleted_at = ? where id = ?")
        .params(now(), group.value())
        .update();
    publish(new SkillGroupDeleted(group));

    eventually("it stops ringing", () -> !facts(ringing, Fact.OfferWithdrawn.class).isEmpty());
    eventually("grace", () -> !facts(waiting, Fact.NobodyOnlineSince.class).isEmpty());
    var late = enter(flow);
    awaitPhase(late, Phase.ENDED);
    assertThat(systemTexts(late)).containsExactly(FAILURE_TEXT);
    forward(Duration.ofSeconds(61));
    awaitPhase(waiting, Phase.ENDED);
  }

  @Test
  void aGroupThatNeverWasHasNobodyOnline() {
    var conversation = enter(flow(new SkillGroupId(Ids.next())));

    awaitPhase(conversation, Phase.ENDED);

    assertThat(systemTexts(conversation)).containsExactly(FAILURE_TEXT);
  }

  @Test
  void aCustomerWhoCancelsTheQueueLeavesTheOthersOnePlaceAhead() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var ringing = enter(flow);
    ringsAt(ringing, agent);
    var first = enter(flow);
    waits(first);
    var second = enter(flow);
    waits(second);

    done(new Command.CustomerLeaves(first, Optional.empty()));

    assertThat(desk().positions(group)).containsEntry(second, 1);
  }
}
