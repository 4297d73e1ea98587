package io.zongji.conversation;

import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All decisions of one batch, made one after another on what the batch has locked. Nothing of
/// it is true before the commit.
final class Decisions {
  private final Locked locked;
  private final Graphs graphs;
  private final Instant now;
  private final LocalDate day;
  private final Map<ConversationId, Work> works = new LinkedHashMap<>();
  private final Map<StaffId, AgentDesk> desks;
  private final Map<KnownId, Outcome.Done> known;
  private final List<PresenceChange> presences = new ArrayList<>();
  private final Map<ConversationId, Held> rested = new LinkedHashMap<>();

  /// @param known client ids that are in the timelines already, with the answer they got
  Decisions(Locked locked, Graphs graphs, Map<KnownId, Outcome.Done> known, Instant now) {
    this.locked = locked;
    this.graphs = graphs;
    this.known = new HashMap<>(known);
    this.now = now;
    this.day = locked.policy().dayOf(now);
    this.desks = new HashMap<>(locked.desks());
  }

  /// What has become of one conversation in this batch.
  static final class Work {
    private final Optional<Held> before;
    private final List<Line> lines = new ArrayList<>();
    private Conversation after;

    private Work(Optional<Held> before, Conversation after) {
      this.before = before;
      this.after = after;
    }

    Optional<Held> before() {
      return before;
    }

    Conversation after() {
      return after;
    }

    List<Line> lines() {
      return lines;
    }

    long lastSeqBefore() {
      return before.map(held -> held.conversation().lastSeq()).orElse(0L);
    }
  }

  /// An entry to be written.
  ///
  /// @param knownId the client id of the command whose first entry this is
  /// @param span how many entries that command added
  record Line(Entry entry, Optional<KnownId> knownId, int span) {}

  /// An agent's presence is another one now.
  record PresenceChange(StaffId staff, Presence presence, Kind why) {}

  /// The answer to a command, to be given after the commit.
  Outcome decide(Command command) {
    var diverted = locked.diverted().get(command.conversation());
    if (diverted != null) {
      return command instanceof Command.Enter
          ? diverted
          : new Outcome.Refused(ConversationFault.NOT_FOUND);
    }
    var conversation = current(command.conversation());
    if (conversation == null) {
      return command instanceof Command.Enter enter
          ? enter(enter)
          : new Outcome.Refused(ConversationFault.NOT_FOUND);
    }
    if (command instanceof Command.Enter) {
      return nothing(conversation, true);
    }
    var id = KnownId.of(command, conversation);
    if (id.isPresent() && known.containsKey(id.get())) {
      var first = Objects.requireNonNull(known.get(id.get()));
      return new Outcome.Done(first.conversation(), first.firstSeq(), first.lastSeq(), true);
    }
    return decide(conversation, command, id);
  }

  private Outcome decide(Conversation conversation, Command command, Optional<KnownId> id) {
    return switch (Rules.decide(conversation, command, circumstances(conversation, command))) {
      case Verdict.Refused(var fault) -> new Outcome.Refused(fault);
      case Verdict.Accepted(_, var facts) when facts.isEmpty() -> {
        rest(conversation, command);
        yield nothing(conversation, false);
      }
      case Verdict.Accepted accepted -> {
        var work =
            works.computeIfAbsent(
                conversation.id(),
                key -> new Work(Optional.ofNullable(locked.held().get(key)), conversation));
        yield take(work, conversation, accepted, id);
      }
    };
  }

  /// A clock rang for nothing because the deadline was put off; the row learns of the true one.
  private void rest(Conversation conversation, Command command) {
    if (command instanceof Command.Tick && !works.containsKey(conversation.id())) {
      rested.put(conversation.id(), new Held(conversation, conversation.deadline()));
    }
  }

