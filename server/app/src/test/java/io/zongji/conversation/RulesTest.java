package io.zongji.conversation;

import static io.zongji.conversation.Scene.ID;
import static io.zongji.conversation.Scene.LI;
import static io.zongji.conversation.Scene.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RulesTest {
  private static final Optional<ClientId> NO_ID = Optional.empty();

  @Test
  void aCustomerWhoComesInIsWelcomedAndAsked() {
    var scene = new Scene();
    assertThat(scene.kindsAfter(0))
        .containsExactly(
            Kind.ENTERED,
            Kind.MODULE_REACHED,
            Kind.MODULE_REACHED,
            Kind.MESSAGE,
            Kind.MODULE_REACHED,
            Kind.MESSAGE,
            Kind.ANSWER_AWAITED);
    assertThat(scene.systemTexts()).containsExactly(SampleFlow.WELCOME, SampleFlow.PROMPT);
    assertThat(scene.conversation().path()).containsExactly("开始", "欢迎语", "分支");
  }

  @Test
  void aWrongAnswerIsToldAndCounted() {
    var scene = new Scene();
    scene.says("什么");
    assertThat(scene.kindsAfter(7))
        .containsExactly(Kind.MESSAGE, Kind.ANSWER_WRONG, Kind.MESSAGE, Kind.ANSWER_AWAITED);
    assertThat(scene.systemTexts()).last().isEqualTo(SampleFlow.WRONG);
    assertThat(scene.conversation().run().wrongAnswers()).isOne();
  }

  @Test
  void aPictureIsNoAnswer() {
    var scene = new Scene();
    var picture =
        new Content.Media(
            new MediaId(new UUID(9, 9)),
            MediaKind.IMAGE,
            "image/png",
            "a.png",
            10,
            1,
            1,
            Optional.empty());
    scene.does(new Command.CustomerSays(ID, NO_ID, picture));
    assertThat(scene.conversation().run().wrongAnswers()).isOne();
  }

  @Test
  void aFullWidthAnswerJoinsTheQueue() {
    var scene = new Scene();
    scene.says("１");
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    assertThat(scene.conversation().group()).contains(SampleFlow.PRODUCTS);
    assertThat(scene.conversation().place()).contains(new Place(Place.JOINED, Scene.START));
  }

  @Test
  void anOfferRingsAndIsAccepted() {
    var scene = Scene.offered();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.OFFERED);
    assertThat(scene.desk(LI).load()).isOne();
    scene.forward(Duration.ofSeconds(5));
    scene.accept(LI);
    assertThat(scene.conversation().phase()).isEqualTo(Phase.SERVED);
    assertThat(scene.systemTexts()).last().isEqualTo("转人工客服成功，000010号客服代表为您服务。");
    assertThat(scene.last(2).getFirst())
        .isEqualTo(
            new Fact.Accepted(scene.offerId(), LI, "000010", "李雷", "小李", 5_000, Optional.empty()));
    assertThat(scene.desk(LI).servedToday()).isOne();
  }

  @Test
  void acceptingTwiceChangesNothing() {
    var scene = Scene.served();
    assertThat(scene.accept(LI)).isEqualTo(new Verdict.Accepted(scene.conversation(), List.of()));
  }

  @Test
  void onlyTheAgentItRingsAtMayAccept() {
    var scene = Scene.offered();
    refused(scene.accept(WANG), ConversationFault.OFFER_GONE);
    refused(
        scene.does(new Command.Accept(ID, NO_ID, LI, new OfferId(new UUID(7, 99)))),
        ConversationFault.OFFER_GONE);
  }

  @Test
  void aMissedOfferKeepsThePlaceAndPutsTheAgentToRest() {
    var scene = Scene.offered();
    var place = scene.conversation().place();
    scene.forward(Duration.ofSeconds(20)).tick();
    assertThat(scene.last(1)).containsExactly(new Fact.Missed(scene.offerId(), LI, true));
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    assertThat(scene.conversation().place()).isEqualTo(place);
    assertThat(scene.conversation().queueing().orElseThrow().passed()).containsExactly(LI);
    assertThat(scene.desk(LI).chosen()).isEqualTo(Chosen.REST);
    assertThat(scene.desk(LI).load()).isZero();
  }

  @Test
  void nothingIsMissedBeforeItsTime() {
    var scene = Scene.offered();
    scene.forward(Duration.ofMillis(19_999)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.OFFERED);
  }

  @Test
  void anOfferWithoutADeadlineRingsOn() {
    var scene = Scene.waiting();
    scene.offer(LI, Optional.empty());
    scene.forward(Duration.ofDays(1)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.OFFERED);
  }

  @Test
  void aDeclinedOfferKeepsThePlace() {
    var scene = Scene.offered();
    scene.does(new Command.Decline(ID, NO_ID, LI, scene.offerId()));
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    assertThat(scene.desk(LI).chosen()).isEqualTo(Chosen.IDLE);
    assertThat(scene.desk(LI).load()).isZero();
  }

  @Test
  void noOfferToAnAgentWhoIsNotFree() {
    var resting = Scene.waiting();
    resting.desks.computeIfPresent(LI, (_, d) -> DeskRules.choose(d, Chosen.REST, resting.now()));
    refused(resting.offer(LI), ConversationFault.AGENT_NOT_FREE);

    var gone = Scene.waiting();
    var desk = gone.desk(LI);
    gone.forward(Duration.ofSeconds(31));
    gone.desks.put(LI, desk);
    refused(gone.offer(LI), ConversationFault.AGENT_NOT_FREE);

    var unknown = Scene.waiting();
    refused(
        unknown.offer(new io.zongji.staff.StaffId(new UUID(4, 9))),
        ConversationFault.AGENT_NOT_FREE);
  }

  @Test
  void noOfferWhileTheCustomerIsAway() {
    var scene = Scene.waiting();
    scene.does(new Command.CustomerAway(ID));
    refused(scene.offer(LI), ConversationFault.CUSTOMER_AWAY);
    scene.does(new Command.CustomerBack(ID));
    scene.offer(LI);
    assertThat(scene.conversation().phase()).isEqualTo(Phase.OFFERED);
  }

  @Test
  void theQueueIsAnnouncedOnce() {
    var scene = Scene.waiting();
    scene.does(new Command.Announce(ID, SampleFlow.PRODUCTS, 3));
    scene.does(new Command.Announce(ID, SampleFlow.PRODUCTS, 2));
    assertThat(scene.systemTexts()).last().isEqualTo("正在为您转接人工客服，当前排队人数为3，请耐心等待。");
    assertThat(scene.systemTexts()).hasSize(3);
  }

  @Test
  void nobodyOnlineFailsAtOnceWhenNobodyEverWas() {
    var scene = Scene.waiting();
    scene.does(new Command.NobodyOnline(ID));
    assertThat(scene.systemTexts()).last().isEqualTo(SampleFlow.FAILURE);
    assertThat(scene.conversation().stage())
        .isEqualTo(new Stage.Ended(Fact.EndWhy.NOBODY_ONLINE, scene.now()));
  }

  @Test
  void nobodyOnlineAnyMoreGivesGrace() {
    var scene = Scene.waiting();
    scene.does(new Command.Announce(ID, SampleFlow.PRODUCTS, 0));
    scene.does(new Command.NobodyOnline(ID));
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    scene.forward(Duration.ofSeconds(59)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
    scene.forward(Duration.ofSeconds(1)).tick();
    assertThat(scene.systemTexts()).last().isEqualTo(SampleFlow.FAILURE);
    assertThat(scene.conversation().ended()).isTrue();
  }

  @Test
  void somebodyOnlineAgainCallsGraceOff() {
    var scene = Scene.waiting();
    scene.does(new Command.Announce(ID, SampleFlow.PRODUCTS, 0));
    scene.does(new Command.NobodyOnline(ID));
    scene.does(new Command.SomebodyOnline(ID));
    scene.forward(Duration.ofHours(1)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
  }

  @Test
  void theQueueLimitEndsWaitingEvenWhileItRings() {
    var scene =
        Scene.waiting(SampleFlow.graph(Optional.empty(), Optional.of(Duration.ofSeconds(30))));
    scene.offer(LI, Optional.empty());
    scene.forward(Duration.ofSeconds(30)).tick();
    assertThat(scene.conversation().stage())
        .isEqualTo(new Stage.Ended(Fact.EndWhy.QUEUE_LIMIT, scene.now()));
    assertThat(scene.desk(LI).load()).isZero();
  }

  @Test
  void anAnswerThatNeverComesGoesOnByTheSilentExit() {
    var scene = new Scene(SampleFlow.graph(Optional.of(Duration.ofSeconds(30)), Optional.empty()));
    scene.forward(Duration.ofSeconds(20));
    scene.says("什么");
    scene.forward(Duration.ofSeconds(20)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.FLOW);
    scene.forward(Duration.ofSeconds(10)).tick();
    assertThat(scene.conversation().stage())
        .isEqualTo(new Stage.Ended(Fact.EndWhy.COMPLETED, scene.now()));
  }

  @Test
  void silenceAfterAnAgentsMessageEndsTheService() {
    var scene = Scene.served();
    scene.agentSays(LI, "您好");
    scene.forward(Duration.ofSeconds(60)).tick();
    assertThat(scene.systemTexts()).last().isEqualTo(SampleFlow.SILENCE);
    assertThat(scene.conversation().stage())
        .isEqualTo(new Stage.Ended(Fact.EndWhy.SILENCE, scene.now()));
    assertThat(scene.desk(LI).presence()).isEqualTo(Presence.WRAP_UP);
  }

  @Test
  void theCustomersMessageStopsTheSilenceClock() {
    var scene = Scene.served();
    scene.agentSays(LI, "您好");
    scene.forward(Duration.ofSeconds(59));
    scene.says("在");
    scene.forward(Duration.ofDays(1)).tick();
    assertThat(scene.conversation().phase()).isEqualTo(Phase.SERVED);
  }

  @Test
  void theAgentEndsInTwoSteps() {
    var scene = Scene.served();
    refused(scene.does(new Command.AgentFinishes(ID, NO_ID, LI)), ConversationFault.STILL_OPEN);
    scene.does(new Command.AgentEnds(ID, NO_ID, LI));
    assertThat(scene.systemTexts()).last().isEqualTo(SampleFlow.AGENT_ENDED);
    assertThat(scene.desk(LI).presence()).isEqualTo(Presence.WRAP_UP);
    refused(scene.agentSays(LI, "再见"), ConversationFault.SERVICE_ENDED);
    refused(scene.says("还有"), ConversationFault.ENDED);
    scene.does(new Command.AgentFinishes(ID, NO_ID, LI));
    assertThat(scene.desk(LI).presence()).isEqualTo(Presence.IDLE);
    assertThat(scene.desk(LI).load()).isZero();
    assertThat(scene.conversation().wrapUps()).isEmpty();
  }

  @Test
  void onlyTheAgentWhoServesMaySpeakEndOrTransfer() {
    var scene = Scene.served();
    refused(scene.agentSays(WANG, "喂"), ConversationFault.NOT_YOURS);
    refused(scene.does(new Command.AgentEnds(ID, NO_ID, WANG)), ConversationFault.NOT_YOURS);
    refused(scene.does(new Command.AgentFinishes(ID, NO_ID, WANG)), ConversationFault.NOT_YOURS);
    refused(transfer(scene, WANG, Optional.empty(), ""), ConversationFault.NOT_YOURS);
  }

  @Test
  void aNoteChangesNothingAndIsRefusedAfterTheEnd() {
    var scene = Scene.served();
    var before = scene.conversation();
    scene.does(new Command.AgentNotes(ID, NO_ID, WANG, "已答应退款"));
    assertThat(scene.conversation().at(before.lastSeq())).isEqualTo(before);
    scene.does(new Command.AgentEnds(ID, NO_ID, LI));
    refused(scene.does(new Command.AgentNotes(ID, NO_ID, WANG, "已答应退款")), ConversationFault.ENDED);
  }

  @Test
  void aTransferJoinsTheOtherQueueAndFreesTheAgent() {
    var scene = Scene.served();
    scene.forward(Duration.ofSeconds(10));
    transfer(scene, LI, Optional.of(WANG), "要发票");
    var queueing = scene.conversation().queueing().orElseThrow();
    assertThat(queueing.group()).isEqualTo(SampleFlow.BUSINESS);
    assertThat(queueing.place()).isEqualTo(new Place(Place.JOINED, scene.now()));
    assertThat(queueing.direct()).contains(WANG);
    assertThat(queueing.note()).contains("要发票");
    assertThat(scene.desk(LI).load()).isZero();
    scene.offer(WANG);
    scene.does(new Command.Decline(ID, NO_ID, WANG, scene.offerId()));
    assertThat(scene.conversation().queueing().orElseThrow().direct()).isEmpty();
  }

  @Test
  void aTransferToOneselfOrWithTooLongANoteIsRefused() {
    var scene = Scene.served();
    refused(transfer(scene, LI, Optional.of(LI), ""), ConversationFault.TRANSFER_TO_SELF);
    refused(
        transfer(scene, LI, Optional.empty(), "字".repeat(501)), ConversationFault.NOTE_TOO_LONG);
    accepted(transfer(scene, LI, Optional.empty(), "字".repeat(500)));
  }

  @Test
  void aConversationTakenFromAGoneAgentIsInFrontAgain() {
    var scene = Scene.served();
    scene.forward(Duration.ofMinutes(2));
    scene.does(new Command.PutBack(ID, LI, "AGENT_GONE"));
    assertThat(scene.conversation().place()).contains(new Place(Place.PUT_BACK, Scene.START));
    assertThat(scene.desk(LI).load()).isZero();
    scene.does(new Command.NobodyOnline(ID));
    assertThat(scene.conversation().phase()).isEqualTo(Phase.WAITING);
  }

  private static Verdict transfer(
      Scene scene, io.zongji.staff.StaffId by, Optional<io.zongji.staff.StaffId> to, String note) {
    return scene.does(new Command.TransferTo(ID, NO_ID, by, SampleFlow.BUSINESS, to, note));
  }

  private static void refused(Verdict verdict, ConversationFault fault) {
    assertThat(verdict).isEqualTo(new Verdict.Refused(fault));
  }

  private static void accepted(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
  }
}
