package io.zongji.sim;

import io.zongji.conversation.AgentTerms;
import io.zongji.conversation.Chosen;
import io.zongji.conversation.Content;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Entry;
import io.zongji.conversation.Fact;
import io.zongji.conversation.MemoryDatabase;
import io.zongji.conversation.Place;
import io.zongji.conversation.Rules;
import io.zongji.skill.SkillGroupId;
import io.zongji.staff.StaffId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks at every commit, and knows nothing but the timelines: messages once and in order, one
/// holder, caps, nobody overtaken, every conversation on its own version, every row the fold of its
/// timeline.
final class Checker {
  private final World world;
  private final MemoryDatabase database;
  private final Outages outages;
  private final Map<ConversationId, Known> known = new HashMap<>();
  private final Set<ConversationId> inLine = new LinkedHashSet<>();
  private long entries;
  private long offers;

  /// What is known of one conversation.
  private static final class Known {
    private final Case own = new Case();
    private final Map<String, Long> texts = new HashMap<>();
    private Optional<Conversation> fold = Optional.empty();
    private String mark = "";
    private int seen;
  }

  Checker(World world) {
    this.world = world;
    this.database = world.database();
    this.outages = new Outages(world);
  }

  Outages outages() {
    return outages;
  }

  long entries() {
    return entries;
  }

  long offers() {
    return offers;
  }

  long conversations() {
    return known.size();
  }

  Case own(ConversationId id) {
    return of(id).own;
  }

  private Known of(ConversationId id) {
    return known.computeIfAbsent(id, _ -> new Known());
  }

  /// A transaction has added to these conversations.
  void committed(Set<ConversationId> changed) {
    Map<StaffId, Integer> concerned = new LinkedHashMap<>();
    Set<ConversationId> offered = new LinkedHashSet<>();
    for (var id : changed) {
      var fresh = fresh(id);
      if (fresh.stream().anyMatch(entry -> entry.fact() instanceof Fact.Offered)) {
        offered.add(id);
      }
      var agents = new LinkedHashSet<>(of(id).own.holders());
      fresh.forEach(entry -> agent(entry.fact()).ifPresent(agents::add));
      agents.forEach(one -> concerned.merge(one, 1, Integer::sum));
    }
    List<Runnable> looks = new ArrayList<>();
    changed.forEach(id -> fresh(id).forEach(entry -> take(id, entry, concerned, looks)));
    looks.forEach(Runnable::run);
    changed.forEach(this::row);
    changed.forEach(this::ringsForSomebody);
    concerned.keySet().forEach(agent -> desk(agent, offered));
  }

  private List<Entry> fresh(ConversationId id) {
    var timeline = database.timeline(id);
    return List.copyOf(timeline.subList(of(id).seen, timeline.size()));
  }

  private static Optional<StaffId> agent(Fact fact) {
    return fact instanceof Fact.Offered offered ? Optional.of(offered.staffId()) : Optional.empty();
  }

  /// @param looks what is to be seen when all of the transaction is known
  private void take(
      ConversationId id, Entry entry, Map<StaffId, Integer> concerned, List<Runnable> looks) {
    var one = of(id);
    if (entry.seq() != ++one.seen) {
      world.fail("R1 a timeline has no gaps", "at " + entry.seq(), id);
    }
    entries++;
    world.mix(entry.seq() * 31 + entry.kind().name().hashCode());
    if (entry.fact() instanceof Fact.Offered offered) {
      offers++;
      offer(id, offered, concerned.getOrDefault(offered.staffId(), 1) == 1);
      var place = new InLine(id, of(id).own.group(), of(id).own.place());
      looks.add(() -> overtaken(place, offered));
    }
    if (entry.fact() instanceof Fact.CallAccepted) {
      world.counts().add("calls accepted");
    }
    text(id, one, entry);
    outages.take(id, entry);
    one.own.take(entry);
    one.own.wrongCall().ifPresent(what -> world.fail("a call is whole", what, id));
    if (one.own.inLine()) {
      inLine.add(id);
    } else {
      inLine.remove(id);
    }
    one.fold =
        one.fold.isEmpty()
            ? Rules.fold(id, List.of(entry))
            : one.fold.map(fold -> Rules.apply(fold, entry));
  }

  /// Every message once, and every word of the system from the conversation's own version.
  private void text(ConversationId id, Known one, Entry entry) {
    if (entry.fact() instanceof Fact.Entered entered) {
      one.mark = World.mark(entered.flow(), entered.flowVersion());
    }
    if (!(entry.fact() instanceof Fact.Message(var from, _, _, Content.Text(var text)))) {
      return;
    }
    if (from == Fact.Author.SYSTEM) {
      if (!text.startsWith(one.mark + " ")) {
        world.fail(
            "FL-3 a conversation stays on its version", "not of " + one.mark + ": " + text, id);
      }
    } else if (text.contains("-") && one.texts.put(text, entry.seq()) != null) {
      world.fail("R1 no message is doubled", "twice: " + text, id);
    }
  }

  /// A client was told that its words are in the timeline.
  void acknowledged(ConversationId id, String text, long seq) {
    if (!Objects.equals(of(id).texts.get(text), seq)) {
      world.fail("R1 an acknowledged message is in the timeline", text + " at " + seq, id);
    }
  }

