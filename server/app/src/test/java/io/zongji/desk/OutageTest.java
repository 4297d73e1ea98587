package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Fact;
import io.zongji.conversation.LeaseClock;
import io.zongji.conversation.Phase;
import io.zongji.conversation.Presence;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/// Whatever the time for which no server ran or none reached the database: nobody who was there is
/// thrown out, and whoever does not return is given up in time.
final class OutageTest extends DeskTest {
  private static final Duration AWAY = Duration.ofMinutes(10);

  @BeforeEach
  void wound() {
    run(Duration.ofMinutes(2));
  }

  /// Time passes while the servers run.
  private void run(Duration time) {
    for (var left = time; left.isPositive(); left = left.minusSeconds(1)) {
      forward(Duration.ofSeconds(1));
      bean(LeaseClock.class).wind();
    }
  }

  /// Time passes in which nobody can note anything.
  private void nothingRuns() {
    clock.forward(AWAY);
  }

  private ConversationId served(SkillGroupId group, StaffId agent) {
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);
    accept(conversation);
    return conversation;
  }

  private Presence presence(StaffId staff) {
    return desk().view(staff).presence();
  }

  @Test
  void nobodyIsThrownOutByASweepThatComesFirst() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = served(group, agent);
    var idle = onlineAgent(group());

    nothingRuns();
    bean(Sweep.class).run();
    bean(LeaseClock.class).wind();
    bean(Sweep.class).run();

    assertThat(find(conversation).agent()).contains(agent);
    assertThat(presence(agent)).isEqualTo(Presence.BUSY);
    assertThat(presence(idle)).isEqualTo(Presence.IDLE);
    assertThat(facts(conversation, Fact.PutBack.class)).isEmpty();
  }

  @Test
  void whoeverDoesNotReturnIsGivenUpAfterTheWholeGrace() {
    var group = group();
    var gone = onlineAgent(group);
    var conversation = served(group, gone);
    var there = onlineAgent(group());
    vanish(gone);

    nothingRuns();
    bean(LeaseClock.class).wind();
    run(Duration.ofSeconds(89));
    bean(Sweep.class).run();
    assertThat(find(conversation).agent()).contains(gone);

    run(Duration.ofSeconds(2));
    bean(Sweep.class).run();
    awaitPhase(conversation, Phase.WAITING);
    assertThat(presence(gone)).isEqualTo(Presence.OFFLINE);
    assertThat(presence(there)).isEqualTo(Presence.IDLE);
  }

  /// A sweep that stands still between looking and acting: the agents are back before it goes on.
  private Sweep interrupted(String look, Runnable meanwhile) {
    var watch =
        (Watch)
            Proxy.newProxyInstance(
                Watch.class.getClassLoader(),
                new Class<?>[] {Watch.class},
                (_, method, arguments) -> {
                  var found = method.invoke(bean(WatchStore.class), arguments);
                  if (method.getName().equals(look)) {
                    meanwhile.run();
                  }
                  return found;
                });
    return new Sweep(
        conversations(),
        bean(AgentDesks.class),
        bean(Dispatcher.class),
        bean(RosterStore.class),
        watch,
        bean(Anomalies.class),
        bean(TransactionOperations.class),
        bean(LeaseClock.class),
        clock);
  }

  @Test
  void aServerThatWasFrozenTakesNothingFromAnAgentWhoIsBack() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = served(group, agent);
    vanish(agent);
    run(Duration.ofSeconds(100));

    interrupted("leftBehind", () -> comeBack(agent)).giveUpTheGone();

    assertThat(find(conversation).agent()).contains(agent);
    assertThat(presence(agent)).isEqualTo(Presence.BUSY);
  }

  @Test
  void aServerThatWasFrozenEndsNoWrapUpOfAnAgentWhoIsBack() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = served(group, agent);
    end(conversation, agent);
    vanish(agent);
    run(Duration.ofSeconds(100));

    interrupted("unfinished", () -> comeBack(agent)).giveUpTheGone();

    assertThat(find(conversation).wrapUps()).hasSize(1);
    assertThat(presence(agent)).isEqualTo(Presence.WRAP_UP);
  }

  @Test
  void aServerThatWasFrozenTakesNobodyOfflineWhoIsBack() {
    var group = group();
    var idle = onlineAgent(group);
    vanish(idle);
    run(Duration.ofSeconds(100));

    interrupted("givenUp", () -> comeBack(idle)).giveUpTheGone();
    assertThat(presence(idle)).isEqualTo(Presence.IDLE);

    vanish(idle);
    run(Duration.ofSeconds(100));
    bean(Sweep.class).giveUpTheGone();
    assertThat(presence(idle)).isEqualTo(Presence.OFFLINE);
  }

  @Test
  void nobodyIsToldThatNobodyIsOnlineBeforeAgentsCouldReturn() {
    var group = group();
    var agent = onlineAgent(group);
    served(group, agent);
    var waiting = enter(flow(group));
    waits(waiting);

    nothingRuns();
    bean(LeaseClock.class).wind();
    bean(Sweep.class).run();
    settleWithoutJudgement(group);

    assertThat(facts(waiting, Fact.NobodyOnlineSince.class)).isEmpty();
    assertThat(find(waiting).phase()).isEqualTo(Phase.WAITING);

    vanish(agent);
    run(Duration.ofSeconds(31));
    bean(Sweep.class).run();
    eventually("nobody is online", () -> !facts(waiting, Fact.NobodyOnlineSince.class).isEmpty());
  }

  @Test
  void noOfferGoesToAWindowThatHasNotReturned() {
    var group = group();
    var gone = onlineAgent(group);
    vanish(gone);
    nothingRuns();
    bean(LeaseClock.class).wind();
    var fresh = enter(flow(group));
    settleWithoutJudgement(group);
    assertThat(find(fresh).phase()).isEqualTo(Phase.WAITING);

    comeBack(gone);
    ringsAt(fresh, gone);
  }

  @Test
  void anOfferWhoseTimeRanOutMeanwhileSendsNobodyToRest() {
    jdbc().sql("update mode_setting set offer_timeout_on = true").update();
    var group = group();
    var agent = onlineAgent(group);
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);

    nothingRuns();
    bean(Sweep.class).withdrawIdleRinging();
    bean(LeaseClock.class).wind();
    bean(Sweep.class).withdrawIdleRinging();
    assertThat(find(conversation).offer()).as("before anybody could answer").isPresent();
    run(Duration.ofSeconds(11));

    eventually("taken back", () -> !facts(conversation, Fact.OfferWithdrawn.class).isEmpty());
    assertThat(facts(conversation, Fact.OfferWithdrawn.class).getFirst().why()).isEqualTo("OUTAGE");
    assertThat(presence(agent)).isNotEqualTo(Presence.REST);
    ringsAt(conversation, agent);
  }

  @Test
  void anAbsentCustomerKeepsThePlace() {
    var group = group();
    served(group, onlineAgent(group));
    var waiting = enter(flow(group));
    waits(waiting);
    done(new Command.CustomerAway(waiting));

    nothingRuns();
    bean(LeaseClock.class).wind();
    run(Duration.ofSeconds(11));
    eventually("away anew", () -> facts(waiting, Fact.CustomerAway.class).size() == 2);
    assertThat(find(waiting).phase()).isEqualTo(Phase.WAITING);

    done(new Command.CustomerBack(waiting));
    assertThat(desk().positions(group)).containsEntry(waiting, 0);
  }

  /// Not [#settle], which takes a group for neglected in which nobody is seen.
  private void settleWithoutJudgement(SkillGroupId group) {
    bean(Dispatcher.class).run(group);
    eventually("at rest", () -> bean(WakeUps.class).atRest());
  }

  @Test
  void choosingIsAsEverAfterwards() {
    var agent = onlineAgent(group());
    nothingRuns();
    bean(LeaseClock.class).wind();
    desk().choose(agent, Chosen.REST);
    assertThat(presence(agent)).isEqualTo(Presence.REST);
  }
}
