package io.zongji.chaos;

import io.zongji.conversation.Audit;
import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.Timelines;
import io.zongji.desk.Replay;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the timelines and the clients' journals say, when all is over.
final class Verdict {
  /// How late a clock may ring after its time.
  private static final Duration LATE_MAX = Duration.ofSeconds(3);

  /// How long an agent who returns may take until the window is there.
  private static final Duration HELLO_MAX = Duration.ofSeconds(2);

  private static final int TOLD_MAX = 20;

  private final JdbcClient jdbc;
  private final List<Journal> journals;
  private final Downtime downtime;
  private final Duration besideMax;
  private final List<String> failures = new ArrayList<>();
  private int acknowledged;
  private int seen;
  private int offers;
  private int clocks;
  private int away;
  private Duration latest = Duration.ZERO;
  private Replay.Beside beside = new Replay.Beside(Duration.ZERO, "nobody");

  /// @param besideMax how long a customer may wait beside a free agent
  Verdict(JdbcClient jdbc, List<Journal> journals, Downtime downtime, Duration besideMax) {
    this.besideMax = besideMax;
    this.jdbc = jdbc;
    this.journals = List.copyOf(journals);
    this.downtime = downtime;
  }

  /// Checks everything; gives back what is wrong, the first twenty of it.
  List<String> check() {
    journals.forEach(journal -> failures.addAll(journal.complaints()));
    var timelines = Timelines.all(jdbc);
    alone("R1 folds and gaps", () -> Audit.check(jdbc));
    alone("R1 acknowledged", this::acknowledgedOnce);
    alone("R1 views", () -> views(timelines));
    alone("R2, R3, R4", this::distribution);
    alone("R5 clocks", () -> timelines.values().forEach(this::clocks));
    alone("who was away", () -> absences(timelines));
    return failures.subList(0, Math.min(TOLD_MAX, failures.size()));
  }

  /// Adds what is found elsewhere.
  void fail(String what) {
    failures.add(what);
  }

  boolean good() {
    return failures.isEmpty();
  }

  /// The counts, in one line.
  String counts() {
    int connections = journals.stream().mapToInt(Journal::connections).sum();
    return "%d conversations, %d acknowledged exactly once, %d entries seen as they are, %d offers, %d clocks (latest %d ms), %d absences noticed in time, longest beside a free agent %d ms, %d repairs, %d connections, %s"
        .formatted(
            count("select count(*) from conversation"),
            acknowledged,
            seen,
            offers,
            clocks,
            latest.toMillis(),
            away,
            beside.time().toMillis(),
            count("select count(*) from anomaly"),
            connections,
            downtime.stalls());
  }

  private int count(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }

  private void alone(String part, Runnable check) {
    try {
      check.run();
    } catch (AssertionError | RuntimeException e) {
      failures.add(part + ": " + e);
    }
  }

  private void acknowledgedOnce() {
    var stored = new HashMap<String, List<UUID>>();
    jdbc.sql("select client_id, conversation_id from timeline_entry where client_id is not null")
        .query(
            (ResultSet row) -> {
              stored
                  .computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                  .add(row.getObject(2, UUID.class));
            });
    for (var journal : journals) {
      for (var ack : journal.acks()) {
        if (!ack.op().equals("presence")) {
          acknowledged++;
          if (!stored.getOrDefault(ack.clientId(), List.of()).equals(List.of(ack.conversation()))) {
            failures.add("R1 acknowledged, but stored " + stored.get(ack.clientId()) + ": " + ack);
          }
        }
      }
      for (var refusal : journal.refusals()) {
        if (stored.containsKey(refusal.clientId())) {
          failures.add("R1 refused, but stored: " + refusal);
        }
      }
    }
  }

  private void views(Map<ConversationId, List<Entry>> timelines) {
    for (var journal : journals) {
      journal
          .views()
          .forEach(
              (id, view) -> {
                var timeline = timelines.getOrDefault(new ConversationId(id), List.of());
                compare(journal.who() + " of " + id, view, timeline);
              });
    }
  }

  private void compare(String who, View view, List<Entry> timeline) {
    if (!view.trouble().isEmpty()) {
      failures.add("R1 " + who + ": " + view.trouble());
    }
    if (view.last() > timeline.size()) {
      failures.add("R1 " + who + " saw up to " + view.last() + " of " + timeline.size());
      return;
    }
    view.entries()
        .forEach(
            (seq, saw) -> {
              seen++;
              var truth = truth(timeline.get((int) (seq - 1)));
              if (!truth.equals(saw)) {
                failures.add("R1 " + who + " saw " + seq + " " + saw + ", which is " + truth);
              }
            });
    for (var entry : timeline.subList(0, (int) view.last())) {
      if (entry.fact() instanceof Fact.Message && !view.entries().containsKey(entry.seq())) {
        failures.add("R1 " + who + " never saw " + entry);
      }
    }
  }

  private void absences(Map<ConversationId, List<Entry>> timelines) {
    var absent = new Absent(downtime);
    for (var journal : journals) {
      journal
          .absences()
          .forEach(
              (whose, list) -> {
                var own = timelines.get(new ConversationId(whose));
                for (var absence : list) {
                  if (own == null) {
                    absent.agent(whose, timelines.values(), absence);
                  } else {
                    absent.customer(own, absence);
                  }
                }
              });
    }
    away = absent.judged();
    failures.addAll(absent.failures());
  }