  private void offer(ConversationId id, Fact.Offered offered, boolean alone) {
    var own = of(id).own;
    if (own.at() != Case.At.WAITING) {
      world.fail("R2 one holder", "offered while " + own.at() + ": " + offered, id);
    }
    if (alone) {
      available(id, offered);
    }
  }

  private void available(ConversationId id, Fact.Offered offered) {
    var agent = offered.staffId();
    var desk = database.desk(agent).orElseThrow();
    var since = world.now().minusSeconds(world.company().common().agentGone());
    boolean wrapsUp =
        database.wrapUps(agent).stream().anyMatch(one -> own(one.id()).wrapsUp(agent));
    boolean gone = !desk.seenSince(since) || desk.leftAt().isPresent();
    if (desk.chosen() == Chosen.OFFLINE || wrapsUp || gone) {
      world.fail("R2 no offer to somebody not available", desk + " " + offered, id);
    }
  }

  /// Where a conversation stood when it was offered.
  private record InLine(ConversationId id, Optional<SkillGroupId> group, Place place) {}

  /// Nobody who stands in line when this offer is committed has an earlier place, however short a
  /// time they have stood there.
  private void overtaken(InLine one, Fact.Offered offered) {
    for (var other : inLine) {
      var before = of(other).own;
      if (!other.equals(one.id())
          && before.group().equals(one.group())
          && compare(other, before.place(), one) < 0) {
        world.fail(
            "R3 nobody is overtaken",
            "offered to %s at %s, before it stands %s at %s"
                .formatted(offered.staffId(), one.place(), other.value(), before.place()),
            one.id());
      }
    }
  }

  private static int compare(ConversationId one, Place place, InLine other) {
    int places = place.compareTo(other.place());
    return places != 0 ? places : Company.compareIds(one.value(), other.id().value());
  }

  /// The row is the fold of its timeline, and its columns say what it says.
  private void row(ConversationId id) {
    var row = database.find(id);
    if (!row.equals(of(id).fold)) {
      world.fail("the row is the fold of its timeline", row + "\nfold " + of(id).fold, id);
    }
    if (!database.isWhole(id)) {
      world.fail("the row is the fold of its timeline", "columns differ from " + row, id);
    }
    var due = row.flatMap(Conversation::deadline);
    var written = database.deadlineAt(id);
    if (due.isPresent() && written.filter(at -> !at.isAfter(due.get())).isEmpty()) {
      world.fail("R5 no deadline passes unnoticed", "due " + due + ", row " + written, id);
    }
  }

  /// No offer rings for a customer who is away.
  private void ringsForSomebody(ConversationId id) {
    var own = own(id);
    if (own.at() == Case.At.RINGING && own.isAway()) {
      world.fail("FR-9 no agent rings for an absent customer", "rings while away", id);
    }
  }

  /// What an agent holds by the timelines is what the row says and what may be held.
  private void desk(StaffId agent, Set<ConversationId> offered) {
    var held =
        database.held(agent).stream()
            .filter(one -> own(one.id()).agent().filter(agent::equals).isPresent())
            .toList();
    var wrapUps =
        database.wrapUps(agent).stream().filter(one -> own(one.id()).wrapsUp(agent)).toList();
    var desk = database.desk(agent);
    long load = (long) held.size() + wrapUps.size();
    if (desk.map(row -> (long) row.load()).orElse(0L) != load
        || desk.map(row -> (long) row.wrapUps()).orElse(0L) != wrapUps.size()) {
      world.fail(
          "R2 an agent's load is what is in hand",
          desk + " holds " + ids(held) + " wraps up " + ids(wrapUps),
          held.stream().findFirst().or(() -> wrapUps.stream().findFirst()).map(Conversation::id));
    }
    for (var one : held) {
      if (offered.contains(one.id()) && own(one.id()).at() == Case.At.RINGING) {
        cap(one.id(), own(one.id()).terms(), held, load);
      }
    }
  }

  /// What was offered in this commit is within the cap, and alone where it has to be.
  private void cap(ConversationId id, AgentTerms terms, List<Conversation> held, long load) {
    boolean exclusive = held.stream().anyMatch(one -> own(one.id()).terms().exclusive());
    if (load > terms.cap() || (exclusive && load > 1)) {
      world.fail("R2 the cap is never exceeded", load + " of " + terms + ": " + ids(held), id);
    }
  }

  private static String ids(List<Conversation> all) {
    return all.stream().map(one -> one.id().value().toString()).collect(Collectors.joining(", "));
  }

  /// The whole timeline of a conversation, for whoever looks into a failure.
  String told(ConversationId id) {
    return database.timeline(id).stream()
        .map(entry -> "  %d %s %s".formatted(entry.seq(), entry.at(), entry.fact()))
        .collect(Collectors.joining("\n", "\ntimeline of " + id.value() + "\n", ""));
  }

  /// Folds every timeline from its beginning once more.
  void foldAll() {
    for (var id : database.all()) {
      if (!Rules.fold(id, database.timeline(id)).equals(database.find(id))) {
        world.fail("the row is the fold of its timeline", "from the beginning", id);
      }
    }
  }
}
