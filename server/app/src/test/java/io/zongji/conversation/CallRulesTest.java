package io.zongji.conversation;

import static io.zongji.conversation.Scene.ID;
import static io.zongji.conversation.Scene.LI;
import static io.zongji.conversation.Scene.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What may be done about calls, and what becomes of them.
final class CallRulesTest {
  private static final Optional<ClientId> NO_ID = Optional.empty();
  private static final Optional<StaffId> CUSTOMER = Optional.empty();
  private static final Optional<StaffId> AGENT = Optional.of(LI);
  private static final CallId CALL = new CallId(new UUID(8, 1));
  private static final CallId OTHER = new CallId(new UUID(8, 2));

  @Test
  void aCustomerAsksBeforeAnybodyServesAndItRingsWithoutEnd() {
    var scene = new Scene();
    ask(scene, CUSTOMER);
    assertThat(scene.conversation().call().orElseThrow().deadline()).isEmpty();
    scene.says("1");
    scene.offer(LI, Optional.empty());
    scene.forward(Duration.ofSeconds(100)).tick();
    assertThat(scene.conversation().call()).isPresent();
  }

  @Test
  void anOfferThatIsAcceptedWithItsCallIsOneCommit() {
    var scene = offeredWithCall();
    int before = scene.timeline.size();
    scene.does(new Command.Accept(ID, NO_ID, LI, scene.offerId(), true));
    assertThat(scene.kindsAfter(before)).startsWith(Kind.ACCEPTED, Kind.CALL_ACCEPTED);
    assertThat(scene.conversation().call().orElseThrow().phase()).isEqualTo(Call.Phase.TALKING);
  }

  @Test
  void aCallThatWaitedRingsAtTheAgentFromTheAcceptanceOn() {
    var scene = offeredWithCall();
    scene.accept(LI);
    assertThat(scene.conversation().call().orElseThrow().deadline())
        .contains(scene.now().plus(Limits.CALL_RINGS_MAX));
    scene.forward(Limits.CALL_RINGS_MAX).tick();
    assertThat(ended(scene).why()).isEqualTo(Fact.CallEndWhy.NOT_ANSWERED);
    assertThat(scene.conversation().phase()).isEqualTo(Phase.SERVED);
  }

  @Test
  void onlyTheOtherSideAccepts() {
    var scene = Scene.served();
    ask(scene, AGENT);
    assertRefused(
        scene.does(new Command.AcceptCall(ID, NO_ID, AGENT, CALL)),
        ConversationFault.CALL_NOT_YOURS_TO_ACCEPT);
    assertRefused(
        scene.does(new Command.AcceptCall(ID, NO_ID, CUSTOMER, OTHER)),
        ConversationFault.CALL_GONE);
    scene.does(new Command.AcceptCall(ID, NO_ID, CUSTOMER, CALL));
    int before = scene.timeline.size();
    assertThat(scene.does(new Command.AcceptCall(ID, NO_ID, CUSTOMER, CALL)))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(scene.timeline).hasSize(before);
  }

  @Test
  void anAgentWhoDoesNotServeHasNoPartInIt() {
    var scene = Scene.served();
    assertRefused(ask(scene, Optional.of(WANG)), ConversationFault.NOT_YOURS);
    assertRefused(ask(Scene.offered(), AGENT), ConversationFault.NOT_YOURS);
    ask(scene, CUSTOMER);
    assertRefused(
        scene.does(new Command.AcceptCall(ID, NO_ID, Optional.of(WANG), CALL)),
        ConversationFault.NOT_YOURS);
    assertRefused(
        scene.does(new Command.EndCall(ID, NO_ID, Optional.of(WANG), CALL)),
        ConversationFault.NOT_YOURS);
  }

  @Test
  void thereIsOneCallAtATimeAndNoneAfterTheEnd() {
    var scene = Scene.served();
    ask(scene, CUSTOMER);
    assertRefused(ask(scene, CUSTOMER), ConversationFault.CALL_ALREADY);
    assertRefused(ask(scene, AGENT), ConversationFault.CALL_ALREADY);
    scene.does(new Command.CustomerLeaves(ID, NO_ID));
    assertThat(scene.conversation().call()).isEmpty();
    assertRefused(ask(scene, CUSTOMER), ConversationFault.ENDED);
    assertRefused(
        scene.does(new Command.EndCall(ID, NO_ID, CUSTOMER, CALL)), ConversationFault.CALL_GONE);
  }

