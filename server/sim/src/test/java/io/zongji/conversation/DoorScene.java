package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestClock;
import io.zongji.customer.CustomerId;
import io.zongji.platform.Ids;
import io.zongji.staff.StaffId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.transaction.support.TransactionOperations;

/// Two lanes on the same rows, and what is done by them.
abstract class DoorScene {
  static final Instant NOW = TestClock.START;
  static final LocalDate DAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

  /// The stores under test, all on the same rows.
  interface Stores {
    LaneLink link();

    ConversationReads reads();

    AgentDeskRows desks();

    Receipts receipts();

    TransactionOperations transactions();

    /// Somebody who works here.
    StaffId staff();
  }

  private final List<LaneLink> links = new ArrayList<>();
  Stores stores;
  LaneLink one;
  LaneLink other;
  Instant now = NOW;

  abstract Stores stores();

  @BeforeEach
  void open() throws SQLException {
    stores = stores();
    one = link();
    other = link();
    // Nobody waits any more, so that whoever comes next is the first.
    for (var left : stores.reads().queue(SampleFlow.PRODUCTS, 1_000)) {
      commit(one, new Command.CustomerLeaves(left.id(), Optional.empty()));
    }
  }

  @AfterEach
  void close() {
    links.forEach(LaneLink::close);
  }

  LaneLink link() {
    var link = stores.link();
    links.add(link);
    return link;
  }

  record Decided(Decisions decisions, List<Outcome> answers) {}

  Decided decide(LaneLink link, boolean careful, Command... commands) throws SQLException {
    var batch = List.of(commands).stream().map(Pending::of).toList();
    var attempt = new Attempt(batch, link.begin(), Map.of());
    var decisions = attempt.decide(careful, (_, _) -> SampleFlow.graph(), now);
    var answers = batch.stream().map(one -> attempt.outcomes().get(one)).toList();
    return new Decided(decisions, answers);
  }

  List<Outcome> write(LaneLink link, boolean careful, Command... commands) throws SQLException {
    var decided = decide(link, careful, commands);
    link.write(decided.decisions());
    return decided.answers();
  }

  List<Outcome> commit(LaneLink link, Command... commands) throws SQLException {
    var answers = write(link, false, commands);
    link.commit();
    return answers;
  }

  ConversationId begun() throws SQLException {
    var enter = TestDoor.enter(new CustomerId(Ids.next()));
    commit(one, enter);
    return enter.conversation();
  }

  ConversationId waiting() throws SQLException {
    var id = begun();
    commit(one, TestDoor.says(id, "1"));
    return id;
  }

  Command.Accept accept(ConversationId id, StaffId agent) {
    return new Command.Accept(id, Optional.empty(), agent, find(id).offer().orElseThrow().id());
  }

  StaffId online() {
    var agent = stores.staff();
    stores.desks().begin(agent, NOW);
    change(agent, desk -> DeskRules.choose(desk, Chosen.IDLE, NOW));
    return agent;
  }

  void change(StaffId agent, java.util.function.UnaryOperator<AgentDesk> by) {
    stores
        .transactions()
        .executeWithoutResult(
            _ -> stores.desks().write(by.apply(stores.desks().lock(agent).orElseThrow())));
  }

  Conversation find(ConversationId id) {
    return Objects.requireNonNull(stores.reads().findAll(List.of(id)).get(id));
  }

  AgentDesk desk(StaffId agent) {
    return Objects.requireNonNull(stores.desks().findAll(List.of(agent)).get(agent));
  }

  List<String> messages(ConversationId id) {
    return stores.reads().timeline(id, 0, 500).stream()
        .flatMap(
            entry ->
                entry.fact() instanceof Fact.Message(_, _, _, Content.Text(var text))
                    ? java.util.stream.Stream.of(text)
                    : java.util.stream.Stream.empty())
        .toList();
  }

  interface Attempted {
    Object run() throws SQLException;
  }

  static void assertTrouble(Trouble trouble, Attempted work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(Trouble.of(e)).isEqualTo(trouble));
  }
}
