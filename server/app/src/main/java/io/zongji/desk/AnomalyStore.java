package io.zongji.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.zongji.conversation.ConversationId;
import io.zongji.platform.Json;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The anomalies, in the database; says each aloud in the log.
@Repository
class AnomalyStore implements Anomalies {
  /// How long an anomaly is kept.
  static final Duration KEPT = Duration.ofDays(90);

  private static final Logger LOG = LoggerFactory.getLogger(AnomalyStore.class);

  private static final String ADD =
      """
      insert into anomaly (at, kind, group_id, staff_id, conversation_id, detail)
      values (?, ?, ?, ?, ?, ?::jsonb)
      """;

  private final JdbcClient jdbc;
  private final Map<Anomaly.Kind, Counter> repairs = new EnumMap<>(Anomaly.Kind.class);

  AnomalyStore(JdbcClient jdbc, MeterRegistry meters) {
    this.jdbc = jdbc;
    for (var kind : Anomaly.Kind.values()) {
      repairs.put(
          kind,
          Counter.builder("zongji.sweep.repairs")
              .description("What the sweep had to repair; must stay 0")
              .tag("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .register(meters));
    }
  }

  @Override
  public void add(Anomaly anomaly, Instant now) {
    LOG.warn("Repaired: {}", anomaly);
    var counter = repairs.get(anomaly.kind());
    if (counter != null) {
      counter.increment();
    }
    jdbc.sql(ADD)
        .param(Timestamp.from(now))
        .param(anomaly.kind().name())
        .param(anomaly.group().map(SkillGroupId::value).orElse(null))
        .param(anomaly.staff().map(StaffId::value).orElse(null))
        .param(anomaly.conversation().map(ConversationId::value).orElse(null))
        .param(Json.write(anomaly.detail()))
        .update();
  }

  void forgetOld(Instant now) {
    jdbc.sql("delete from anomaly where at < ?").param(Timestamp.from(now.minus(KEPT))).update();
  }
}