  @Test
  void whoEndsItWhenSaysWhy() {
    assertThat(endedBy(ringing(CUSTOMER), CUSTOMER)).isEqualTo(Fact.CallEndWhy.CANCELLED);
    assertThat(endedBy(ringing(CUSTOMER), AGENT)).isEqualTo(Fact.CallEndWhy.DECLINED);
    assertThat(endedBy(ringing(AGENT), AGENT)).isEqualTo(Fact.CallEndWhy.CANCELLED);
    assertThat(endedBy(ringing(AGENT), CUSTOMER)).isEqualTo(Fact.CallEndWhy.DECLINED);
    assertThat(endedBy(talking(), CUSTOMER)).isEqualTo(Fact.CallEndWhy.HUNG_UP);
    assertThat(endedBy(talking(), AGENT)).isEqualTo(Fact.CallEndWhy.HUNG_UP);
  }

  @Test
  void eachMediumCountsFromTheConnectionOn() {
    var scene = talking();
    scene.forward(Duration.ofSeconds(3));
    report(scene, CUSTOMER, Command.CallReport.CONNECTED, 400);
    report(scene, AGENT, Command.CallReport.CONNECTED, 500);
    scene.forward(Duration.ofSeconds(10));
    scene.does(new Command.SwitchCall(ID, NO_ID, AGENT, CALL, Call.Media.VOICE));
    scene.does(new Command.SwitchCall(ID, NO_ID, CUSTOMER, CALL, Call.Media.VOICE));
    scene.forward(Duration.ofSeconds(4));
    scene.does(new Command.EndCall(ID, NO_ID, CUSTOMER, CALL));
    assertThat(ended(scene))
        .isEqualTo(
            new Fact.CallEnded(
                CALL, Fact.Author.CUSTOMER, CUSTOMER, Fact.CallEndWhy.HUNG_UP, 4_000, 10_000));
    assertThat(scene.timeline.stream().map(Entry::kind))
        .containsOnlyOnce(Kind.CALL_CONNECTED, Kind.CALL_MEDIA);
  }

  @Test
  void theFirstFrameCountsOnceASideAndOnlyWhileTalking() {
    var scene = ringing(CUSTOMER);
    report(scene, CUSTOMER, Command.CallReport.FIRST_FRAME, 1);
    scene.does(new Command.AcceptCall(ID, NO_ID, AGENT, CALL));
    for (int i = 0; i < 2; i++) {
      report(scene, CUSTOMER, Command.CallReport.FIRST_FRAME, 300);
      report(scene, AGENT, Command.CallReport.FIRST_FRAME, 310);
    }
    assertThat(scene.timeline.stream().filter(e -> e.kind() == Kind.CALL_FIRST_FRAME)).hasSize(2);
    assertRefused(
        report(scene, AGENT, Command.CallReport.FIRST_FRAME, 600_001),
        ConversationFault.CALL_TOOK_OUT_OF_RANGE);
  }

  @Test
  void aTransferTakesTheCallAlong() {
    var scene = talking();
    transfer(scene);
    assertThat(scene.conversation().call()).isPresent();
    scene.offer(WANG);
    int before = scene.timeline.size();
    scene.accept(WANG);
    assertThat(scene.kindsAfter(before)).startsWith(Kind.ACCEPTED, Kind.CALL_JOINED);
    assertRefused(
        scene.does(new Command.EndCall(ID, NO_ID, AGENT, CALL)), ConversationFault.NOT_YOURS);
    scene.does(new Command.EndCall(ID, NO_ID, Optional.of(WANG), CALL));
    assertThat(ended(scene).staffId()).contains(WANG);
  }

  @Test
  void beingPutBackTakesTheCallAlong() {
    var scene = talking();
    scene.does(new Command.PutBack(ID, LI, "AGENT_GONE"));
    assertThat(scene.conversation().call().orElseThrow().phase()).isEqualTo(Call.Phase.TALKING);
  }

