package io.zongji.desk;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has the sweep done every second by one of the servers, whichever comes first, and the recurring
/// tasks of other features when they are due.
///
/// A server that dies during a sweep is noticed after a few seconds, and another takes over.
@Component
@ConditionalOnProperty(name = "zongji.sweep", matchIfMissing = true)
class SweepTask implements SmartLifecycle {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final int HEARTBEATS_MISSED = 4;

  private final DataSource dataSource;
  private final RecurringTask<Void> sweep;
  private final RecurringTask<Void> forget;
  private final List<RecurringTask<Void>> others;
  private @Nullable Scheduler scheduler;

  SweepTask(
      DataSource dataSource,
      Sweep sweep,
      AnomalyStore anomalies,
      InstantSource clock,
      List<RecurringTask<Void>> others) {
    this.dataSource = dataSource;
    this.others = List.copyOf(others);
    this.sweep =
        Tasks.recurring("desk-sweep", FixedDelay.of(Duration.ofSeconds(1)))
            .execute((_, _) -> sweep.run());
    this.forget =
        Tasks.recurring("desk-forget-anomalies", FixedDelay.ofHours(6))
            .execute((_, _) -> anomalies.forgetOld(clock.instant()));
  }

  @Override
  public synchronized void start() {
    var tasks = new ArrayList<RecurringTask<Void>>(List.of(sweep, forget));
    tasks.addAll(others);
    var started =
        Scheduler.create(dataSource)
            .startTasks(tasks)
            .threads(2)
            .pollingInterval(POLL)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(HEARTBEATS_MISSED)
            .shutdownMaxWait(Duration.ofSeconds(5))
            .build();
    started.start();
    scheduler = started;
  }

  @Override
  public synchronized void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return scheduler != null;
  }
}
