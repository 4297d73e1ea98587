package io.zongji.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClock;
import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Command;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.conversation.OfferId;
import io.zongji.conversation.Phase;
import io.zongji.conversation.Reasons;
import io.zongji.conversation.SimDoor;
import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flows.FlowId;
import io.zongji.platform.Background;
import io.zongji.platform.Ids;
import io.zongji.platform.Mode;
import io.zongji.sim.Company;
import io.zongji.sim.Hazards;
import io.zongji.sim.ShortFlow;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the simulation found, each as a test with a name.
final class FoundBySimulationTest {
  private final TestClock clock = new TestClock();
  private final Company company = new Company();
  private final MemoryDatabase database = new MemoryDatabase(company);
  private final List<String> anomalies = new ArrayList<>();
  private final SkillGroupId group = new SkillGroupId(Ids.next());
  private final SimDoor door =
      new SimDoor(
          database,
          Hazards.NONE,
          clock,
          (_, _) -> ShortFlow.to(group, Duration.ofSeconds(60)),
          _ -> {});
  private final SimDesk desk =
      new SimDesk(
          new SimDesk.Parts(
              database,
              Hazards.NONE,
              clock,
              idle(),
              Ids::next,
              (what, _) -> anomalies.add(what),
              (_, _) -> {}),
          door);

  /// Seed 4 at step 12,621: what the sweep takes from a gone agent it offers to the next one at
  /// once, at the same instant or by a clock that is behind, and it took that for a repair.
  @Test
  void whatTheSweepPutsBackAndOffersIsNoRepair() {
    company.put(new Company.Group(group, Mode.OMNIMEDIA, 1, false));
    var gone = agent();
    var id = served(gone);
    clock.forward(Duration.ofSeconds(60));
    var there = agent();
    clock.forward(Duration.ofSeconds(60));
    desk.seen(List.of(there));

    desk.sweep();

    assertThat(find(id).phase()).isEqualTo(Phase.OFFERED);
    assertThat(find(id).agent()).contains(there);
    assertThat(database.desk(gone).orElseThrow().chosen()).isEqualTo(Chosen.OFFLINE);
    assertThat(anomalies).isEmpty();
  }

  /// The same sweep does tell of somebody who was left waiting.
  @Test
  void whoWasLeftWaitingBesideAFreeAgentIsARepair() {
    company.put(new Company.Group(group, Mode.OMNIMEDIA, 1, false));
    var id = waiting();
    agent();
    clock.forward(Duration.ofSeconds(2));

    desk.sweep();

    assertThat(find(id).phase()).isEqualTo(Phase.OFFERED);
    assertThat(anomalies).hasSize(1).first().asString().contains("FREE_AGENT_BESIDE_WAITING");
  }

  private Conversation find(ConversationId id) {
    return door.conversations().find(id).orElseThrow();
  }

  private StaffId agent() {
    var staff = new StaffId(Ids.next());
    company.put(new Company.Staff(staff, "000001", "agent", "", false));
    company.join(group, staff);
    desk.goOnline(staff, Ids.next());
    return staff;
  }

  private ConversationId waiting() {
    var enter =
        new Command.Enter(
            new ConversationId(Ids.next()),
            Mode.OMNIMEDIA,
            new ChannelId(Ids.next()),
            ChannelKind.WEBSITE,
            new CustomerId(Ids.next()),
            new FlowId(Ids.next()),
            1,
            Optional.empty());
    door.conversations().submit(enter);
    return enter.conversation();
  }

  private ConversationId served(StaffId agent) {
    var id = waiting();
    var offer = new OfferId(Ids.next());
    var alone = new AgentTerms(1, true);
    door.conversations()
        .submit(new Command.Offer(id, offer, agent, alone, Optional.empty(), true, Reasons.NONE));
    door.conversations().submit(new Command.Accept(id, Optional.empty(), agent, offer));
    return id;
  }

  /// Nothing happens by itself, as after a crash.
  private static Background idle() {
    return new Background() {
      @Override
      public void run(String name, Runnable work) {}

      @Override
      public void runAfter(Duration pause, String name, Runnable work) {}
    };
  }
}