  @Test
  void whatTheAgentAskedForEndsWithTheTransferAndWhatTheCustomerAskedForRingsOn() {
    var agents = ringing(AGENT);
    transfer(agents);
    assertThat(ended(agents).why()).isEqualTo(Fact.CallEndWhy.SERVICE_ENDED);
    var customers = ringing(CUSTOMER);
    transfer(customers);
    customers.forward(Limits.CALL_RINGS_MAX).tick();
    assertThat(customers.conversation().call().orElseThrow().deadline()).isEmpty();
  }

  @Test
  void theEndOfTheServiceEndsTheCallFirst() {
    var scene = talking();
    int before = scene.timeline.size();
    scene.does(new Command.AgentEnds(ID, NO_ID, LI));
    assertThat(scene.kindsAfter(before)).startsWith(Kind.CALL_ENDED, Kind.SERVICE_ENDED);
    assertThat(ended(scene).why()).isEqualTo(Fact.CallEndWhy.SERVICE_ENDED);
  }

  @Test
  void aCallThatNobodyCanTakeAnyMoreEnds() {
    var ringing = Scene.waiting();
    ask(ringing, CUSTOMER);
    ringing.does(new Command.NobodyOnline(ID));
    assertThat(ended(ringing).why()).isEqualTo(Fact.CallEndWhy.NOT_ANSWERED);
  }

  @Test
  void aCustomerWhoStaysAwayLosesTheCallAndNotTheService() {
    var scene = talking();
    scene.does(new Command.CustomerAway(ID));
    scene.forward(Limits.CALL_KEPT_MAX.minusMillis(1)).tick();
    assertThat(scene.conversation().call()).isPresent();
    scene.forward(Duration.ofMillis(1)).tick();
    assertThat(ended(scene).why()).isEqualTo(Fact.CallEndWhy.CUSTOMER_GONE);
    assertThat(scene.conversation().phase()).isEqualTo(Phase.SERVED);
  }

  @Test
  void aCustomerWhoIsBackInTimeKeepsTheCall() {
    var scene = talking();
    scene.does(new Command.CustomerAway(ID));
    scene.forward(Duration.ofSeconds(59));
    scene.does(new Command.CustomerBack(ID));
    scene.forward(Duration.ofSeconds(59)).tick();
    assertThat(scene.conversation().call()).isPresent();
  }

  @Test
  void whoeverTalksIsNotSilent() {
    var scene = Scene.served();
    scene.agentSays(LI, "您好");
    ask(scene, CUSTOMER);
    scene.does(new Command.AcceptCall(ID, NO_ID, AGENT, CALL));
    scene.agentSays(LI, "请看这里");
    scene.forward(Duration.ofHours(2)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.SERVED);
    assertThat(scene.conversation().call()).isPresent();
  }

