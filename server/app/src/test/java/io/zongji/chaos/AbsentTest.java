package io.zongji.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.OfferId;
import io.zongji.conversation.Reasons;
import io.zongji.platform.Ids;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The judge of absences finds what it is there to find, and nothing else.
final class AbsentTest {
  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final StaffId agent = new StaffId(Ids.next());
  private final OfferId offer = new OfferId(Ids.next());
  private final List<Entry> timeline = new ArrayList<>();
  private final Downtime downtime = new Downtime();
  private final Absent absent = new Absent(downtime);

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  private static Journal.Absence away(boolean silent, int from, int until) {
    return new Journal.Absence(silent, at(from), at(until));
  }

  private void add(int seconds, Fact fact) {
    timeline.add(new Entry(timeline.size() + 1L, at(seconds), Optional.empty(), fact));
  }

  private void rings(int seconds) {
    add(
        seconds,
        new Fact.Offered(
            offer,
            agent,
            new SkillGroupId(Ids.next()),
            Optional.empty(),
            new AgentTerms(1, true),
            true,
            Reasons.NONE));
  }

  private void withdrawn(int seconds) {
    add(seconds, new Fact.OfferWithdrawn(offer, agent, "AGENT_GONE"));
  }

  private void accepted(int seconds) {
    add(
        seconds,
        new Fact.Accepted(offer, agent, "800001", "客服", "", 0, Optional.empty()));
  }

  private void putBack(int seconds) {
    add(seconds, new Fact.PutBack(agent, "AGENT_GONE", Optional.empty()));
  }

  @Test
  void aRingForACustomerWhoLeftIsToBeTakenBack() {
    rings(0);
    withdrawn(4);
    absent.customer(timeline, away(false, 1, 60));
    assertThat(absent.failures()).isEmpty();
    assertThat(absent.judged()).isOne();

    rings(20);
    absent.customer(timeline, away(false, 1, 60));
    assertThat(absent.failures()).singleElement().asString().startsWith("FR-9");
  }

  @Test
  void aSilentCustomerIsNoticedLater() {
    rings(0);
    withdrawn(27);
    absent.customer(timeline, away(true, 0, 60));
    assertThat(absent.failures()).isEmpty();
    absent.customer(timeline, away(false, 0, 60));
    assertThat(absent.failures()).hasSize(1);
  }

  @Test
  void nothingNewRingsAtAnAgentWhoIsNotHeard() {
    rings(28);
    withdrawn(29);
    absent.agent(agent.value(), List.of(timeline), away(true, 0, 60));
    assertThat(absent.failures()).singleElement().asString().startsWith("AC-3 offered");
  }

  @Test
  void whatRangBeforeStopsRinging() {
    rings(20);
    withdrawn(29);
    absent.agent(agent.value(), List.of(timeline), away(true, 0, 60));
    assertThat(absent.failures()).isEmpty();

    timeline.removeLast();
    absent.agent(agent.value(), List.of(timeline), away(true, 0, 60));
    assertThat(absent.failures()).singleElement().asString().startsWith("AC-3 it rang");
  }

  @Test
  void whatIsServedComesBackAfterTheGrace() {
    rings(0);
    accepted(1);
    putBack(46);
    absent.agent(agent.value(), List.of(timeline), away(true, 0, 60));
    assertThat(absent.failures()).isEmpty();

    timeline.removeLast();
    absent.agent(agent.value(), List.of(timeline), away(true, 0, 60));
    assertThat(absent.failures()).singleElement().asString().startsWith("AC-5");
  }

  @Test
  void anOutageGivesEverybodyTheWholeTimeOnceMore() {
    rings(0);
    accepted(1);
    downtime.addBare(at(30), at(40));
    absent.agent(agent.value(), List.of(timeline), away(true, 0, 60));
    assertThat(absent.failures()).isEmpty();
    assertThat(absent.judged()).isZero();

    absent.agent(agent.value(), List.of(timeline), away(true, 0, 200));
    assertThat(absent.failures()).hasSize(1);
  }
}
