package io.zongji.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.conversation.AgentDesk;
import io.zongji.conversation.AgentDesks;
import io.zongji.conversation.Presence;
import io.zongji.platform.Caller;
import io.zongji.platform.MayCall;
import io.zongji.platform.Mode;
import io.zongji.platform.Reports;
import io.zongji.platform.Seconds;
import io.zongji.settings.Settings;
import io.zongji.skill.SkillGroups;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 数据概览 over HTTP.
@RestController
@RequestMapping("/api/insight")
@MayCall(Caller.ADMIN)
class InsightController {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Reports reports;
  private final FigureStore figures;
  private final SkillGroups groups;
  private final AgentDesks desks;
  private final Settings settings;
  private final InstantSource clock;

  InsightController(
      Reports reports,
      FigureStore figures,
      SkillGroups groups,
      AgentDesks desks,
      Settings settings,
      InstantSource clock) {
    this.reports = reports;
    this.figures = figures;
    this.groups = groups;
    this.desks = desks;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/today")
  @Operation(operationId = "today", summary = "The figures of a mode today")
  Today today(@RequestParam Mode mode) {
    return reports.make(() -> made(mode));
  }

  private Today made(Mode mode) {
    var now = clock.instant();
    var zone = settings.common().zone();
    var day = LocalDate.ofInstant(now, zone);
    var midnight = day.atStartOfDay(zone).toInstant();
    var end = day.plusDays(1).atStartOfDay(zone).toInstant();
    // What is committed within this very instant belongs to it.
    var counts = figures.counts(mode, midnight, now.plusNanos(1_000));
    var waiting = figures.waiting(mode);
    return new Today(
        now,
        zone.getId(),
        new Today.Figures(
            sum(counts, "ENTERED"),
            waiting.conversations(),
            waiting.since().map(since -> seconds(since, now)).orElse(null),
            sum(counts, "ACCEPTED"),
            sum(counts, "ABANDONED"),
            sum(counts, "TRANSFER_FAILED"),
            averageWait(mode, midnight, now).orElse(null)),
        agents(mode),
        byHour(counts, midnight, end));
  }

  private Optional<Long> averageWait(Mode mode, Instant midnight, Instant now) {
    return figures.averageWaitMs(mode, midnight, now.plusNanos(1_000)).map(Seconds::ofMeanMillis);
  }

  /// Members of this mode's groups by presence; who was never online is offline.
  private Map<Presence, Integer> agents(Mode mode) {
    var members = new HashSet<io.zongji.staff.StaffId>();
    groups.living(mode).forEach(group -> members.addAll(groups.members(group.id())));
    var known = desks.findAll(members);
    var counts = new EnumMap<Presence, Integer>(Presence.class);
    for (var presence : Presence.values()) {
      counts.put(presence, 0);
    }
    for (var member : members) {
      var presence =
          Optional.ofNullable(known.get(member)).map(AgentDesk::presence).orElse(Presence.OFFLINE);
      counts.merge(presence, 1, Integer::sum);
    }
    return counts;
  }

  private static List<Today.HourFigures> byHour(
      List<FigureStore.Count> counts, Instant midnight, Instant end) {
    var hours = new ArrayList<Today.HourFigures>();
    for (var from = midnight; from.isBefore(end); from = from.plus(HOUR)) {
      int hour = hours.size();
      var mine = counts.stream().filter(count -> count.hour() == hour).toList();
      hours.add(
          new Today.HourFigures(
              from, sum(mine, "ENTERED"), sum(mine, "ACCEPTED"), sum(mine, "ABANDONED")));
    }
    return hours;
  }

  private static int sum(List<FigureStore.Count> counts, String kind) {
    return counts.stream()
        .filter(count -> count.kind().equals(kind))
        .mapToInt(FigureStore.Count::conversations)
        .sum();
  }

  private static long seconds(Instant since, Instant now) {
    return Math.max(0, Seconds.of(Duration.between(since, now)));
  }
}
