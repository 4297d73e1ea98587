package io.zongji.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.TestDatabase;
import io.zongji.platform.Ids;
import io.zongji.staff.StaffId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// The door's contract in PostgreSQL.
final class PostgresDoorTest extends DoorContract {
  private static final TestDatabase DATABASE = TestDatabase.create();

  @Test
  void aStatementThatComesAfterItsBatchWasGivenUpChangesNothing() throws SQLException {
    var service = served();
    var before = find(service.id());
    var lane = Ids.next();
    DATABASE
        .jdbc()
        .sql("insert into door_lane (id, batch, at) values (:id, 6, now())")
        .param("id", lane)
        .update();
    var talk = decided(remembered(service.id()), TestDoor.says(service.id(), "late"));

    try (var connection = DATABASE.dataSource().getConnection()) {
      assertThat(new DoorStore(connection).lastBatch(lane, 7)).contains(6L);
      assertThatThrownBy(() -> new DoorWriter(connection).pass(talk, lane, 7))
          .isInstanceOf(IllegalStateException.class);
      assertThat(messages(service.id())).doesNotContain("late");
      assertThat(find(service.id())).isEqualTo(before);

      new DoorWriter(connection).pass(talk, lane, 8);
      assertThat(messages(service.id())).endsWith("late");
      assertThat(new DoorStore(connection).lastBatch(lane, 8)).contains(8L);
    }
  }

  @Test
  void whatWasDecidedOnAnOlderStateIsNotWritten() throws SQLException {
    var says = waiting();
    var leaves = waiting();
    var advancing = decide(one, false, TestDoor.says(says, "late")).decisions();
    one.rollback();
    var moving = decide(one, false, new Command.CustomerLeaves(leaves, Optional.empty()));
    one.rollback();

    try (var connection = DATABASE.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (var decisions : List.of(advancing, moving.decisions())) {
        try (var behind = connection.createStatement()) {
          // Without the triggers, which would not let it come this far.
          behind.execute("set local session_replication_role = replica");
          behind.execute("update conversation set last_seq = last_seq + 5");
        }
        var writer = new DoorWriter(connection);
        assertThatThrownBy(() -> writer.write(decisions, Ids.next(), 1))
            .hasMessageContaining("advanced 0");
        connection.rollback();
      }
    }
  }

  @Override
  Stores stores() {
    var source = DATABASE.dataSource();
    var jdbc = DATABASE.jdbc();
    return new Stores() {
      @Override
      public LaneLink link() {
        return new LaneConnection(source);
      }

      @Override
      public ConversationReads reads() {
        return new ConversationStore(jdbc);
      }

      @Override
      public AgentDeskRows desks() {
        return new AgentDeskStore(JdbcClient.create(source));
      }

      @Override
      public Receipts receipts() {
        return new StoredReceipts(jdbc);
      }

      @Override
      public TransactionOperations transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
      }

      @Override
      public StaffId staff() {
        var id = new StaffId(Ids.next());
        jdbc.sql(
                """
                insert into staff (id, number, name, email, role, password_hash, created_at)
                values (:id, right(replace(:id::text, '-', ''), 20), 'agent', :id || '@example.com',
                        'AGENT', '-', now())
                """)
            .param("id", id.value())
            .update();
        return id;
      }
    };
  }
}
