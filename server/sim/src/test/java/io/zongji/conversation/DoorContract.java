package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.customer.CustomerId;
import io.zongji.platform.Ids;
import io.zongji.staff.StaffId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/// What the door may rely on, wherever conversations are kept.
abstract class DoorContract extends FrontContract {
  // Conversations

  @Test
  void aCustomerHasOneOpenConversationByAChannel() throws SQLException {
    var customer = new CustomerId(Ids.next());
    var first = TestDoor.enter(customer);
    var second = TestDoor.enter(customer);

    commit(one, first);
    var answers = commit(other, second);

    assertThat(answers)
        .containsExactly(
            new Outcome.Done(first.conversation(), last(first) + 1, last(first), true));
    assertThat(stores.reads().findOpen(customer, TestDoor.CHANNEL)).contains(first.conversation());
    assertThat(stores.reads().findAll(List.of(second.conversation()))).isEmpty();
  }

  private long last(Command command) {
    return find(command.conversation()).lastSeq();
  }

  @Test
  void afterTheEndAnotherMayBegin() throws SQLException {
    var customer = new CustomerId(Ids.next());
    var first = TestDoor.enter(customer);
    commit(one, first);
    commit(one, new Command.CustomerLeaves(first.conversation(), Optional.empty()));

    var second = TestDoor.enter(customer);
    commit(other, second);

    assertThat(stores.reads().findOpen(customer, TestDoor.CHANNEL)).contains(second.conversation());
  }

  @Test
  void whoComesInTwiceAtOnceIsKeptApart() throws SQLException {
    var customer = new CustomerId(Ids.next());
    write(one, false, TestDoor.enter(customer));

    assertTrouble(Trouble.RACE, () -> write(other, false, TestDoor.enter(customer)));
    other.rollback();
    one.commit();
  }

  @Test
  void conversationsAreLockedUntilTheEndOfTheTransaction() throws SQLException {
    var id = begun();
    write(one, false, TestDoor.says(id, "hm"));

    assertTrouble(Trouble.RACE, () -> write(other, false, TestDoor.says(id, "hm")));
    other.rollback();
    one.rollback();

    commit(other, TestDoor.says(id, "hm"));
    assertThat(messages(id)).containsOnlyOnce("hm");
  }

  @Test
  void agentsAreLockedUntilTheEndOfTheTransaction() throws SQLException {
    var agent = online();
    var first = waiting();
    var second = waiting();
    write(one, false, TestDoor.offer(first, agent));

    assertTrouble(Trouble.RACE, () -> write(other, false, TestDoor.offer(second, agent)));
    other.rollback();
    one.commit();

    assertThat(commit(other, TestDoor.offer(second, agent)))
        .containsExactly(new Outcome.Refused(ConversationFault.AGENT_NOT_FREE));
  }

  @Test
  void nothingCountsBeforeTheCommit() throws SQLException {
    var agent = online();
    var id = waiting();
    var before = find(id);
    write(one, false, TestDoor.offer(id, agent));

    assertThat(find(id)).isEqualTo(before);
    assertThat(stores.reads().timeline(id, before.lastSeq(), 10)).isEmpty();
    assertThat(desk(agent).load()).isZero();
    one.commit();

    assertThat(find(id).phase()).isEqualTo(Phase.OFFERED);
    assertThat(stores.reads().timeline(id, before.lastSeq(), 10)).hasSize(1);
    assertThat(desk(agent).load()).isOne();
  }

  @Test
  void whatIsRolledBackNeverWas() throws SQLException {
    var customer = new CustomerId(Ids.next());
    var enter = TestDoor.enter(customer);
    write(one, false, enter);
    one.rollback();

    assertThat(stores.reads().findAll(List.of(enter.conversation()))).isEmpty();
    commit(other, enter);
    assertThat(find(enter.conversation()).lastSeq()).isPositive();
  }

  @Test
  void aRepeatedClientIdIsRefusedByTheTimelineAndFoundByWhoeverLooks() throws SQLException {
    var id = begun();
    var said = commit(one, TestDoor.says(id, "c-1", "hm"));

    assertTrouble(Trouble.REPEATED, () -> write(other, false, TestDoor.says(id, "c-1", "hm")));
    other.rollback();
    var again = decide(other, true, TestDoor.says(id, "c-1", "hm"));
    other.rollback();

    var first = (Outcome.Done) said.getFirst();
    assertThat(again.answers())
        .containsExactly(new Outcome.Done(id, first.firstSeq(), first.lastSeq(), true));
    assertThat(again.decisions().empty()).isTrue();
  }

  @Test
  void theSameClientIdOfSomebodyElseIsAnother() throws SQLException {
    var agent = online();
    var id = waiting();
    commit(one, TestDoor.says(id, "c-1", "hm"));
    commit(one, TestDoor.offer(id, agent));
    commit(
        one,
        new Command.Accept(id, ClientId.of("c-1"), agent, find(id).offer().orElseThrow().id()));

    assertThat(find(id).phase()).isEqualTo(Phase.SERVED);
  }

