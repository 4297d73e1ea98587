package io.zongji.conversation;

import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One try at a batch: locks, decides and writes in one transaction, which the caller commits.
final class Attempt {
  private final List<Pending> batch;
  private final BatchReads store;
  private final Map<ConversationId, Held> cached;
  private final Map<Pending, Outcome> outcomes = new LinkedHashMap<>();

  Attempt(List<Pending> batch, BatchReads store, Map<ConversationId, Held> cached) {
    this.batch = batch;
    this.store = store;
    this.cached = cached;
  }

  /// Decides everything.
  ///
  /// @param careful whether client ids are looked up before anything is decided. Otherwise only
  ///     those of commands that change nothing are, and a repeated one that would change
  ///     something is refused by the timeline's unique index: the batch is then tried again,
  ///     carefully.
  Decisions decide(boolean careful, Graphs graphs, Instant now) throws SQLException {
    var locked = lock(now);
    var known = careful ? store.known(knownIds(locked, batch)) : Map.<KnownId, Outcome.Done>of();
    var decisions = new Decisions(locked, graphs, known, now);
    for (var pending : batch) {
      var stopped = pending.ahead().flatMap(this::stoppedBy);
      outcomes.put(pending, stopped.orElseGet(() -> decisions.decide(pending.command())));
    }
    if (!careful) {
      recognise(locked);
    }
    return decisions;
  }

  /// The refusal that stops whoever stands behind this one in a line; it may have been given by a
  /// batch before.
  private Optional<Outcome> stoppedBy(Pending ahead) {
    var outcome = outcomes.get(ahead);
    if (outcome == null && ahead.answer().isCompletedExceptionally()) {
      return Optional.of(new Outcome.Refused(ConversationFault.UNAVAILABLE));
    }
    return Optional.ofNullable(outcome == null ? ahead.answer().getNow(null) : outcome)
        .filter(one -> one instanceof Outcome.Refused(var fault) && !fault.outOfLine());
  }

  /// The answers, to be given after the commit.
  Map<Pending, Outcome> outcomes() {
    return outcomes;
  }

  private void recognise(Locked locked) throws SQLException {
    var idle = batch.stream().filter(pending -> changedNothing(outcome(pending))).toList();
    var ids = knownIds(locked, idle);
    if (ids.isEmpty()) {
      return;
    }
    var known = store.known(ids);
    for (var pending : idle) {
      var done = knownId(locked, pending.command()).map(known::get);
      done.ifPresent(answer -> outcomes.put(pending, answer));
    }
  }

  private Outcome outcome(Pending pending) {
    return Objects.requireNonNull(outcomes.get(pending));
  }

  /// Whether it may have been said before: what was refused, and what has led to no entry.
  static boolean changedNothing(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused _ -> true;
      case Outcome.Done done -> done.firstSeq() > done.lastSeq();
    };
  }

  private static Set<KnownId> knownIds(Locked locked, Collection<Pending> pendings) {
    return pendings.stream()
        .flatMap(pending -> knownId(locked, pending.command()).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<KnownId> knownId(Locked locked, Command command) {
    return Optional.ofNullable(locked.held().get(command.conversation()))
        .flatMap(held -> KnownId.of(command, held.conversation()));
  }

  private Locked lock(Instant now) throws SQLException {
    var ids = new LinkedHashSet<ConversationId>();
    batch.forEach(pending -> ids.add(pending.command().conversation()));
    var held = store.lock(ids, cached);
    var diverted = enter(held, now);
    var desks = store.desks(staff(held));
    var names = store.names(staffNamed());
    var policy =
        batch.stream().anyMatch(pending -> Needs.policy(pending.command()))
            ? store.policy()
            : Policy.NONE;
    return new Locked(held, diverted, desks, names, policy, fronts(held));
  }

  /// Read when all rows are locked: whoever joins a queue locks theirs before they wait for it.
  private Map<SkillGroupId, List<ConversationId>> fronts(Map<ConversationId, Held> held)
      throws SQLException {
    var groups = new HashMap<SkillGroupId, Integer>();
    for (var pending : batch) {
      var one = held.get(pending.command().conversation());
      if (pending.command() instanceof Command.Offer && one != null) {
        one.conversation()
            .queueing()
            .ifPresent(queueing -> groups.merge(queueing.group(), 1, Integer::sum));
      }
    }
    return groups.isEmpty() ? Map.of() : store.fronts(groups);
  }

  private Map<ConversationId, Outcome.Done> enter(Map<ConversationId, Held> held, Instant now)
      throws SQLException {
    var first = new LinkedHashMap<Comings, Command.Enter>();
    var later = new ArrayList<Command.Enter>();
    for (var pending : batch) {
      if (pending.command() instanceof Command.Enter enter
          && !held.containsKey(enter.conversation())) {
        var other = first.putIfAbsent(Comings.of(enter), enter);
        if (other != null && !other.conversation().equals(enter.conversation())) {
          later.add(enter);
        }
      }
    }
    if (first.isEmpty()) {
      return Map.of();
    }
    return divert(List.copyOf(first.values()), later, now);
  }

  private Map<ConversationId, Outcome.Done> divert(
      List<Command.Enter> enters, List<Command.Enter> later, Instant now) throws SQLException {
    var begun = new HashSet<>(store.enter(enters, now));
    var refused = enters.stream().filter(enter -> !begun.contains(enter.conversation())).toList();
    var diverted = new HashMap<>(refused.isEmpty() ? Map.of() : store.open(refused));
    if (!diverted
        .keySet()
        .containsAll(refused.stream().map(Command.Enter::conversation).toList())) {
      // The one that stood in the way has ended meanwhile, or the very same came in elsewhere.
      throw new Again();
    }
    for (var enter : later) {
      var winner =
          enters.stream().filter(one -> Comings.of(one).equals(Comings.of(enter))).findFirst();
      winner.ifPresent(
          one ->
              diverted.put(
                  enter.conversation(),
                  diverted.getOrDefault(
                      one.conversation(), new Outcome.Done(one.conversation(), 1, 0, true))));
    }
    return diverted;
  }

  private Set<StaffId> staff(Map<ConversationId, Held> held) {
    var staff = new HashSet<StaffId>();
    for (var pending : batch) {
      var command = pending.command();
      Needs.desk(command).ifPresent(staff::add);
      var one = held.get(command.conversation());
      if (one != null && Needs.holders(command)) {
        staff.addAll(one.conversation().holders());
      }
    }
    return staff;
  }

  private Set<StaffId> staffNamed() {
    return batch.stream()
        .flatMap(pending -> Needs.name(pending.command()).stream())
        .collect(Collectors.toSet());
  }

  private record Comings(
      io.zongji.customer.CustomerId customer, io.zongji.customer.ChannelId channel) {
    static Comings of(Command.Enter enter) {
      return new Comings(enter.customer(), enter.channel());
    }
  }

  /// The world moved between two statements; the batch is to be tried again from the start.
  static final class Again extends RuntimeException {
    Again() {
      super("a conversation ended while another tried to begin");
    }
  }
}
