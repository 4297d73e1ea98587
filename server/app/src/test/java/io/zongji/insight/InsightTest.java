package io.zongji.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import io.zongji.realtime.EdgeTest;
import io.zongji.staff.Member;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A morning with three customers: one finds nobody online, one is served, one leaves the queue.
final class InsightTest extends EdgeTest {
  private @Nullable Member agent;
  private UUID missed = new UUID(0, 0);
  private UUID served = new UUID(0, 0);
  private UUID left = new UUID(0, 0);
  private JsonNode meanwhile = tree("{}");

  @BeforeAll
  void aMorning() {
    var early = enter();
    missed = early.conversation();
    page(early, 0).ask("say", text(missed, "a", "1"));
    eventually("nobody was online", () -> "ENDED".equals(phase(missed)));

    agent = agent();
    var desk = online(agent);
    var patient = enter();
    served = patient.conversation();
    var page = page(patient, 0);
    page.ask("say", text(served, "b", "1"));
    var offer = awaitOffer(desk, served);
    clock.forward(Duration.ofMillis(6_557));
    desk.ask("accept", Map.of("conversation", served, "offer", offer, "clientId", "accept"));

    var hasty = enter();
    left = hasty.conversation();
    var other = page(hasty, 0);
    other.ask("say", text(left, "c", "1"));
    eventually("one waits", () -> "WAITING".equals(phase(left)));
    clock.forward(Duration.ofSeconds(5));
    meanwhile = today("OMNIMEDIA").body();
    other.ask("leave", Map.of("conversation", left, "clientId", "leave"));

    desk.ask("end", Map.of("conversation", served, "clientId", "end"));
    desk.ask("finish", Map.of("conversation", served, "clientId", "finish"));
    page.ask(
        "rate", Map.of("conversation", served, "clientId", "rate", "score", 5, "comment", "很好"));
  }

  private String phase(UUID conversation) {
    return jdbc()
        .sql("select phase from conversation where id = ?")
        .param(conversation)
        .query(String.class)
        .single();
  }

  private TestClient.Answer today(String mode) {
    return boss().get("/api/insight/today?mode=" + mode);
  }

  private List<UUID> records(String query) {
    var answer = boss().get("/api/records?" + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var ids =
        answer
            .body()
            .path("items")
            .valueStream()
            .map(item -> UUID.fromString(item.path("id").asString()))
            .toList();
    assertThat(answer.body().path("total").asInt()).isGreaterThanOrEqualTo(ids.size());
    return ids;
  }

  @Test
  void theFiguresOfTheMomentAreThoseOfTheQueue() {
    var figures = meanwhile.path("figures");
    assertThat(figures.path("waiting").asInt()).isEqualTo(1);
    assertThat(figures.path("longestWaitSeconds").asInt()).isEqualTo(5);
    assertThat(meanwhile.path("agents").path("BUSY").asInt()).isEqualTo(1);
    assertThat(figures.path("abandoned").asInt()).isZero();
  }

  @Test
  void theFiguresOfTheDayAreThoseOfTheTimelines() {
    var today = today("OMNIMEDIA").body();
    var figures = today.path("figures");
    assertThat(figures.path("entered").asInt()).isEqualTo(3);
    assertThat(figures.path("served").asInt()).isEqualTo(1);
    assertThat(figures.path("abandoned").asInt()).isEqualTo(1);
    assertThat(figures.path("nobodyOnline").asInt()).isEqualTo(1);
    assertThat(figures.path("averageWaitSeconds").asInt()).isEqualTo(7);
    assertThat(figures.path("waiting").asInt()).isZero();
    assertThat(figures.path("longestWaitSeconds").isNull()).isTrue();
    assertThat(today.path("agents").path("IDLE").asInt()).isEqualTo(1);
    assertThat(today.path("agents").size()).isEqualTo(5);
    var hours = today.path("byHour");
    assertThat(hours.valueStream().map(hour -> Instant.parse(hour.path("from").asString())))
        .containsExactlyElementsOf(hoursFrom(midnight(), 24));
    var now = (int) Duration.between(midnight(), clock.instant()).toHours();
    assertThat(hours.get(now).path("entered").asInt()).isEqualTo(3);
  }

  private Instant midnight() {
    return clock.instant().truncatedTo(ChronoUnit.DAYS);
  }

  private static List<Instant> hoursFrom(Instant midnight, int count) {
    return IntStream.range(0, count)
        .mapToObj(hour -> midnight.plus(Duration.ofHours(hour)))
        .toList();
  }

  /// One zone for the whole desk, whatever the machine's is.
  @Test
  void theDayBeginsAtMidnightOfTheDesk() {
    var zone = ZoneId.of("Asia/Shanghai");
    try {
      zone(zone.getId());
      var today = today("OMNIMEDIA").body();
      var midnight = LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone);
      assertThat(today.path("zone").asString()).isEqualTo(zone.getId());
      assertThat(today.path("byHour").get(0).path("from").asString())
          .isEqualTo(midnight.toInstant().toString());
      assertThat(today.path("figures").path("entered").asInt()).isEqualTo(3);
    } finally {
      zone("UTC");
    }
  }

  private void zone(String name) {
    assertThat(boss().put("/api/settings/common", Map.of("timeZone", name)).status())
        .isEqualTo(200);
  }

  /// It waited for 6,557 ms.
  @Test
  void oneWaitReadsTheSameEverywhere() {
    var figure = today("OMNIMEDIA").body().path("figures").path("averageWaitSeconds").asInt();
    var record = boss().get("/api/records/" + served).body().path("waitedSeconds").asInt();
    assertThat(List.of(figure, record)).containsExactly(7, 7);
  }

