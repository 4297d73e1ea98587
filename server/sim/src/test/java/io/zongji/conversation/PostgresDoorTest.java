package io.zongji.conversation;

import io.zongji.TestDatabase;
import io.zongji.platform.Ids;
import io.zongji.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// The door's contract in PostgreSQL.
final class PostgresDoorTest extends DoorContract {
  private static final TestDatabase DATABASE = TestDatabase.create();

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
