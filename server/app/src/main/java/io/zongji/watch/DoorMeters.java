package io.zongji.watch;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.zongji.conversation.Door;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// How the lanes of the door do: what waits, how much is committed together, how long it takes.
@Component
class DoorMeters {
  DoorMeters(Door door, MeterRegistry meters) {
    var batches =
        DistributionSummary.builder("zongji.door.batch.size")
            .description("Commands committed in one transaction")
            .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
            .register(meters);
    var commits =
        Timer.builder("zongji.door.commit")
            .description("From taking a batch up to the end of its commit")
            .serviceLevelObjectives(
                millis(1),
                millis(2),
                millis(5),
                millis(10),
                millis(20),
                millis(50),
                millis(100),
                millis(500),
                millis(2_000))
            .register(meters);
    Gauge.builder("zongji.door.queue", door, Door::waiting)
        .description("Commands that wait in the lanes of this server")
        .register(meters);
    door.watchedBy(
        (commands, took) -> {
          batches.record(commands);
          commits.record(took);
        });
  }

  private static Duration millis(long count) {
    return Duration.ofMillis(count);
  }
}
