package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Phase;
import io.zongji.conversation.Presence;
import io.zongji.platform.FaultException;
import io.zongji.skill.MembershipChanged;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffDeleted;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// AC-4, AC-5, WS-4: what agents choose, agents whose browser is gone, and agents who are removed.
final class PresenceTest extends DeskTest {
  @Test
  void anAgentGoesThroughAllStates() {
    var group = group();
    var agent = onlineAgent(group);
    assertThat(presence(agent)).isEqualTo(Presence.IDLE);
    var conversation = served(group, agent);
    assertThat(presence(agent)).isEqualTo(Presence.BUSY);

    end(conversation, agent);
    assertThat(presence(agent)).isEqualTo(Presence.WRAP_UP);
    assertThat(desk().whyNoOffers(agent)).contains(NoOffersWhy.WRAP_UP);
    finish(conversation, agent);
    assertThat(presence(agent)).isEqualTo(Presence.IDLE);
    desk().choose(agent, Chosen.REST);
    assertThat(presence(agent)).isEqualTo(Presence.REST);
    desk().choose(agent, Chosen.OFFLINE);
    assertThat(presence(agent)).isEqualTo(Presence.OFFLINE);
  }

  @Test
  void theDeskTellsSinceWhenTheShownPresenceIsSo() {
    var group = group();
    var agent = onlineAgent(group);
    forward(Duration.ofSeconds(40));
    var conversation = served(group, agent);
    var busy = clock.instant();
    assertThat(desk().view(agent).since()).contains(busy);

    forward(Duration.ofSeconds(30));
    assertThat(desk().view(agent).since()).contains(busy);
    end(conversation, agent);
    assertThat(desk().view(agent).since()).contains(clock.instant());
    forward(Duration.ofSeconds(5));
    finish(conversation, agent);
    assertThat(desk().view(agent).since()).contains(clock.instant());
  }

  @Test
  void goingOfflineIsRefusedWhileServingAndWhileInWrapUp() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = served(group, agent);

    assertThatThrownBy(() -> desk().choose(agent, Chosen.OFFLINE))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("desk.open-work");
    assertThat(presence(agent)).isEqualTo(Presence.BUSY);
    end(conversation, agent);
    assertThatThrownBy(() -> desk().choose(agent, Chosen.OFFLINE))
        .hasMessageContaining("desk.open-work");
    assertThat(presence(agent)).isEqualTo(Presence.WRAP_UP);
    finish(conversation, agent);
    desk().choose(agent, Chosen.OFFLINE);

