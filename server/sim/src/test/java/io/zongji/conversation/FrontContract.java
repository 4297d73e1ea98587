package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What the door promises about the order of a queue, wherever conversations are kept: offers and
/// those who join or come back wait for each other.
abstract class FrontContract extends TalkContract {
  @Test
  void nobodyIsOfferedBeforeWhoWaitsAheadAndIsThere() throws SQLException {
    var first = waiting();
    var second = waiting();
    var notFirst = new Outcome.Refused(ConversationFault.NOT_FIRST);
    assertThat(commit(one, TestDoor.offer(second, online()))).containsExactly(notFirst);

    commit(one, new Command.CustomerAway(first));
    assertThat(commit(one, TestDoor.offer(second, online())).getFirst())
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void aWholeLineIsOfferedAtOnce() throws SQLException {
    var line = new Command[] {offerNext(), offerNext(), offerNext()};
    assertThat(commit(one, line)).allMatch(Outcome.Done.class::isInstance);
  }

  private Command offerNext() throws SQLException {
    return TestDoor.offer(waiting(), online());
  }

  @Test
  void anOfferWaitsForWhoIsAboutToComeBackBeforeIt() throws SQLException {
    var first = waiting();
    var second = waiting();
    commit(one, new Command.CustomerAway(first));
    var agent = online();
    write(one, false, new Command.CustomerBack(first));

    assertTrouble(Trouble.RACE, () -> write(other, false, TestDoor.offer(second, agent)));
    other.rollback();
    one.commit();

    assertThat(commit(other, TestDoor.offer(second, agent)))
        .containsExactly(new Outcome.Refused(ConversationFault.NOT_FIRST));
  }

  @Test
  void whoComesBackWaitsForAnOfferThatIsAboutToBeMade() throws SQLException {
    var first = waiting();
    var second = waiting();
    commit(one, new Command.CustomerAway(first));
    write(one, false, TestDoor.offer(second, online()));

    assertTrouble(Trouble.RACE, () -> write(other, false, new Command.CustomerBack(first)));
    other.rollback();
    one.commit();
    commit(other, new Command.CustomerBack(first));

    assertThat(find(second).phase()).isEqualTo(Phase.OFFERED);
  }

  @Test
  void twoMayJoinAQueueAtOnce() throws SQLException {
    var first = begun();
    var second = begun();
    write(one, false, TestDoor.says(first, "1"));
    write(other, false, TestDoor.says(second, "1"));
    one.commit();
    other.commit();

    assertThat(find(first).phase()).isEqualTo(Phase.WAITING);
    assertThat(find(second).phase()).isEqualTo(Phase.WAITING);
  }
}
