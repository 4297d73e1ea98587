package io.zongji.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.ServerTest;
import io.zongji.TestClient.Answer;
import io.zongji.customer.ChannelId;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// What two administrators at once, and raw SQL, cannot do to a flow.
final class FlowRacesTest extends ServerTest {
  private static final int ROUNDS = 15;
  private Desk desk;

  @BeforeAll
  void signIn() {
    desk = new Desk(admin());
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = new ArrayList<T>();
      for (var future : threads.invokeAll(tasks)) {
        done.add(future.get());
      }
      return done;
    }
  }

  private int links(UUID flow) {
    return jdbc()
        .sql("select count(*) from flow_link where flow_id = ?")
        .param(flow)
        .query(Integer.class)
        .single();
  }

  @Test
  void ofLinkingAndWithdrawingOneWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var flow = desk.published(Mode.OMNIMEDIA);
      var linker = bean(Flows.class);
      var channel = new ChannelId(Ids.next());
      var results =
          atOnce(
              List.<Callable<Object>>of(
                  () -> linker.link(new FlowId(flow), channel, Mode.OMNIMEDIA),
                  () -> desk.withdraw(flow)));
      boolean linked = results.getFirst() == LinkOutcome.LINKED;
      boolean withdrawn = ((Answer) results.get(1)).status() == 204;
      assertThat(linked).isNotEqualTo(withdrawn);
      assertThat(links(flow)).isEqualTo(linked ? 1 : 0);
      assertThat(desk.find(flow).body().path("state").asString())
          .isEqualTo(linked ? "IN_USE" : "UNPUBLISHED");
    }
  }

  @Test
  void aDraftIsPublishedOnceHoweverManyAsk() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var flow = desk.sound(Mode.OMNIMEDIA);
      var tasks = new ArrayList<Callable<Answer>>();
      for (int i = 0; i < 4; i++) {
        tasks.add(() -> desk.publish(flow, 2));
      }
      tasks.add(() -> desk.save(flow, 2, Desk.name("赛"), Desk.otherGraph()));
      var answers = atOnce(tasks);
      var published = answers.subList(0, 4).stream().filter(a -> a.status() == 200).count();
      boolean saved = answers.get(4).status() == 200;
      assertThat(published).isEqualTo(saved ? 0 : 1);
      assertThat(answers).allMatch(answer -> List.of(200, 409).contains(answer.status()));
    }
  }

  @Test
  void linkingTwiceIsLinkingOnce() throws Exception {
    var flow = desk.published(Mode.OMNIMEDIA);
    var channel = new ChannelId(Ids.next());
    var tasks = new ArrayList<Callable<LinkOutcome>>();
    for (int i = 0; i < 8; i++) {
      tasks.add(() -> bean(Flows.class).link(new FlowId(flow), channel, Mode.OMNIMEDIA));
    }
    assertThat(atOnce(tasks)).containsOnly(LinkOutcome.LINKED);
    assertThat(links(flow)).isEqualTo(1);
    assertThat(bean(Flows.class).linksOf(channel))
        .extracting(Flow::id)
        .containsExactly(new FlowId(flow));
  }

  @Test
  void onlyFlowsOfTheChannelsModeAreLinked() {
    var flows = bean(Flows.class);
    var flow = new FlowId(desk.published(Mode.ONLINE));
    var channel = new ChannelId(Ids.next());
    assertThat(flows.link(flow, channel, Mode.OMNIMEDIA)).isEqualTo(LinkOutcome.OTHER_MODE);
    assertThat(flows.link(new FlowId(Ids.next()), channel, Mode.ONLINE))
        .isEqualTo(LinkOutcome.UNKNOWN);
    assertThat(flows.linksOf(channel)).isEmpty();
  }

  @Test
  void oneFlowMayServeManyChannelsAndOneChannelManyFlows() {
    var flows = bean(Flows.class);
    var one = new FlowId(desk.published(Mode.OMNIMEDIA));
    var two = new FlowId(desk.published(Mode.OMNIMEDIA));
    var channel = new ChannelId(Ids.next());
    flows.link(one, channel, Mode.OMNIMEDIA);
    flows.link(one, new ChannelId(Ids.next()), Mode.OMNIMEDIA);
    clock.forward(java.time.Duration.ofSeconds(1));
    flows.link(two, channel, Mode.OMNIMEDIA);
    assertThat(flows.linksOf(channel)).extracting(Flow::id).containsExactly(one, two);
    assertThat(links(one.value())).isEqualTo(2);
  }

  @Test
  void theSchemaRefusesWhatTheRulesForbid() {
    var published = desk.published(Mode.OMNIMEDIA);
    var draft = desk.sound(Mode.OMNIMEDIA);
    refused("update flow_version set graph = '{}' where flow_id = ?", published);
    refused("delete from flow_version where flow_id = ?", published);
    refused("update flow set deleted_at = now() where id = ?", published);
    refused("update flow set published_version = 7 where id = ?", published);
    refused("update flow set published_version = 1 where id = ?", draft);
    refused("insert into flow_link select gen_random_uuid(), ?, true, now()", draft);
    refused("insert into flow_link select gen_random_uuid(), ?, false, now()", draft);
    refused("update flow set name = repeat('长', 21) where id = ?", draft);
    refused("update flow set name = '' where id = ?", draft);
    bean(Flows.class).link(new FlowId(published), new ChannelId(Ids.next()), Mode.OMNIMEDIA);
    refused("update flow set published_version = null where id = ?", published);
  }

  private void refused(String sql, UUID flow) {
    assertThatThrownBy(() -> jdbc().sql(sql).param(flow).update())
        .as(sql)
        .isInstanceOf(DataAccessException.class);
  }
}