  private static View.Seen truth(Entry entry) {
    if (entry.fact() instanceof Fact.Message(var from, _, _, var content)) {
      var text = content instanceof Content.Text(var said) ? said : "";
      return new View.Seen("MESSAGE", from.name(), text);
    }
    return new View.Seen(entry.kind().name(), "", "");
  }

  /// How long a customer waited beside a free agent at the most, downtime and all.
  Duration longestWithDowntime() {
    return replay().longestBesideAFreeAgent(free(new Downtime())).time();
  }

  private void distribution() {
    var replay = replay();
    offers = replay.offers();
    alone("R2", replay::assertOneAtATime);
    alone("R3", replay::assertNobodyIsOvertaken);
    beside = replay.longestBesideAFreeAgent(free(downtime));
    if (beside.time().compareTo(besideMax) > 0) {
      failures.add("R4 waited " + beside.time() + ": " + beside.what());
    }
  }

  private Replay replay() {
    var replay = new Replay();
    var commits = Timelines.commits(jdbc);
    Timelines.all(jdbc)
        .forEach(
            (id, timeline) ->
                replay.read(
                    id,
                    timeline,
                    entry ->
                        commits.getOrDefault(id, Map.of()).getOrDefault(entry.seq(), entry.at())));
    return replay;
  }

  /// When agents were free, without that downtime; only what is long enough to matter.
  private List<Replay.Free> free(Downtime without) {
    var groups = groups();
    var free = new ArrayList<Replay.Free>();
    jdbc.sql(
            """
            select staff_id, presence, at,
              coalesce(lead(at) over (partition by staff_id order by at, n), now()) until
            from (select staff_id, presence, coalesce(pg_xact_commit_timestamp(xmin), at) at,
              ctid n from presence_log) logged
            order by staff_id, at
            """)
        .query(
            (ResultSet row) -> {
              if (row.getString("presence").equals("IDLE")) {
                var agent = new StaffId(row.getObject("staff_id", UUID.class));
                for (var part : there(agent, without, instant(row, "at"), instant(row, "until"))) {
                  free.add(
                      new Replay.Free(
                          agent, groups.getOrDefault(agent, List.of()), part.from(), part.until()));
                }
              }
            });
    free.removeIf(f -> Duration.between(f.from(), f.until()).toMillis() < 100);
    return free;
  }

  /// What is left of that time without the downtime and without the agent's own absences.
  private List<Downtime.Window> there(
      StaffId agent, Downtime without, Instant from, Instant until) {
    var own = new Downtime();
    journals.stream()
        .flatMap(journal -> journal.absences().getOrDefault(agent.value(), List.of()).stream())
        .forEach(one -> own.addBare(one.from(), one.until().plus(HELLO_MAX)));
    return without.outside(from, until).stream()
        .flatMap(part -> own.outside(part.from(), part.until()).stream())
        .toList();
  }

  private Map<StaffId, List<SkillGroupId>> groups() {
    var groups = new HashMap<StaffId, List<SkillGroupId>>();
    jdbc.sql("select staff_id, group_id from skill_group_member")
        .query(
            (ResultSet row) -> {
              groups
                  .computeIfAbsent(
                      new StaffId(row.getObject(1, UUID.class)), _ -> new ArrayList<>())
                  .add(new SkillGroupId(row.getObject(2, UUID.class)));
            });
    return groups;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// Offers that were missed and services that silence ended: never early, and not late.
  private void clocks(List<Entry> timeline) {
    Optional<Instant> deadline = Optional.empty();
    Optional<Instant> spoke = Optional.empty();
    for (var entry : timeline) {
      switch (entry.fact()) {
        case Fact.Offered offered -> deadline = offered.deadline();
        case Fact.Missed _ -> rang(entry, deadline);
        case Fact.Message said -> {
          if (said.from() == Fact.Author.AGENT) {
            // The clock begins anew with whatever the agent says.
            spoke = Optional.of(entry.at());
          } else if (said.from() == Fact.Author.CUSTOMER) {
            spoke = Optional.empty();
          }
        }
        case Fact.Accepted _ -> spoke = Optional.empty();
        case Fact.ServiceEnded(_, var by) -> {
          if (by == Fact.EndedBy.SILENCE) {
            rang(entry, spoke.map(at -> at.plusSeconds(Site.SILENCE_SECONDS)));
          }
        }
        default -> {}
      }
    }
  }

  private void rang(Entry entry, Optional<Instant> due) {
    clocks++;
    if (due.isEmpty() || entry.at().isBefore(due.get())) {
      failures.add("R5 rang before " + due + ": " + entry);
      return;
    }
    var late = Duration.between(downtime.after(due.get()), entry.at());
    if (late.compareTo(latest) > 0) {
      latest = late;
    }
    if (late.compareTo(LATE_MAX) > 0) {
      failures.add("R5 rang " + late + " after " + due.get() + ": " + entry);
    }
  }
}
