package io.zongji.conversation;

import static io.zongji.conversation.Scene.ID;
import static io.zongji.conversation.Scene.LI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a customer does beside waiting and talking: leaving, staying away, judging, writing too
/// much.
final class CustomerRulesTest {
  private static final Optional<ClientId> NO_ID = Optional.empty();

  @Test
  void leavingTheQueueIsAbandoning() {
    var scene = Scene.offered();
    scene.does(new Command.CustomerLeaves(ID, NO_ID));
    assertThat(scene.last(3))
        .containsExactly(
            new Fact.OfferWithdrawn(scene.offerId(), LI, "CUSTOMER_LEFT"),
            new Fact.Abandoned(Fact.AbandonedIn.QUEUE, Fact.AbandonedBy.LEFT),
            new Fact.Ended(Fact.EndWhy.ABANDONED));
    assertThat(scene.desk(LI).load()).isZero();
    assertThat(scene.desk(LI).idleSince()).isEqualTo(Scene.START);
  }

  @Test
  void leavingInServiceLeavesTheAgentInWrapUp() {
    var scene = Scene.served();
    scene.does(new Command.CustomerLeaves(ID, NO_ID));
    assertThat(scene.last(2))
        .containsExactly(
            new Fact.ServiceEnded(LI, Fact.EndedBy.CUSTOMER),
            new Fact.Ended(Fact.EndWhy.CUSTOMER_LEFT));
    assertThat(scene.desk(LI).presence()).isEqualTo(Presence.WRAP_UP);
  }

  @Test
  void anAwayCustomerKeepsThePlaceForATime() {
    var scene = Scene.waiting();
    scene.does(new Command.CustomerAway(ID));
    scene.forward(Duration.ofSeconds(299)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    scene.does(new Command.CustomerBack(ID));
    assertThat(scene.conversation().place()).contains(new Place(Place.JOINED, Scene.START));
    scene.does(new Command.CustomerAway(ID));
    scene.forward(Duration.ofMinutes(5)).tick();
    assertThat(scene.last(2).getFirst())
        .isEqualTo(new Fact.Abandoned(Fact.AbandonedIn.QUEUE, Fact.AbandonedBy.AWAY));
  }

  @Test
  void anOfferWhoseCustomerGoesAwayIsWithdrawnAndThePlaceIsKept() {
    var scene = Scene.offered();
    scene.does(new Command.CustomerAway(ID));
    assertThat(scene.last(1))
        .containsExactly(new Fact.OfferWithdrawn(scene.offerId(), LI, "CUSTOMER_AWAY"));
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    assertThat(scene.conversation().place()).contains(new Place(Place.JOINED, Scene.START));
    assertThat(scene.conversation().deadline()).contains(scene.now().plusSeconds(300));
    assertThat(scene.desk(LI).load()).isZero();
    assertThat(scene.desk(LI).chosen()).isEqualTo(Chosen.IDLE);
    assertThat(scene.desk(LI).idleSince()).isEqualTo(Scene.START);
    scene.does(new Command.CustomerBack(ID));
    assertThat(scene.conversation().place()).contains(new Place(Place.JOINED, Scene.START));
  }

  @Test
  void whoWasTransferredToByNameIsAskedAgainWhenTheCustomerIsBack() {
    var scene = Scene.served();
    var group = scene.conversation().group().orElseThrow();
    scene.does(new Command.TransferTo(ID, NO_ID, LI, group, Optional.of(Scene.WANG), ""));
    scene.offer(Scene.WANG);
    scene.does(new Command.CustomerAway(ID));
    assertThat(scene.conversation().queueing().orElseThrow().direct()).contains(Scene.WANG);
  }

  @Test
  void anAwayCustomerInServiceIsOnlyLostBySilence() {
    var scene = Scene.served();
    scene.does(new Command.CustomerAway(ID));
    scene.forward(Duration.ofDays(1)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.SERVED);
    scene.does(new Command.PutBack(ID, LI, "AGENT_GONE"));
    assertThat(scene.conversation().deadline()).contains(scene.now().plusSeconds(300));
  }

  @Test
  void aFlowWaitsLongerForAnAwayCustomer() {
    var scene = new Scene();
    scene.does(new Command.CustomerAway(ID));
    assertThat(scene.conversation().deadline()).contains(scene.now().plusSeconds(1800));
    scene.forward(Duration.ofMinutes(30)).tick();
    assertThat(scene.last(2).getFirst())
        .isEqualTo(new Fact.Abandoned(Fact.AbandonedIn.FLOW, Fact.AbandonedBy.AWAY));
  }

  @Test
  void aServiceIsRatedOnceAfterTheEnd() {
    var scene = Scene.served();
    refused(rate(scene, 5, ""), ConversationFault.NOT_RATEABLE);
    scene.does(new Command.AgentEnds(ID, NO_ID, LI));
    refused(rate(scene, 0, ""), ConversationFault.SCORE_OUT_OF_RANGE);
    refused(rate(scene, 6, ""), ConversationFault.SCORE_OUT_OF_RANGE);
    refused(rate(scene, 5, "好".repeat(501)), ConversationFault.COMMENT_TOO_LONG);
    accepted(rate(scene, 5, "好".repeat(500)));
    refused(rate(scene, 5, ""), ConversationFault.ALREADY_RATED);
  }

  @Test
  void aConversationWithoutServiceIsNotRated() {
    var scene = Scene.waiting();
    scene.does(new Command.CustomerLeaves(ID, NO_ID));
    refused(rate(scene, 5, ""), ConversationFault.NOT_RATEABLE);
  }

  @Test
  void textsHaveLimits() {
    var scene = Scene.served();
    refused(scene.says(""), ConversationFault.TEXT_BLANK);
    refused(scene.says(" \u3000\n"), ConversationFault.TEXT_BLANK);
    refused(scene.says("字".repeat(2_001)), ConversationFault.TEXT_TOO_LONG);
    refused(scene.says("a\u0000b"), ConversationFault.TEXT_UNREADABLE);
    refused(scene.says("a\ud83d"), ConversationFault.TEXT_UNREADABLE);
    accepted(scene.says("字".repeat(2_000)));
    accepted(scene.says("😀".repeat(2_000)));
    refused(scene.agentSays(LI, "😀".repeat(2_001)), ConversationFault.TEXT_TOO_LONG);
  }

  private static Verdict rate(Scene scene, int score, String comment) {
    return scene.does(new Command.Rate(ID, NO_ID, score, comment));
  }

  private static void refused(Verdict verdict, ConversationFault fault) {
    assertThat(verdict).isEqualTo(new Verdict.Refused(fault));
  }

  private static void accepted(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }
}