  private Outcome enter(Command.Enter enter) {
    var circumstances =
        new Circumstances(
            graphs.graph(enter.flow(), enter.flowVersion()), desks, Map.of(), locked.policy(), now);
    var accepted = Rules.enter(enter, circumstances);
    var work = new Work(Optional.empty(), accepted.after());
    works.put(enter.conversation(), work);
    return take(work, null, accepted, KnownId.of(enter, accepted.after()));
  }

  private Outcome take(
      Work work, @Nullable Conversation before, Verdict.Accepted accepted, Optional<KnownId> id) {
    long first = before == null ? 1 : before.lastSeq() + 1;
    long seq = first;
    for (var fact : accepted.facts()) {
      var knownId = seq == first ? id : Optional.<KnownId>empty();
      var entry = new Entry(seq, now, knownId.map(KnownId::client), fact);
      work.lines.add(new Line(entry, knownId, accepted.facts().size()));
      seq++;
    }
    changeDesks(before, accepted.facts());
    work.after = accepted.after();
    var done = new Outcome.Done(accepted.after().id(), first, seq - 1, false);
    id.ifPresent(key -> known.put(key, done));
    return done;
  }

  private void changeDesks(@Nullable Conversation before, List<Fact> facts) {
    if (before == null) {
      return;
    }
    for (var fact : facts) {
      DeskRules.concerns(before, fact).map(desks::get).ifPresent(desk -> changeDesk(desk, fact));
    }
  }

  private void changeDesk(AgentDesk desk, Fact fact) {
    var after = DeskRules.apply(desk, fact, now, day);
    desks.put(desk.staff(), after);
    if (after.presence() != desk.presence()) {
      presences.add(new PresenceChange(desk.staff(), after.presence(), fact.kind()));
    }
  }

  private static Outcome nothing(Conversation conversation, boolean repeated) {
    return new Outcome.Done(
        conversation.id(), conversation.lastSeq() + 1, conversation.lastSeq(), repeated);
  }

  private @Nullable Conversation current(ConversationId id) {
    var work = works.get(id);
    if (work != null) {
      return work.after;
    }
    var held = locked.held().get(id);
    return held == null ? null : held.conversation();
  }

  /// Whether somebody who is there still waits before the conversation that is to be offered.
  private boolean notFirst(Conversation conversation, Command command) {
    return command instanceof Command.Offer
        && conversation.stage() instanceof Stage.Waiting(var queueing, _)
        && locked.fronts().getOrDefault(queueing.group(), List.of()).stream()
            .takeWhile(id -> !id.equals(conversation.id()))
            .map(this::current)
            .anyMatch(one -> one == null || Joins.waitsHere(one));
  }

  /// Queues that somebody joins, or comes back to.
  List<SkillGroupId> joined() {
    return works.values().stream()
        .filter(Joins::joins)
        .flatMap(work -> work.after.group().stream())
        .distinct()
        .sorted(Joins.IN_ORDER)
        .toList();
  }

  private Circumstances circumstances(Conversation conversation, Command command) {
    var header = conversation.header();
    return new Circumstances(
        graphs.graph(header.flow(), header.flowVersion()),
        desks,
        locked.names(),
        locked.policy(),
        now,
        notFirst(conversation, command));
  }

  List<Work> works() {
    return List.copyOf(works.values());
  }

  /// Conversations that did not change, with the true moment of their next deadline.
  Map<ConversationId, Held> rested() {
    var only = new LinkedHashMap<>(rested);
    only.keySet().removeAll(works.keySet());
    return only;
  }

  /// Whether there is nothing to write.
  boolean empty() {
    return works.isEmpty() && rested.isEmpty();
  }

  /// Desks that facts of this batch concerned, as they are now.
  List<AgentDesk> changedDesks() {
    return desks.values().stream()
        .filter(desk -> desk.version() != versionBefore(desk.staff()))
        .toList();
  }

  private long versionBefore(StaffId staff) {
    return Objects.requireNonNull(locked.desks().get(staff)).version();
  }

  List<PresenceChange> presences() {
    return List.copyOf(presences);
  }

  Instant now() {
    return now;
  }

  Locked locked() {
    return locked;
  }
}
