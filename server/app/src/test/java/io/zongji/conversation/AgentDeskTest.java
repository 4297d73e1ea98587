package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// AC-3: who may be offered one more conversation, each reason against it alone.
final class AgentDeskTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration GONE = Duration.ofSeconds(30);
  private static final AgentTerms THREE = new AgentTerms(3, false);
  private static final AgentTerms ALONE = new AgentTerms(1, true);

  @Test
  void whoHasRoomAndIsThereIsFree() {
    assertThat(free(desk(Chosen.IDLE, 2, false, 0), THREE)).isTrue();
    assertThat(free(desk(Chosen.IDLE, 0, false, 0), ALONE)).isTrue();
  }

  @Test
  void whoRestsOrIsOfflineIsNot() {
    assertThat(free(desk(Chosen.REST, 0, false, 0), THREE)).isFalse();
    assertThat(free(desk(Chosen.OFFLINE, 0, false, 0), THREE)).isFalse();
  }

  @Test
  void whoIsAtTheCapIsNot() {
    assertThat(free(desk(Chosen.IDLE, 3, false, 0), THREE)).isFalse();
    assertThat(free(desk(Chosen.IDLE, 4, false, 0), THREE)).isFalse();
  }

  @Test
  void whoWrapsUpIsNot() {
    assertThat(free(desk(Chosen.IDLE, 1, false, 1), THREE)).isFalse();
  }

  @Test
  void whatTakesAllOfAnAgentAllowsNoOther() {
    assertThat(free(desk(Chosen.IDLE, 1, true, 0), THREE)).isFalse();
    assertThat(free(desk(Chosen.IDLE, 1, false, 0), new AgentTerms(3, true))).isFalse();
  }

  @Test
  void whoseWindowIsNotThereIsNot() {
    var desk = desk(Chosen.IDLE, 0, false, 0);
    assertThat(desk.free(THREE, NOON.plus(Limits.WINDOW_LEASE), GONE)).isTrue();
    assertThat(desk.free(THREE, NOON.plus(Limits.WINDOW_LEASE).plusMillis(1), GONE)).isFalse();
    assertThat(desk.free(THREE, NOON.plusSeconds(6), Duration.ofSeconds(5))).isFalse();
    assertThat(free(DeskRules.left(desk, NOON), THREE)).isFalse();
    var back = DeskRules.window(DeskRules.left(desk, NOON), Optional.of(new UUID(1, 2)), NOON);
    assertThat(free(back, THREE)).isTrue();
  }

  @Test
  void thePresenceHasBeenSinceItBecameWhatItIs() {
    var idle = desk(Chosen.IDLE, 0, false, 0);
    var busy = DeskRules.apply(idle, offered(), NOON.plusSeconds(10), LocalDate.EPOCH);
    assertThat(busy.presence()).isEqualTo(Presence.BUSY);
    assertThat(busy.presenceSince()).isEqualTo(NOON.plusSeconds(10));
    var accepted =
        DeskRules.apply(
            busy,
            new Fact.ServiceEnded(busy.staff(), Fact.EndedBy.AGENT),
            NOON.plusSeconds(30),
            LocalDate.EPOCH);
    assertThat(accepted.presence()).isEqualTo(Presence.WRAP_UP);
    assertThat(accepted.presenceSince()).isEqualTo(NOON.plusSeconds(30));
    assertThat(accepted.changedAt()).isEqualTo(NOON.plusSeconds(30));
  }

  private static Fact.Offered offered() {
    return new Fact.Offered(
        new OfferId(new UUID(7, 1)),
        Scene.LI,
        SampleFlow.BUSINESS,
        Optional.empty(),
        ALONE,
        true,
        Reasons.NONE);
  }

  private static boolean free(AgentDesk desk, AgentTerms terms) {
    return desk.free(terms, NOON, GONE);
  }

  private static AgentDesk desk(Chosen chosen, int load, boolean exclusive, int wrapUps) {
    return new AgentDesk(
        Scene.LI,
        chosen,
        NOON,
        load,
        4,
        exclusive,
        wrapUps,
        NOON,
        LocalDate.EPOCH,
        0,
        NOON,
        Optional.of(new UUID(1, 1)),
        Optional.empty(),
        NOON,
        NOON,
        1);
  }
}
