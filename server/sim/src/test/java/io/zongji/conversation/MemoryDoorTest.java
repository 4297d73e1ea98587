package io.zongji.conversation;

import io.zongji.platform.Ids;
import io.zongji.sim.Company;
import io.zongji.sim.Hazards;
import io.zongji.staff.StaffId;
import org.springframework.transaction.support.TransactionOperations;

/// The door's contract in memory.
final class MemoryDoorTest extends DoorContract {
  @Override
  Stores stores() {
    var company = new Company();
    var database = new MemoryDatabase(company);
    return new Stores() {
      private final Receipts receipts = new MemoryReceipts(database);

      @Override
      public LaneLink link() {
        return new MemoryLink(database, Hazards.NONE);
      }

      @Override
      public ConversationReads reads() {
        return new MemoryReads(database);
      }

      @Override
      public AgentDeskRows desks() {
        return new MemoryDeskRows(database);
      }

      @Override
      public Receipts receipts() {
        return receipts;
      }

      @Override
      public TransactionOperations transactions() {
        return new MemoryTransactions(database, Hazards.NONE);
      }

      @Override
      public StaffId staff() {
        var id = new StaffId(Ids.next());
        company.put(new Company.Staff(id, "000001", "agent", "", false));
        return id;
      }
    };
  }
}
