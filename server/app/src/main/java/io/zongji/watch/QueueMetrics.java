package io.zongji.watch;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// The queues and agents of the whole desk, read with two queries at each scrape however many
/// groups there are. Every server tells the same figures, for they are those of the database.
@Component
class QueueMetrics implements MultiCollector {
  private static final Logger LOG = LoggerFactory.getLogger(QueueMetrics.class);

  private final QueueStore store;
  private final InstantSource clock;

  QueueMetrics(QueueStore store, InstantSource clock, PrometheusRegistry registry) {
    this.store = store;
    this.clock = clock;
    registry.register(this);
  }

  @Override
  public MetricSnapshots collect() {
    try {
      var now = clock.instant();
      var rows = store.groups(now);
      var late = store.late(now);
      return MetricSnapshots.builder()
          .metricSnapshot(up(1))
          .metricSnapshot(
              perGroup(
                  "zongji_queue_waiting",
                  "Conversations that wait in the group's queue",
                  rows,
                  QueueStore.Group::waiting))
          .metricSnapshot(
              perGroup(
                  "zongji_queue_ringing",
                  "Conversations of the group that ring at an agent",
                  rows,
                  QueueStore.Group::ringing))
          .metricSnapshot(
              perGroup(
                  "zongji_queue_longest_wait_seconds",
                  "How long the first in the group's queue has been waiting",
                  rows,
                  QueueStore.Group::longestSeconds))
          .metricSnapshot(agentsOfGroups(rows))
          .metricSnapshot(agents(rows))
          .metricSnapshot(
              single("zongji_deadlines_behind", "Deadlines passed and not acted on", late.count()))
          .metricSnapshot(
              single(
                  "zongji_deadlines_behind_seconds",
                  "How long the oldest of them has been due",
                  late.seconds()))
          .build();
    } catch (DataAccessException e) {
      // The scrape still tells the rest, and that this is missing.
      LOG.warn("The queues cannot be read for the metrics: {}", e.getMessage());
      return MetricSnapshots.of(up(0));
    }
  }

  private static GaugeSnapshot up(int readable) {
    return single("zongji_database_readable", "Whether the queues could be read", readable);
  }

  private static GaugeSnapshot perGroup(
      String name,
      String help,
      List<QueueStore.Group> rows,
      ToDoubleFunction<QueueStore.Group> value) {
    var gauge = GaugeSnapshot.builder().name(name).help(help);
    rows.stream()
        .filter(row -> !row.all())
        .forEach(row -> gauge.dataPoint(point(of(row), value.applyAsDouble(row))));
    return gauge.build();
  }

  private static GaugeSnapshot agentsOfGroups(List<QueueStore.Group> rows) {
    var gauge =
        GaugeSnapshot.builder().name("zongji_group_agents").help("Members of the group by state");
    rows.stream().filter(row -> !row.all()).forEach(row -> states(gauge, of(row), row));
    return gauge.build();
  }

  private static GaugeSnapshot agents(List<QueueStore.Group> rows) {
    var gauge = GaugeSnapshot.builder().name("zongji_agents").help("Members of staff by state");
    rows.stream().filter(QueueStore.Group::all).forEach(row -> states(gauge, Labels.EMPTY, row));
    return gauge.build();
  }

  private static void states(GaugeSnapshot.Builder gauge, Labels labels, QueueStore.Group row) {
    gauge.dataPoint(point(labels.add("state", "idle"), row.idle()));
    gauge.dataPoint(point(labels.add("state", "busy"), row.busy()));
    gauge.dataPoint(point(labels.add("state", "wrap-up"), row.wrapUp()));
    gauge.dataPoint(point(labels.add("state", "rest"), row.rest()));
    gauge.dataPoint(point(labels.add("state", "offline"), row.offline()));
  }

  private static Labels of(QueueStore.Group row) {
    return Labels.of("mode", row.mode().toLowerCase(Locale.ROOT), "group", row.name());
  }

  private static GaugeSnapshot single(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(point(Labels.EMPTY, value))
        .build();
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