  @Test
  void holdersAreTheOneItRingsAtOrWhoServesAndThoseInWrapUp() throws SQLException {
    var agent = online();
    var id = waiting();
    assertThat(stores.reads().holders(List.of(id))).isEmpty();

    commit(one, TestDoor.offer(id, agent));
    assertThat(stores.reads().holders(List.of(id))).isEqualTo(Map.of(id, Set.of(agent)));

    var offer = find(id).offer().orElseThrow().id();
    commit(one, new Command.Accept(id, Optional.empty(), agent, offer));
    commit(one, new Command.AgentEnds(id, Optional.empty(), agent));
    assertThat(stores.reads().holders(List.of(id))).isEqualTo(Map.of(id, Set.of(agent)));

    commit(one, new Command.AgentFinishes(id, Optional.empty(), agent));
    assertThat(stores.reads().holders(List.of(id))).isEmpty();
  }

  @Test
  void whatIsRememberedCountsOnlyWhileItIsTheNewest() throws SQLException {
    var id = begun();
    var remembered = new Held(find(id), find(id).deadline());
    var same = one.begin().lock(List.of(id), Map.of(id, remembered));
    one.rollback();
    assertThat(same.get(id)).isSameAs(remembered);

    commit(one, TestDoor.says(id, "hm"));
    var newer = one.begin().lock(List.of(id), Map.of(id, remembered));
    one.rollback();
    assertThat(Objects.requireNonNull(newer.get(id)).conversation()).isEqualTo(find(id));
  }

  @Test
  void afterALostConnectionTheTruthCanBeAsked() throws SQLException {
    var id = begun();
    write(one, false, TestDoor.says(id, "hm"));
    one.discard();
    one.reach();
    assertThat(one.committed()).contains(false);

    write(one, false, TestDoor.says(id, "hm"));
    one.commit();
    one.discard();
    assertThat(one.committed()).contains(true);
  }

  @Test
  void namesAreOfThoseWhoExist() throws SQLException {
    var agent = stores.staff();
    var names = one.begin().names(List.of(agent, new StaffId(Ids.next())));
    one.rollback();

    assertThat(names.keySet()).containsExactly(agent);
    assertThat(Objects.requireNonNull(names.get(agent)).id()).isEqualTo(agent);
  }

  // Reading

  @Test
  void aQueueStandsInTheOrderOfItsPlaces() throws SQLException {
    var agent = online();
    var first = waiting();
    now = now.plusSeconds(1);
    var second = waiting();
    var third = waiting();
    commit(one, TestDoor.offer(first, agent));
    commit(one, accept(first, agent));
    commit(one, new Command.PutBack(first, agent, "AGENT_GONE"));
    commit(one, new Command.CustomerLeaves(third, Optional.empty()));

    assertThat(stores.reads().queue(SampleFlow.PRODUCTS, 1_000))
        .extracting(Conversation::id)
        .filteredOn(List.of(first, second, third)::contains)
        .containsExactly(first, second);
    assertThat(stores.reads().queue(SampleFlow.PRODUCTS, 1)).hasSize(1);
  }

  @Test
  void tasksAreWhatRingsIsServedAndIsInWrapUp() throws SQLException {
    var agent = online();
    var id = waiting();
    commit(one, TestDoor.offer(id, agent));
    assertThat(stores.reads().tasks(agent)).containsExactly(find(id));
    commit(one, accept(id, agent));
    assertThat(stores.reads().tasks(agent)).containsExactly(find(id));
    commit(one, new Command.AgentEnds(id, Optional.empty(), agent));
    assertThat(stores.reads().tasks(agent)).containsExactly(find(id));
    assertThat(stores.desks().wrapUps(agent)).isOne();
    assertThat(stores.desks().held(agent)).isZero();
    commit(one, new Command.AgentFinishes(id, Optional.empty(), agent));
    assertThat(stores.reads().tasks(agent)).isEmpty();
    assertThat(desk(agent).load()).isZero();
  }

  @Test
  void timelinesAreReadInPages() throws SQLException {
    var id = begun();
    commit(one, TestDoor.says(id, "hm"));
    long last = find(id).lastSeq();
    var all = stores.reads().timeline(id, 0, 500);

    assertThat(all).extracting(Entry::seq).hasSize((int) last).isSorted().startsWith(1L);
    assertThat(stores.reads().timeline(id, 2, 2)).isEqualTo(all.subList(2, 4));
    assertThat(stores.reads().timelineBefore(id, last, 2))
        .isEqualTo(all.subList((int) last - 3, (int) last - 1));
    assertThat(stores.reads().timeline(id, last, 10)).isEmpty();
  }

