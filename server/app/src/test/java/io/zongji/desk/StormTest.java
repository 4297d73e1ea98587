package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.Stage;
import io.zongji.customer.CustomerId;
import io.zongji.flows.FlowId;
import io.zongji.platform.FaultException;
import io.zongji.platform.Mode;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Five hundred conversations and twenty agents of several groups, two servers over one database,
/// one of which is replaced in the middle: AC-3 and AC-1 checked from the timelines.
final class StormTest extends DeskTest {
  private static final int CONVERSATIONS = 500;
  private static final int AGENTS = 20;
  private static final int STEPS_MAX = 400;

  /// How often an agent looks at the desk in one step.
  private static final int ACTS = 8;
  private static final long SEED = 20260302;

  private final List<StaffId> agents = new ArrayList<>();
  private final List<SkillGroupId> groups = new ArrayList<>();
  private final List<FlowId> flows = new ArrayList<>();
  private final List<ConversationId> entered = new ArrayList<>();
  private final List<CustomerId> customers = new ArrayList<>();
  private final List<ConfigurableApplicationContext> servers = new ArrayList<>();

  @Test
  void nobodyIsOvertakenNobodyHasTwoAndNobodyWaitsBesideAFreeAgent() throws Exception {
    prepare();
    servers.add(another());
    int step = 0;
    while (entered.size() < CONVERSATIONS || anyOpen()) {
      assertThat(++step).as("steps").isLessThan(STEPS_MAX);
      play(step);
      settle();
      forward(Duration.ofSeconds(step % 3 == 0 ? 6 : 1));
      settle();
      if (step == 10) {
        servers.removeFirst().close();
        servers.add(another());
        settle();
      }
    }
    servers.forEach(ConfigurableApplicationContext::close);
    servers.clear();

    var replay = new Replay();
    entered.forEach(id -> replay.read(id, timeline(id)));
    assertThat(replay.offers()).isGreaterThan(CONVERSATIONS / 2);
    replay.assertOneAtATime();
    replay.assertNobodyIsOvertaken();
    assertThat(bean(WatchStore.class).wrongLoads()).isEmpty();
    assertThat(anomalies()).isEmpty();
  }

  @Override
  boolean atRest() {
    return super.atRest()
        && servers.stream().allMatch(server -> server.getBean(WakeUps.class).atRest());
  }

  private void prepare() {
    jdbc()
        .sql("update mode_setting set offer_timeout_on = true, offer_timeout_seconds = 5")
        .update();
    for (int i = 0; i < 3; i++) {
      groups.add(group());
      flows.add(flow(groups.get(i)));
    }
    for (int i = 0; i < AGENTS; i++) {
      var one = groups.get(i % 3);
      agents.add(i % 2 == 0 ? onlineAgent(one) : onlineAgent(one, groups.get((i + 1) % 3)));
    }
    for (int i = 0; i < CONVERSATIONS; i++) {
      customers.add(customer());
    }
  }

  /// All act at once, some of them by the other server.
  private void play(int step) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> acts = new ArrayList<>();
      for (int i = 0; i < 40 && entered.size() < CONVERSATIONS; i++) {
        var command = entering(entered.size());
        entered.add(command.conversation());
        acts.add(threads.submit(() -> done(command)));
      }
      for (int i = 0; i < AGENTS; i++) {
        var agent = agents.get(i);
        var random = new Random(SEED + 1_000L * step + i);
        acts.add(threads.submit(() -> act(agent, random)));
      }
      for (var act : acts) {
        act.get();
      }
    }
  }

  private Command.Enter entering(int number) {
    return entering(flows.get(number % 3), customers.get(number), Mode.OMNIMEDIA);
  }

  private void act(StaffId agent, Random random) {
    var door = random.nextBoolean() ? conversations() : server().getBean(Conversations.class);
    var desk = random.nextBoolean() ? desk() : server().getBean(Desk.class);
    for (int i = 0; i < ACTS; i++) {
      for (var held : door.tasks(agent)) {
        handle(door, held, agent, random);
      }
    }
    var chosen = bean(AgentDesks.class).find(agent).orElseThrow().chosen();
    if (chosen != Chosen.IDLE) {
      desk.goOnline(agent, java.util.UUID.randomUUID());
      choose(desk, agent, Chosen.IDLE);
    } else if (random.nextInt(100) < 6) {
      choose(desk, agent, random.nextBoolean() ? Chosen.REST : Chosen.OFFLINE);
    }
  }

  /// Outcomes are not looked at: much of it is refused, because another was faster.
  private void handle(Conversations door, Conversation held, StaffId agent, Random random) {
    var id = held.id();
    int dice = random.nextInt(100);
    if (held.stage() instanceof Stage.Offered(_, var offer)) {
      if (dice < 65) {
        door.submit(new Command.Accept(id, Optional.empty(), agent, offer.id()));
      } else if (dice < 80) {
        door.submit(new Command.Decline(id, Optional.empty(), agent, offer.id()));
      } else if (dice < 85) {
        door.submit(new Command.CustomerLeaves(id, Optional.empty()));
      }
    } else if (held.stage() instanceof Stage.Served) {
      if (dice < 10) {
        var to = groups.get(random.nextInt(groups.size()));
        var named =
            random.nextBoolean()
                ? Optional.of(agents.get(random.nextInt(AGENTS)))
                : Optional.<StaffId>empty();
        door.submit(new Command.TransferTo(id, Optional.empty(), agent, to, named, ""));
      } else {
        door.submit(new Command.AgentEnds(id, Optional.empty(), agent));
        door.submit(new Command.AgentFinishes(id, Optional.empty(), agent));
      }
    } else {
      door.submit(new Command.AgentFinishes(id, Optional.empty(), agent));
    }
  }

  private static void choose(Desk desk, StaffId agent, Chosen chosen) {
    try {
      desk.choose(agent, chosen);
    } catch (FaultException e) {
      // Open work in hand: then the agent stays.
      assertThat(e.fault().code()).isEqualTo("desk.open-work");
    }
  }

  private boolean anyOpen() {
    return jdbc()
        .sql(
            """
            select exists (select 1 from conversation where phase <> 'ENDED')
              or exists (select 1 from wrap_up)
            """)
        .query(Boolean.class)
        .single();
  }

  private ConfigurableApplicationContext server() {
    return servers.getFirst();
  }

  private ConfigurableApplicationContext another() throws IOException {
    return startServer("--ZONGJI_DATA=" + Files.createTempDirectory("zongji-storm"));
  }
}
