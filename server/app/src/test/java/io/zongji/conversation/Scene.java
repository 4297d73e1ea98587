package io.zongji.conversation;

import io.zongji.customer.ChannelId;
import io.zongji.customer.ChannelKind;
import io.zongji.customer.CustomerId;
import io.zongji.flow.Graph;
import io.zongji.flows.FlowId;
import io.zongji.platform.Mode;
import io.zongji.staff.StaffId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// One conversation and two agents on the rules alone, with a clock moved by hand.
final class Scene {
  static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  static final ConversationId ID = new ConversationId(new UUID(2, 1));
  static final CustomerId CUSTOMER = new CustomerId(new UUID(3, 1));
  static final StaffId LI = new StaffId(new UUID(4, 1));
  static final StaffId WANG = new StaffId(new UUID(4, 2));
  static final AgentTerms ALONE = new AgentTerms(1, true);
  static final Policy POLICY =
      new Policy(
          Duration.ofSeconds(60),
          Duration.ofSeconds(300),
          Duration.ofSeconds(1800),
          Duration.ofSeconds(30),
          ZoneOffset.UTC,
          Instant.EPOCH);

  final List<Entry> timeline = new ArrayList<>();
  final Map<StaffId, AgentDesk> desks = new HashMap<>();
  private final Graph graph;
  private Instant now = START;
  private Instant backSince = Instant.EPOCH;
  private Conversation conversation;
  private long offers;

  Scene(Graph graph) {
    this.graph = graph;
    desks.put(LI, ready(LI));
    desks.put(WANG, ready(WANG));
    var entered = Rules.enter(enter(ID), circumstances());
    conversation = entered.after();
    record(entered.facts(), 0);
  }

  Scene() {
    this(SampleFlow.graph());
  }

  static Command.Enter enter(ConversationId id) {
    return new Command.Enter(
        id,
        Mode.OMNIMEDIA,
        new ChannelId(new UUID(5, 1)),
        ChannelKind.WEBSITE,
        CUSTOMER,
        new FlowId(new UUID(6, 1)),
        1,
        Optional.empty());
  }

  private static AgentDesk ready(StaffId staff) {
    return new AgentDesk(
        staff,
        Chosen.IDLE,
        START,
        0,
        1,
        false,
        0,
        START,
        LocalDate.EPOCH,
        0,
        START,
        Optional.empty(),
        Optional.empty(),
        START,
        START,
        1);
  }

  /// A scene in which the customer waits for the products group.
  static Scene waiting() {
    return waiting(SampleFlow.graph());
  }

  static Scene waiting(Graph graph) {
    var scene = new Scene(graph);
    scene.says("1");
    return scene;
  }

  static Scene offered() {
    var scene = waiting();
    scene.offer(LI);
    return scene;
  }

  static Scene served() {
    var scene = offered();
    scene.accept(LI);
    return scene;
  }

  AgentDesk desk(StaffId staff) {
    return Objects.requireNonNull(desks.get(staff));
  }

  Conversation conversation() {
    return conversation;
  }

  Instant now() {
    return now;
  }

  Scene forward(Duration duration) {
    now = now.plus(duration);
    desks.replaceAll((_, desk) -> DeskRules.window(desk, Optional.empty(), now));
    return this;
  }

  /// Until now nobody could do anything for a while.
  Scene back() {
    backSince = now;
    return this;
  }

  Verdict does(Command command) {
    var before = conversation;
    var verdict = Rules.decide(conversation, command, circumstances());
    if (verdict instanceof Verdict.Accepted accepted) {
      conversation = accepted.after();
      record(accepted.facts(), before.lastSeq());
      accepted.facts().forEach(fact -> changeDesk(before, fact));
    }
    return verdict;
  }

  private void record(List<Fact> facts, long lastSeq) {
    long seq = lastSeq;
    for (var fact : facts) {
      timeline.add(new Entry(++seq, now, Optional.empty(), fact));
    }
  }

  private void changeDesk(Conversation before, Fact fact) {
    DeskRules.concerns(before, fact)
        .ifPresent(
            staff ->
                desks.computeIfPresent(
                    staff,
                    (_, desk) ->
                        DeskRules.apply(
                            desk, fact, now, LocalDate.ofInstant(now, ZoneOffset.UTC))));
  }

  private Circumstances circumstances() {
    return new Circumstances(
        graph,
        desks,
        Map.of(
            LI, new Stage.Agent(LI, "000010", "李雷", "小李"),
            WANG, new Stage.Agent(WANG, "000011", "王芳", "小王")),
        new Policy(
            POLICY.nobodyOnlineGrace(),
            POLICY.placeKept(),
            POLICY.flowAway(),
            POLICY.agentGone(),
            POLICY.zone(),
            backSince),
        now);
  }

  Verdict says(String text) {
    return does(new Command.CustomerSays(ID, Optional.empty(), new Content.Text(text)));
  }

  Verdict agentSays(StaffId staff, String text) {
    return does(new Command.AgentSays(ID, Optional.empty(), staff, new Content.Text(text)));
  }

  Verdict offer(StaffId staff) {
    return offer(staff, Optional.of(Duration.ofSeconds(20)));
  }

  Verdict offer(StaffId staff, Optional<Duration> ringFor) {
    return does(
        new Command.Offer(
            ID, new OfferId(new UUID(7, ++offers)), staff, ALONE, ringFor, true, Reasons.NONE));
  }

  /// The newest offer made.
  OfferId offerId() {
    return new OfferId(new UUID(7, offers));
  }

  Verdict accept(StaffId staff) {
    return does(new Command.Accept(ID, Optional.empty(), staff, offerId()));
  }

  Verdict tick() {
    return does(new Command.Tick(ID));
  }

  /// Facts of the newest `count` entries.
  List<Fact> last(int count) {
    return timeline.subList(timeline.size() - count, timeline.size()).stream()
        .map(Entry::fact)
        .toList();
  }

  /// Kinds of the entries after that many.
  List<Kind> kindsAfter(int entries) {
    return timeline.subList(entries, timeline.size()).stream().map(Entry::kind).toList();
  }

  /// What the system said, in order.
  List<String> systemTexts() {
    return timeline.stream()
        .map(Entry::fact)
        .filter(Fact.Message.class::isInstance)
        .map(Fact.Message.class::cast)
        .filter(message -> message.from() == Fact.Author.SYSTEM)
        .map(message -> ((Content.Text) message.content()).text())
        .toList();
  }
}