  @Test
  void deadlinesAreFoundWhenTheyHavePassed() throws SQLException {
    var agent = online();
    var id = waiting();
    commit(one, TestDoor.offer(id, agent));
    var deadline = find(id).deadline().orElseThrow();

    assertThat(stores.reads().due(deadline.minusMillis(1), 10)).doesNotContain(id);
    assertThat(stores.reads().due(deadline, 10)).contains(id);
    now = deadline;
    commit(one, new Command.Tick(id));
    assertThat(stores.reads().due(deadline, 10)).doesNotContain(id);
  }

  // Agents

  @Test
  void whatTheDoorCountsAndWhatPeopleChooseDoNotOverwriteEachOther() throws SQLException {
    var agent = online();
    var id = waiting();
    commit(one, TestDoor.offer(id, agent));
    stores.desks().seen(List.of(agent), NOW.plusSeconds(5));
    commit(one, accept(id, agent));
    assertThat(desk(agent).seenAt()).isEqualTo(NOW.plusSeconds(5));
    assertThat(desk(agent).servedToday()).isOne();

    change(agent, desk -> DeskRules.choose(desk, Chosen.REST, NOW.plusSeconds(6)));

    assertThat(desk(agent).chosen()).isEqualTo(Chosen.REST);
    assertThat(desk(agent).servedToday()).isOne();
    assertThat(desk(agent).load()).isOne();
  }

  @Test
  void aLeaseIsNeverShortened() {
    var agent = online();
    stores.desks().seen(List.of(agent), NOW.plusSeconds(9));
    stores.desks().seen(List.of(agent), NOW.plusSeconds(3));

    assertThat(desk(agent).seenAt()).isEqualTo(NOW.plusSeconds(9));
  }

  @Test
  void aDeskIsBegunOnce() {
    var agent = online();
    stores.desks().begin(agent, NOW.plusSeconds(50));

    assertThat(desk(agent).chosen()).isEqualTo(Chosen.IDLE);
    assertThat(stores.desks().online()).extracting(AgentDesk::staff).contains(agent);
    assertThat(stores.desks().findAll(List.of(new StaffId(Ids.next())))).isEmpty();
  }

  @Test
  void whatWasServedTodayIsCountedAnew() throws SQLException {
    var agent = online();
    var id = waiting();
    commit(one, TestDoor.offer(id, agent));
    commit(one, accept(id, agent));
    var tomorrow = DAY.plusDays(1);

    recount(tomorrow, NOW.plusSeconds(1));
    assertThat(desk(agent).servedOn(tomorrow)).isZero();

    recount(tomorrow, NOW);
    assertThat(desk(agent).servedOn(tomorrow)).isEqualTo(1);
  }

  private void recount(LocalDate day, Instant midnight) {
    stores.transactions().executeWithoutResult(_ -> stores.desks().recount(day, midnight));
  }

  @Test
  void moreThanTheCapIsRefused() {
    var agent = online();

    assertThatThrownBy(
            () -> change(agent, desk -> DeskRules.apply(twice(desk), offered(agent), NOW, DAY)))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(desk(agent).load()).isZero();
  }

  private static AgentDesk twice(AgentDesk desk) {
    return DeskRules.apply(desk, offered(desk.staff()), NOW, DAY);
  }

  private static Fact offered(StaffId agent) {
    return new Fact.Offered(
        new OfferId(Ids.next()),
        agent,
        SampleFlow.PRODUCTS,
        Optional.empty(),
        new AgentTerms(1, false),
        true,
        Reasons.NONE);
  }

  @Test
  void whatThrowsIsUndone() {
    var agent = online();
    assertThatThrownBy(
            () ->
                stores
                    .transactions()
                    .executeWithoutResult(
                        _ -> {
                          var desk = stores.desks().lock(agent).orElseThrow();
                          stores.desks().write(DeskRules.choose(desk, Chosen.REST, NOW));
                          throw new IllegalStateException("halfway");
                        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(desk(agent).chosen()).isEqualTo(Chosen.IDLE);
    change(agent, desk -> DeskRules.choose(desk, Chosen.OFFLINE, NOW));
    assertThat(desk(agent).chosen()).isEqualTo(Chosen.OFFLINE);
  }

  // Receipts

  @Test
  void receiptsOnlyGrowAndNeverPassTheEnd() throws SQLException {
    var id = begun();
    long last = find(id).lastSeq();
    var receipts = stores.receipts();

    assertThat(receipts.mark(id, Receipts.Side.CUSTOMER, 3, 2))
        .isEqualTo(new Receipts.Receipt(3, 2));
    assertThat(receipts.mark(id, Receipts.Side.CUSTOMER, 1, 1))
        .isEqualTo(new Receipts.Receipt(3, 2));
    assertThat(receipts.mark(id, Receipts.Side.AGENT, 2, last + 5))
        .isEqualTo(new Receipts.Receipt(last, last));
    assertThat(receipts.find(List.of(id)).get(id)).hasSize(2);
    assertThat(receipts.mark(new ConversationId(Ids.next()), Receipts.Side.AGENT, 1, 1))
        .isEqualTo(Receipts.Receipt.NONE);
  }
}
