package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Phase;
import io.zongji.conversation.Presence;
import io.zongji.platform.Ids;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// WS-4, WS-5 and what a workspace is shown.
final class TransferTest extends DeskTest {
  @Test
  void aTransferToAGroupRingsThereWithTheNoteAndFreesTheAgent() {
    var from = group();
    var to = group();
    var first = onlineAgent(from);
    var second = onlineAgent(to);
    var conversation = served(from, first);

    transfer(conversation, first, to, Optional.empty());

    ringsAt(conversation, second);
    assertThat(desk().view(second).tasks().getFirst().note()).contains("请继续");
    assertThat(desk().view(first).tasks()).isEmpty();
    assertThat(desk().view(first).presence()).isEqualTo(Presence.IDLE);
  }

  @Test
  void aTransferByNameRingsAtThatAgentThoughAnotherIsIdleForLonger() {
    var group = group();
    var first = onlineAgent(group);
    var conversation = served(group, first);
    onlineAgent(group);
    var named = onlineAgent(group);

    transfer(conversation, first, group, Optional.of(named));

    ringsAt(conversation, named);
    assertThat(
            facts(conversation, Fact.Offered.class)
                .getLast()
                .reasons()
                .chosen()
                .orElseThrow()
                .why())
        .isEqualTo("DIRECT_TRANSFER");
  }

  @Test
  void aTransferByNameFallsBackToTheGroupWhenItIsDeclined() {
    var group = group();
    var first = onlineAgent(group);
    var conversation = served(group, first);
    var named = onlineAgent(group);
    transfer(conversation, first, group, Optional.of(named));
    ringsAt(conversation, named);

    done(new Command.Decline(conversation, Optional.empty(), named, ringing(conversation).id()));

    ringsAt(conversation, first);
  }

  @Test
  void aTransferByNameGoesToTheGroupWhenTheAgentIsNotThere() {
    var group = group();
    var first = onlineAgent(group);
    var conversation = served(group, first);
    var named = onlineAgent(group);
    var other = onlineAgent(group);
    desk().choose(named, Chosen.REST);

    transfer(conversation, first, group, Optional.of(named));

    ringsAt(conversation, other);
  }

  @Test
  void targetsTellWhoIsThereAndWhoIsFree() {
    var group = group();
    var holder = onlineAgent(group);
    var conversation = served(group, holder);
    var free = onlineAgent(group);
    var resting = onlineAgent(group);
    desk().choose(resting, Chosen.REST);
    agent(group);

    var target =
        desk().transferTargets(conversation).groups().stream()
            .filter(one -> one.id().equals(group.value()))
            .findFirst()
            .orElseThrow();

    assertThat(target.online()).isEqualTo(1);
    assertThat(target.idle()).isEqualTo(1);
    assertThat(target.waiting()).isZero();
    assertThat(target.agents().stream().map(TransferTargets.Agent::id))
        .containsExactly(free.value(), resting.value());
    assertThat(target.agents().stream().map(TransferTargets.Agent::free))
        .containsExactly(true, false);
    assertThatThrownBy(() -> desk().transferTargets(new ConversationId(Ids.next())))
        .hasMessageContaining("conversation.not-found");
  }

  @Test
  void theViewShowsAnOfferThenTheServiceThenTheWrapUpAndItsVersionGrows() {
    jdbc().sql("update mode_setting set offer_timeout_on = true").update();
    var group = group();
    var agent = onlineAgent(group);
    var empty = desk().view(agent);
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);

    var offered = desk().view(agent);
    var task = offered.tasks().getFirst();
    assertThat(task.state()).isEqualTo(DeskView.TaskState.OFFERED);
    assertThat(task.offer().orElseThrow().ringSeconds()).contains(20L);
    assertThat(task.group().orElseThrow().id()).isEqualTo(group.value());
    assertThat(task.customer().name()).isEqualTo("访客");
    assertThat(task.channel().name()).isEqualTo("网站");
    assertThat(task.path()).containsExactly("开始", "转人工");

    forward(Duration.ofSeconds(7));
    accept(conversation);
    done(new Command.CustomerSays(conversation, Optional.empty(), new Content.Text("你好")));
    var servedView = desk().view(agent);
    task = servedView.tasks().getFirst();
    assertThat(task.state()).isEqualTo(DeskView.TaskState.SERVED);
    assertThat(task.waitedSeconds()).isEqualTo(7);
    assertThat(task.lastMessage().orElseThrow().text()).isEqualTo("你好");
    assertThat(task.lastMessage().orElseThrow().from()).isEqualTo("CUSTOMER");
    assertThat(task.customerWaitingSince()).isPresent();
    assertThat(task.lastSeq()).isEqualTo(find(conversation).lastSeq());

    end(conversation, agent);
    var wrapUp = desk().view(agent);
    assertThat(wrapUp.tasks().getFirst().state()).isEqualTo(DeskView.TaskState.WRAP_UP);
    assertThat(wrapUp.tasks().getFirst().group().orElseThrow().id()).isEqualTo(group.value());
    finish(conversation, agent);
    var done = desk().view(agent);
    assertThat(done.tasks()).isEmpty();
    assertThat(
            java.util.stream.Stream.of(empty, offered, servedView, wrapUp, done)
                .map(DeskView::version))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theViewSaysWhenTheCustomerIsAway() {
    var group = group();
    var agent = onlineAgent(group);
    var conversation = served(group, agent);

    done(new Command.CustomerAway(conversation));

    assertThat(desk().view(agent).tasks().getFirst().customer().away()).isTrue();
    assertThat(find(conversation).phase()).isEqualTo(Phase.SERVED);
  }

  @Test
  void whoWasNeverOnlineHasAnEmptyDesk() {
    var view = desk().view(agent(group()));

    assertThat(view.version()).isZero();
    assertThat(view.presence()).isEqualTo(Presence.OFFLINE);
    assertThat(view.tasks()).isEmpty();
  }

  private ConversationId served(SkillGroupId group, StaffId agent) {
    var conversation = enter(flow(group));
    ringsAt(conversation, agent);
    accept(conversation);
    return conversation;
  }

  private void transfer(
      ConversationId conversation, StaffId by, SkillGroupId group, Optional<StaffId> to) {
    done(new Command.TransferTo(conversation, Optional.empty(), by, group, to, "请继续"));
  }
}
