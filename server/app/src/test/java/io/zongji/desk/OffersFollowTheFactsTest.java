package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Phase;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// FR-9, AC-3 and AC-5: an offer stands only while its customer and its agent's window are there.
final class OffersFollowTheFactsTest extends DeskTest {
  @Test
  void anOfferWhoseCustomerGoesAwayIsForTheNextWhoIsThere() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var gone = enter(flow);
    ringsAt(gone, agent);
    var there = enter(flow);
    waits(there);

    done(new Command.CustomerAway(gone));

    ringsAt(there, agent);
    assertThat(withdrawn(gone)).containsExactly("CUSTOMER_AWAY");
    assertThat(desk().positions(group).keySet()).containsExactly(gone, there);
  }

  @Test
  void whatRingsWithoutAnEndIsOfferedAnewWhenTheTimeOutIsSwitchedOn() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);
    bean(Sweep.class).withdrawIdleRinging();
    assertThat(withdrawn(conversation)).isEmpty();

    jdbc().sql("update mode_setting set offer_timeout_on = true").update();
    bean(Sweep.class).withdrawIdleRinging();

    ringsAt(conversation, agent);
    assertThat(withdrawn(conversation)).containsExactly("TERMS_CHANGED");
    assertThat(facts(conversation, Fact.Offered.class).getLast().deadline()).isPresent();
    bean(Sweep.class).withdrawIdleRinging();
    assertThat(withdrawn(conversation)).hasSize(1);
  }

  @Test
  void whatRingsKeepsItsTimeWhenTheTimeOutIsChanged() {
    jdbc().sql("update mode_setting set offer_timeout_on = true").update();
    var group = group();
    var agent = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);

    jdbc().sql("update mode_setting set offer_timeout_seconds = 5").update();
    bean(Sweep.class).withdrawIdleRinging();
    forward(Duration.ofSeconds(6));
    settle();
    assertThat(withdrawn(conversation)).isEmpty();
    assertThat(find(conversation).agent()).contains(agent);

    jdbc().sql("update mode_setting set offer_timeout_on = false").update();
    bean(Sweep.class).withdrawIdleRinging();
    assertThat(withdrawn(conversation)).isEmpty();
  }

  @Test
  void whoComesBackIsOfferedBeforeThoseWhoCameLater() {
    var group = group();
    var agent = onlineAgent(group);
    var flow = flow(group);
    var gone = enter(flow);
    ringsAt(gone, agent);
    done(new Command.CustomerAway(gone));
    var second = enter(flow);
    ringsAt(second, agent);
    var third = enter(flow);
    waits(third);
    done(new Command.CustomerBack(gone));

    serveAndFinish(second, agent);

    ringsAt(gone, agent);
    assertThat(find(third).phase()).isEqualTo(Phase.WAITING);
  }

  @Test
  void nobodyRestsForACustomerWhoIsNotThere() {
    timeout(20);
    var group = group();
    var agent = onlineAgent(group);
    var gone = enter(flow(group));
    ringsAt(gone, agent);
    done(new Command.CustomerAway(gone));

    forward(Duration.ofSeconds(21));
    settle();

    assertThat(desk().view(agent).chosen()).isEqualTo(Chosen.IDLE);
    assertThat(facts(gone, Fact.Missed.class)).isEmpty();
  }

  @Test
  void whatRingsForAnAbsentCustomerSinceBeforeIsTakenBack() {
    var group = group();
    var agent = onlineAgent(group);
    var gone = enter(flow(group));
    ringsAt(gone, agent);
    jdbc()
        .sql("update conversation set away_since = now() where id = ?")
        .param(gone.value())
        .update();

    sweep();

    eventually("withdrawn", () -> !withdrawn(gone).isEmpty());
    assertThat(withdrawn(gone)).contains("CUSTOMER_AWAY");
  }

  @Test
  void nothingNewRingsWhereTheWindowHasJustGone() {
    var group = group();
    var left = onlineAgent(group);
    var there = onlineAgent(group);
    leave(left);

    var conversation = enter(flow(group));

    ringsAt(conversation, there);
    assertThat(facts(conversation, Fact.Offered.class).getFirst().reasons().others())
        .extracting(one -> one.why())
        .containsExactly("BROWSER_GONE");
    assertThat(desk().whyNoOffers(left)).contains(NoOffersWhy.BROWSER_GONE);
  }

  @Test
  void whatRingsWhereTheWindowGoesIsForAColleagueAfterTheTimeOfAReload() {
    timeout(2);
    var group = group();
    var left = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, left);
    leave(left);
    sweep();
    assertThat(withdrawn(conversation)).isEmpty();
    var there = onlineAgent(group);

    forward(Duration.ofSeconds(4));
    sweep();

    ringsAt(conversation, there);
    assertThat(facts(conversation, Fact.Missed.class)).isEmpty();
    assertThat(desk().view(left).chosen()).isEqualTo(Chosen.IDLE);
  }

  @Test
  void aWindowThatIsBackGetsWhatWaits() {
    var group = group();
    var agent = onlineAgent(group);
    var window = window(agent);
    leave(agent);
    var conversation = enter(flow(group));
    waits(conversation);
    assertThat(systemTexts(conversation)).containsExactly("前面还有0位");

    bean(io.zongji.conversation.AgentDesks.class).takeWindow(agent, window);

    ringsAt(conversation, agent);
  }

  @Test
  void agentsOfAServerThatDiedGetNothingAfterALittleMoreThanTwoRenewals() {
    var group = group();
    var lost = onlineAgent(group);
    vanish(lost);
    forward(Duration.ofSeconds(13));

    var conversation = enter(flow(group));

    waits(conversation);
    comeBack(lost);
    ringsAt(conversation, lost);
  }

  private List<String> withdrawn(ConversationId conversation) {
    return facts(conversation, Fact.OfferWithdrawn.class).stream()
        .map(Fact.OfferWithdrawn::why)
        .toList();
  }

  private void serveAndFinish(ConversationId conversation, StaffId agent) {
    accept(conversation);
    end(conversation, agent);
    finish(conversation, agent);
  }

  private void timeout(int seconds) {
    jdbc()
        .sql("update mode_setting set offer_timeout_on = true, offer_timeout_seconds = ?")
        .param(seconds)
        .update();
  }

  private void sweep() {
    bean(Sweep.class).run();
  }
}