    assertThat(presence(agent)).isEqualTo(Presence.OFFLINE);
  }

  @Test
  void restingTakesBackWhatRingsAndTheNextAgentIsAsked() {
    var group = group();
    var tired = onlineAgent(group);
    var other = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, tired);

    desk().choose(tired, Chosen.REST);

    ringsAt(conversation, other);
    assertThat(facts(conversation, Fact.OfferWithdrawn.class).getFirst().why())
        .isEqualTo("AGENT_RESTS");
    assertThat(presence(tired)).isEqualTo(Presence.REST);
  }

  @Test
  void goingOfflineTakesBackWhatRingsToo() {
    var group = group();
    var tired = onlineAgent(group);
    var other = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, tired);

    desk().choose(tired, Chosen.OFFLINE);

    ringsAt(conversation, other);
    assertThat(presence(tired)).isEqualTo(Presence.OFFLINE);
  }

  @Test
  void endingARestBringsTheNextCustomerAtOnce() {
    var group = group();
    var agent = onlineAgent(group);
    var other = onlineAgent(group);
    served(group, agent);
    desk().choose(other, Chosen.REST);
    var waiting = enter(flow(group));
    waits(waiting);

    desk().choose(other, Chosen.IDLE);

    ringsAt(waiting, other);
  }

  @Test
  void anAgentWhoseBrowserIsGoneGetsNothingAndWhatRingsThereIsTakenBack() {
    var group = group();
    var gone = onlineAgent(group);
    var ringing = enter(flow(group));
    ringsAt(ringing, gone);
    var there = onlineAgent(group);
    vanish(gone);

    forward(Duration.ofSeconds(31));
    sweep();

    ringsAt(ringing, there);
    assertThat(facts(ringing, Fact.OfferWithdrawn.class).getFirst().why()).isEqualTo("AGENT_GONE");
    var next = enter(flow(group));
    waits(next);
    assertThat(desk().whyNoOffers(gone)).contains(NoOffersWhy.BROWSER_GONE);
  }

  @Test
  void anAgentWhoReturnsInTimeFindsEverythingInPlace() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = served(group, agent);
    vanish(agent);
    forward(Duration.ofSeconds(80));
    sweep();
    assertThat(find(conversation).phase()).isEqualTo(Phase.SERVED);

    comeBack(agent);
    forward(Duration.ofSeconds(60));
    sweep();

    assertThat(find(conversation).agent()).contains(agent);
    assertThat(presence(agent)).isEqualTo(Presence.BUSY);
  }

  @Test
  void theConversationsOfAnAgentWhoStaysAwayComeBackToTheFrontOfTheQueue() {
    var group = group();
    var gone = onlineAgent(group);
    var flow = flow(group);
    var lost = enter(flow);
    ringsAt(lost, gone);
    accept(lost);
    var there = onlineAgent(group);
    var busy = enter(flow);
    ringsAt(busy, there);
    accept(busy);
    var waiting = enter(flow);
    waits(waiting);
    vanish(gone);

    forward(Duration.ofSeconds(91));
    sweep();

    awaitPhase(lost, Phase.WAITING);
    assertThat(desk().positions(group)).containsEntry(lost, 0).containsEntry(waiting, 1);
    assertThat(presence(gone)).isEqualTo(Presence.OFFLINE);
    waits(lost);
    end(busy, there);
    finish(busy, there);
    ringsAt(lost, there);
    assertThat(anomalies()).isEmpty();
  }

  @Test
  void aReturningBrowserBringsTheNextCustomerAtOnce() {
    var group = group();
    var agent = onlineAgent(group);
    var other = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);
    accept(conversation);
    vanish(other);
    forward(Duration.ofSeconds(40));
    var waiting = enter(flow(group));
    waits(waiting);

    comeBack(other);

    ringsAt(waiting, other);
  }

  @Test
  void aWrapUpOfAnAgentWhoStaysAwayIsFinished() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = served(group, agent);
    end(conversation, agent);
    vanish(agent);

    forward(Duration.ofSeconds(91));
    sweep();

    assertThat(facts(conversation, Fact.Finished.class)).containsExactly(new Fact.Finished(agent));
    assertThat(presence(agent)).isEqualTo(Presence.OFFLINE);
  }

  @Test
  void aDeletedAgentLeavesNothingBehind() {
    var group = group();
    var deleted = onlineAgent(group);
    var conversation = served(group, deleted);
    var ringing = onlineAgent(group);
    var second = enter(flow(group));
    ringsAt(second, ringing);

    delete(deleted);
    delete(ringing);

    awaitPhase(conversation, Phase.WAITING);
    awaitPhase(second, Phase.WAITING);
    eventually("offline", () -> presence(deleted) == Presence.OFFLINE);
    assertThat(facts(conversation, Fact.PutBack.class).getFirst().why()).isEqualTo("AGENT_DELETED");
    var other = onlineAgent(group);
    ringsAt(conversation, other);
  }

  @Test
  void anAgentTakenOutOfTheGroupIsRungAtNoMore() {
    var group = group();
    var removed = onlineAgent(group);
    var other = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, removed);

    jdbc().sql("delete from skill_group_member where staff_id = ?").param(removed.value()).update();
    publish(new MembershipChanged(group));

    ringsAt(conversation, other);
    assertThat(desk().whyNoOffers(removed)).contains(NoOffersWhy.NO_GROUP);
  }

  @Test
  void anAgentPutIntoTheGroupIsRungAtAtOnce() {
    var group = group();
    served(group, onlineAgent(group));
    var waiting = enter(flow(group));
    waits(waiting);
    var fresh = onlineAgent();

    join(group, fresh);
    publish(new MembershipChanged(group));

    ringsAt(waiting, fresh);
  }

  private void delete(StaffId staff) {
    vanish(staff);
    jdbc()
        .sql("update staff set deleted_at = ? where id = ?")
        .params(now(), staff.value())
        .update();
    publish(new StaffDeleted(staff));
  }

  private ConversationId served(SkillGroupId group, StaffId agent) {
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);
    accept(conversation);
    return conversation;
  }

  private void sweep() {
    bean(Sweep.class).run();
    settle();
  }

  private Presence presence(StaffId agent) {
    return desk().view(agent).presence();
  }

  @Test
  void choosingToRestWhileOfflineIsRefused() {
    var agent = agent(group());

    assertThatThrownBy(() -> desk().choose(agent, Chosen.REST))
        .hasMessageContaining("desk.offline");
    assertThat(desk().whyNoOffers(agent)).isEqualTo(List.of(NoOffersWhy.OFFLINE));
  }
}
