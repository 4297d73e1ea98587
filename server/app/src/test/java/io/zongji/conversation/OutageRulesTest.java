package io.zongji.conversation;

import static io.zongji.conversation.Scene.ID;
import static io.zongji.conversation.Scene.LI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Time in which no server could be reached is held against nobody.
final class OutageRulesTest {
  private static final Duration PLACE_KEPT = Scene.POLICY.placeKept();

  @Test
  void anOfferWhoseTimeRanOutMeanwhileIsTakenBackAndTheAgentStaysReady() {
    var scene = Scene.offered();
    var place = scene.conversation().place();
    scene.forward(Duration.ofSeconds(100)).back().tick();

    assertThat(scene.last(1))
        .containsExactly(new Fact.OfferWithdrawn(scene.offerId(), LI, "OUTAGE"));
    assertThat(scene.desk(LI).presence()).isEqualTo(Presence.IDLE);
    assertThat(scene.conversation().place()).isEqualTo(place);
  }

  @Test
  void anOfferMadeAfterwardsIsMissedAsEver() {
    var scene = Scene.waiting();
    scene.forward(Duration.ofSeconds(100)).back();
    scene.offer(LI);
    scene.forward(Duration.ofSeconds(20)).tick();

    assertThat(scene.last(1)).containsExactly(new Fact.Missed(scene.offerId(), LI, true));
    assertThat(scene.desk(LI).presence()).isEqualTo(Presence.REST);
  }

  @Test
  void aCustomerWhoCouldNotComeBackKeepsThePlaceForTheWholeTimeAgain() {
    var scene = Scene.waiting();
    scene.does(new Command.CustomerAway(ID));
    scene.forward(PLACE_KEPT.plusSeconds(60)).back().forward(Duration.ofSeconds(1)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    assertThat(scene.conversation().away().orElseThrow().deadline())
        .contains(scene.now().plus(PLACE_KEPT));

    scene.forward(PLACE_KEPT.minusSeconds(1)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    scene.forward(Duration.ofSeconds(1)).tick();
    assertThat(scene.conversation().ended()).isTrue();
  }

  @Test
  void aCustomerWhoWentAwayAfterwardsHasNoMoreThanTheTime() {
    var scene = Scene.waiting();
    scene.back().forward(Duration.ofSeconds(1)).does(new Command.CustomerAway(ID));
    scene.forward(PLACE_KEPT).tick();
    assertThat(scene.conversation().ended()).isTrue();
  }

  @Test
  void aCallWhoseCustomerCouldNotComeBackGoesOnForItsTimeAgain() {
    var scene = Scene.served();
    var call = new CallId(new UUID(8, 1));
    scene.does(
        new Command.AskCall(
            ID, Optional.empty(), Optional.of(LI), call, Call.Media.VOICE, Call.Way.DIRECT));
    scene.does(new Command.AcceptCall(ID, Optional.empty(), Optional.empty(), call));
    scene.does(new Command.CustomerAway(ID));
    scene.forward(Limits.CALL_KEPT_MAX.plusSeconds(30)).back().tick();
    assertThat(scene.conversation().call()).isPresent();

    scene.forward(Limits.CALL_KEPT_MAX).tick();
    assertThat(scene.conversation().call()).isEmpty();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.SERVED);
  }
}