  @Test
  void aModeWithoutCustomersHasEmptyFigures() {
    var figures = today("PHONE").body().path("figures");
    assertThat(figures.path("entered").asInt()).isZero();
    assertThat(figures.path("averageWaitSeconds").isNull()).isTrue();
    assertThat(today("FAX").status()).isEqualTo(400);
    assertThat(boss().get("/api/insight/today").status()).isEqualTo(400);
  }

  @Test
  void recordsAreListedNewestFirstAndFiltered() {
    assertThat(records("")).containsExactly(left, served, missed);
    assertThat(records("page=2&size=2")).containsExactly(missed);
    assertThat(records("mode=OMNIMEDIA&why=NOBODY_ONLINE")).containsExactly(missed);
    assertThat(records("mode=PHONE")).isEmpty();
    assertThat(records("why=ABANDONED")).containsExactly(left);
    assertThat(records("groupId=" + group)).containsExactly(left, served, missed);
    assertThat(records("groupId=" + UUID.randomUUID())).isEmpty();
    assertThat(records("agentId=" + staffId())).containsExactly(served);
    assertThat(records("from=" + clock.instant().plusSeconds(1))).isEmpty();
    assertThat(records("to=" + clock.instant().minusSeconds(3600))).isEmpty();
    var name = boss().get("/api/records/" + left).body().path("customer").path("name").asString();
    assertThat(records("customer=" + name.substring(3).toLowerCase(java.util.Locale.ROOT).strip()))
        .contains(left);
    assertThat(records("customer=%25")).isEmpty();
    for (var wrong : List.of("why=TIRED", "from=yesterday", "agentId=1", "size=0")) {
      assertThat(boss().get("/api/records?" + wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @Test
  void recordsWithARecordingAreMarkedAndFound() {
    assertThat(records("recorded=true")).isEmpty();
    recorded(left, "EMPTY");
    recorded(missed, "FAILED");
    assertThat(records("recorded=true")).isEmpty();
    recorded(served, "MADE");
    assertThat(records("recorded=true")).containsExactly(served);
    assertThat(records("recorded=true&why=ABANDONED")).isEmpty();
    recorded(served, "RUNNING");
    recorded(left, "DUE");
    assertThat(records("recorded=true")).containsExactly(left, served);
    assertThat(records("recorded=true&page=2&size=1")).containsExactly(served);
    assertThat(records("recorded=false")).containsExactly(missed);
    assertThat(boss().get("/api/records?recorded=perhaps").status()).isEqualTo(400);
    var marked =
        boss()
            .get("/api/records")
            .body()
            .path("items")
            .valueStream()
            .filter(item -> item.path("recorded").asBoolean())
            .map(item -> UUID.fromString(item.path("id").asString()));
    assertThat(marked).containsExactly(left, served);
    assertThat(boss().get("/api/records/" + served).body().path("recorded").asBoolean()).isTrue();
    assertThat(boss().get("/api/records/" + missed).body().path("recorded").asBoolean()).isFalse();
  }

  private void recorded(UUID conversation, String state) {
    jdbc()
        .sql(
            """
            insert into recording
              (call_id, conversation_id, begun_at, ended_at, due_at, bytes, length_ms, state)
            select gen_random_uuid(), :conversation, now(),
              case when :state <> 'RUNNING' then now() end, case when :state = 'DUE' then now() end,
              case when :state = 'MADE' then 1 end, case when :state = 'MADE' then 1 end, :state
            """)
        .param("conversation", conversation)
        .param("state", state)
        .update();
  }

  private String staffId() {
    return java.util.Objects.requireNonNull(agent).id().value().toString();
  }

  @Test
  void aRecordHasTheWholeTimelineWithReasonsAndNames() {
    var record = boss().get("/api/records/" + served).body();
    assertThat(record.path("why").asString()).isEqualTo("AGENT_ENDED");
    assertThat(record.path("phase").asString()).isEqualTo("ENDED");
    assertThat(record.path("waitedSeconds").asInt()).isEqualTo(7);
    assertThat(record.path("servedSeconds").asInt()).isEqualTo(5);
    assertThat(record.path("score").asInt()).isEqualTo(5);
    assertThat(record.path("comment").asString()).isEqualTo("很好");
    assertThat(record.path("group").path("name").asString()).isEqualTo("产品咨询组");
    assertThat(record.path("agents").get(0).path("id").asString()).isEqualTo(staffId());
    assertThat(record.path("flow").path("name").asString()).isEqualTo("测试服务流");
    assertThat(record.path("channel").path("kind").asString()).isEqualTo("WEBSITE");
    var entries = record.path("entries");
    assertThat(entries.valueStream().map(entry -> entry.path("seq").asInt()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, entries.size()).boxed().toList());
    var offered =
        entries
            .valueStream()
            .filter(entry -> entry.path("kind").asString().equals("OFFERED"))
            .findFirst()
            .orElseThrow();
    assertThat(offered.path("reasons").path("chosen").path("why").asString()).isNotEmpty();
    assertThat(record.path("names").path("staff").path(staffId()).path("number").asString())
        .isEqualTo(java.util.Objects.requireNonNull(agent).number());
    assertThat(record.path("names").path("groups").path(group.toString()).asString())
        .isEqualTo("产品咨询组");
  }

  @Test
  void anUnknownRecordIsSaidToBeUnknown() {
    var answer = boss().get("/api/records/" + UUID.randomUUID());
    assertThat(code(answer, 404)).isEqualTo("insight.record-unknown");
  }
}