  @Test
  void oneSideAsksSixTimesAMinute() {
    var scene = Scene.served();
    for (int i = 0; i < Limits.CALLS_ASKED_MAX; i++) {
      assertThat(ask(scene, CUSTOMER)).isInstanceOf(Verdict.Accepted.class);
      scene.does(new Command.EndCall(ID, NO_ID, CUSTOMER, CALL));
      scene.forward(Duration.ofSeconds(1));
    }
    assertRefused(ask(scene, CUSTOMER), ConversationFault.CALL_TOO_OFTEN);
    assertThat(ask(scene, AGENT)).isInstanceOf(Verdict.Accepted.class);
    scene.does(new Command.EndCall(ID, NO_ID, AGENT, CALL));
    scene.forward(Limits.CALLS_ASKED_WITHIN.minusSeconds(Limits.CALLS_ASKED_MAX));
    assertThat(ask(scene, CUSTOMER)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void theServerMovesACall() {
    var scene = talking();
    var move = new Command.MoveCall(ID, CALL, Call.Way.JANUS, Fact.CallMoveWhy.JANUS_LOST);
    scene.does(move);
    scene.does(move);
    assertThat(scene.conversation().call().orElseThrow().way()).isEqualTo(Call.Way.JANUS);
    assertThat(scene.timeline.stream().filter(e -> e.kind() == Kind.CALL_MOVED)).hasSize(1);
    scene.does(new Command.EndCall(ID, NO_ID, CUSTOMER, CALL));
    assertRefused(scene.does(move), ConversationFault.CALL_GONE);
  }

  @Test
  void aCallThatAPageGivesUpWasEndedByNobody() {
    for (var side : List.of(CUSTOMER, AGENT)) {
      var scene = talking();
      report(scene, CUSTOMER, Command.CallReport.CONNECTED, 400);
      scene.forward(Duration.ofSeconds(7));
      var lost = new Command.FailCall(ID, NO_ID, side, CALL);
      scene.does(lost);
      assertThat(ended(scene))
          .isEqualTo(
              new Fact.CallEnded(
                  CALL, Fact.Author.SYSTEM, Optional.empty(), Fact.CallEndWhy.FAILED, 0, 7_000));
      assertRefused(scene.does(lost), ConversationFault.CALL_GONE);
      assertThat(scene.conversation().ended()).isFalse();
    }
  }

  @Test
  void nothingIsLostOfACallThatRingsOrOfSomebodyElses() {
    var rings = Scene.served();
    ask(rings, CUSTOMER);
    var lost = new Command.FailCall(ID, NO_ID, CUSTOMER, CALL);
    assertRefused(rings.does(lost), ConversationFault.CALL_NOT_ACCEPTED);
    assertThat(rings.conversation().call().orElseThrow().phase()).isEqualTo(Call.Phase.RINGING);
    var scene = talking();
    var strange = new Command.FailCall(ID, NO_ID, Optional.of(WANG), CALL);
    assertRefused(scene.does(strange), ConversationFault.NOT_YOURS);
    assertThat(scene.conversation().call()).isPresent();
  }

  @Test
  void durationsAreSharedOutAmongTheServicesTheyBelongTo() {
    var scene = talking();
    report(scene, CUSTOMER, Command.CallReport.CONNECTED, 400);
    var from = scene.now();
    scene.forward(Duration.ofSeconds(5));
    transfer(scene);
    var handedOn = scene.now();
    scene.forward(Duration.ofSeconds(2));
    scene.offer(WANG);
    scene.accept(WANG);
    var taken = scene.now();
    scene.forward(Duration.ofSeconds(7));
    var times = TalkTimes.of(scene.timeline);
    assertThat(times.between(from, handedOn)).isEqualTo(new Call.Spoken(0, 5_000));
    assertThat(times.between(taken, scene.now())).isEqualTo(new Call.Spoken(0, 7_000));
    scene.does(new Command.EndCall(ID, NO_ID, CUSTOMER, CALL));
    assertThat(TalkTimes.of(scene.timeline).between(Scene.START, scene.now()))
        .isEqualTo(new Call.Spoken(ended(scene).voiceMs(), ended(scene).videoMs()));
  }

  private static Scene offeredWithCall() {
    var scene = Scene.waiting();
    ask(scene, CUSTOMER);
    scene.offer(LI);
    return scene;
  }

  private static Scene ringing(Optional<StaffId> by) {
    var scene = Scene.served();
    ask(scene, by);
    return scene;
  }

  private static Scene talking() {
    var scene = ringing(CUSTOMER);
    scene.does(new Command.AcceptCall(ID, NO_ID, AGENT, CALL));
    return scene;
  }

  private static Verdict ask(Scene scene, Optional<StaffId> by) {
    return scene.does(new Command.AskCall(ID, NO_ID, by, CALL, Call.Media.VIDEO, Call.Way.DIRECT));
  }

  private static Verdict report(
      Scene scene, Optional<StaffId> by, Command.CallReport what, long tookMs) {
    return scene.does(new Command.ReportCall(ID, by, CALL, what, tookMs));
  }

  private static void transfer(Scene scene) {
    scene.does(new Command.TransferTo(ID, NO_ID, LI, SampleFlow.BUSINESS, Optional.of(WANG), "注"));
  }

  private static Fact.CallEndWhy endedBy(Scene scene, Optional<StaffId> by) {
    scene.does(new Command.EndCall(ID, NO_ID, by, CALL));
    assertThat(scene.conversation().call()).isEmpty();
    return ended(scene).why();
  }

  private static Fact.CallEnded ended(Scene scene) {
    return scene.timeline.stream()
        .map(Entry::fact)
        .filter(Fact.CallEnded.class::isInstance)
        .map(Fact.CallEnded.class::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static void assertRefused(Verdict verdict, ConversationFault fault) {
    assertThat(List.of(verdict)).containsExactly(new Verdict.Refused(fault));
  }
}
