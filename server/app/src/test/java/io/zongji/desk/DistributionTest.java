package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Phase;
import io.zongji.conversation.Presence;
import io.zongji.conversation.Reasons;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupChanged;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// AC-1, AC-2, AC-3, AC-6, FR-4 and SG-2: who gets what, in which order, and why.
final class DistributionTest extends DeskTest {
  @Test
  void anIdleAgentIsRungAtAndAcceptingSendsTheSuccessText() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = enter(flow(group));

    assertThat(rings(conversation)).isEqualTo(agent);
    accept(conversation);

    assertThat(find(conversation).phase()).isEqualTo(Phase.SERVED);
    assertThat(systemTexts(conversation)).hasSize(1).first().asString().endsWith("号客服为您服务");
    assertThat(facts(conversation, Fact.Queued.class)).isEmpty();
  }

  @Test
  void theLongestIdleAgentComesFirstAndWhoWaitsLongestIsServedFirst() {
    var group = group();
    var early = onlineAgent(group);
    var late = onlineAgent(group);
    var flow = flow(group);

    var first = enter(flow);
    ringsAt(first, early);
    var second = enter(flow);
    ringsAt(second, late);
    var third = enter(flow);
    var fourth = enter(flow);
    waits(third);
    waits(fourth);
    accept(second);
    end(second, late);
    finish(second, late);

    ringsAt(third, late);
    settle();
    assertThat(find(fourth).phase()).isEqualTo(Phase.WAITING);
  }

  @Test
  void fewestServedTodayIsASetting() {
    var group = group();
    var early = onlineAgent(group);
    var late = onlineAgent(group);
    var flow = flow(group);
    serve(enter(flow), early);
    forward(Duration.ofSeconds(5));
    serve(enter(flow), late);
    forward(Duration.ofSeconds(5));
    // Both served one; the first now serves a second one and is idle for longest again.
    serve(enter(flow), early);
    jdbc()
        .sql("update agent_desk set idle_since = idle_since - interval '1 h' where staff_id = ?")
        .param(early.value())
        .update();

    jdbc().sql("update mode_setting set agent_order = 'FEWEST_SERVED_TODAY'").update();
    var conversation = enter(flow);

    ringsAt(conversation, late);
    assertThat(chosenBecause(conversation)).isEqualTo("FEWEST_SERVED_TODAY");
  }

  @Test
  void theLastAgentOfTheCustomerComesFirstWhenThatIsSet() {
    var group = group();
    var early = onlineAgent(group);
    var late = onlineAgent(group);
    var flow = flow(group);
    var customer = customer();
    var before = enter(flow, customer, Mode.OMNIMEDIA);
    ringsAt(before, early);
    accept(before);
    end(before, early);
    finish(before, early);
    forward(Duration.ofSeconds(5));

    jdbc().sql("update mode_setting set last_agent_first = true").update();
    var again = enter(flow, customer, Mode.OMNIMEDIA);
    ringsAt(again, early);
    assertThat(chosenBecause(again)).isEqualTo("LAST_AGENT");

    var another = enter(flow);
    ringsAt(another, late);
    assertThat(chosenBecause(another)).isEqualTo("LONGEST_IDLE");
  }

  @Test
  void aMissedOfferGoesToAnotherAgentAndWhoMissedItRests() {
    timeout(20);
    var group = group();
    var sleepy = onlineAgent(group);
    var awake = onlineAgent(group);
    var flow = flow(group);
    var conversation = enter(flow);
    ringsAt(conversation, sleepy);
    assertThat(ringing(conversation).deadline())
        .contains(ringing(conversation).since().plusSeconds(20));

    forward(Duration.ofSeconds(21));

    ringsAt(conversation, awake);
    assertThat(presence(sleepy)).isEqualTo(Presence.REST);
    assertThat(facts(conversation, Fact.Missed.class)).hasSize(1);
  }

  @Test
  void whoMissedMayStayIdleAndIsAskedAgainOnlyWhenNobodyElseIsThere() {
    timeout(20);
    jdbc().sql("update mode_setting set rest_after_miss = false").update();
    var group = group();
    var only = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, only);
    var first = ringing(conversation).id();

    forward(Duration.ofSeconds(21));

    eventually(
        "it rings anew",
        () -> find(conversation).offer().filter(offer -> !offer.id().equals(first)).isPresent());
    assertThat(rings(conversation)).isEqualTo(only);
    assertThat(presence(only)).isEqualTo(Presence.BUSY);
  }

  @Test
  void aMissedConversationKeepsTheFrontPlace() {
    timeout(20);
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var first = enter(flow);
    ringsAt(first, agent);
    var second = enter(flow);
    waits(second);

    forward(Duration.ofSeconds(21));
    eventually("it was missed", () -> !facts(first, Fact.Missed.class).isEmpty());
    settle();
    assertThat(desk().positions(group)).containsOnlyKeys(first, second).containsEntry(first, 0);
    desk().choose(agent, Chosen.IDLE);

    ringsAt(first, agent);
    settle();
    assertThat(find(second).phase()).isEqualTo(Phase.WAITING);
  }

  @Test
  void withTheTimeOutOffAnOfferRingsUntilAnswered() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);
    assertThat(ringing(conversation).deadline()).isEmpty();
    var offer = ringing(conversation).id();

    forward(Duration.ofMinutes(10));
    settle();

    assertThat(ringing(conversation).id()).isEqualTo(offer);
  }

  @Test
  void aDeclinedOfferGoesToTheNextAgentAndTheCustomerKeepsThePlace() {
    var group = group();
    var early = onlineAgent(group);
    var late = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, early);

    done(new Command.Decline(conversation, Optional.empty(), early, ringing(conversation).id()));

    ringsAt(conversation, late);
    assertThat(presence(early)).isEqualTo(Presence.IDLE);
    assertThat(standing(conversation, 1, early).why()).isEqualTo("MISSED_THIS_CONVERSATION");
  }

  @Test
  void aCustomerWhoLeavesWhileItRingsFreesTheAgentForTheNext() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var first = enter(flow);
    ringsAt(first, agent);
    var second = enter(flow);
    waits(second);

    done(new Command.CustomerLeaves(first, Optional.empty()));

    ringsAt(second, agent);
  }

  @Test
  void everyOfferKeepsWhoWasEligibleWhoWasNotAndWhy() {
    var group = group();
    var offline = agent(group);
    var resting = onlineAgent(group);
    desk().choose(resting, Chosen.REST);
    var chosen = onlineAgent(group);
    var later = onlineAgent(group);
    var elsewhere = onlineAgent(group, group());

    var conversation = enter(flow(group));
    ringsAt(conversation, chosen);

    assertThat(chosenBecause(conversation)).isEqualTo("LONGEST_IDLE");
    assertThat(standing(conversation, 0, offline).why()).isEqualTo("OFFLINE");
    assertThat(standing(conversation, 0, resting).why()).isEqualTo("RESTING");
    assertThat(standing(conversation, 0, later).why()).isEqualTo("LATER_IN_ORDER");
    assertThat(standing(conversation, 0, elsewhere).why()).isEqualTo("LATER_IN_ORDER");
  }

  @Test
  void anAgentOfTwoModesGetsNothingBesideAnExclusiveConversation() {
    var exclusive = group();
    var shared = group(Mode.ONLINE, 3);
    var agent = onlineAgent(exclusive, shared);
    var one = enter(flow(exclusive));
    ringsAt(one, agent);

    var other = enter(flow(shared), customer(), Mode.ONLINE);
    waits(other);

    accept(one);
    end(one, agent);
    finish(one, agent);
    ringsAt(other, agent);
  }

  @Test
  void aSharedGroupFillsAnAgentUpToTheCapAndAHigherCapHoldsAtOnce() {
    var group = group(Mode.ONLINE, 2);
    var agent = onlineAgent(group);
    var flow = flow(group);
    var one = enter(flow, customer(), Mode.ONLINE);
    var two = enter(flow, customer(), Mode.ONLINE);
    ringsAt(one, agent);
    ringsAt(two, agent);
    var three = enter(flow, customer(), Mode.ONLINE);
    waits(three);
    assertThat(presence(agent)).isEqualTo(Presence.BUSY);

    setCap(group, 3);
    ringsAt(three, agent);

    setCap(group, 1);
    accept(one);
    accept(two);
    accept(three);
    end(one, agent);
    finish(one, agent);
    var four = enter(flow, customer(), Mode.ONLINE);
    waits(four);
    assertThat(conversations().tasks(agent)).hasSize(2);
  }

  private void setCap(SkillGroupId group, int cap) {
    jdbc().sql("update skill_group set cap = ? where id = ?").params(cap, group.value()).update();
    publish(new SkillGroupChanged(group));
  }

  private void timeout(int seconds) {
    jdbc()
        .sql("update mode_setting set offer_timeout_on = true, offer_timeout_seconds = ?")
        .param(seconds)
        .update();
  }

  private void serve(ConversationId conversation, StaffId agent) {
    ringsAt(conversation, agent);
    accept(conversation);
    end(conversation, agent);
    finish(conversation, agent);
  }

  private Presence presence(StaffId agent) {
    return desk().view(agent).presence();
  }

  private String chosenBecause(ConversationId conversation) {
    return facts(conversation, Fact.Offered.class).getLast().reasons().chosen().orElseThrow().why();
  }

  private Reasons.Standing standing(ConversationId conversation, int offer, StaffId agent) {
    return facts(conversation, Fact.Offered.class).get(offer).reasons().others().stream()
        .filter(standing -> standing.staff().equals(agent))
        .findFirst()
        .orElseThrow();
  }
}
