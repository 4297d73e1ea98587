package io.zongji.conversation;

import io.zongji.sim.Hazards;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/// Transactions of the memory database, each of its own.
public final class MemoryTransactions implements TransactionOperations {
  private final MemoryDatabase database;
  private final Hazards hazards;

  public MemoryTransactions(MemoryDatabase database, Hazards hazards) {
    this.database = database;
    this.hazards = hazards;
  }

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
    hazards.between(Hazards.Where.WAITING);
    return database.within(
        () -> action.doInTransaction(new SimpleTransactionStatus()),
        () -> hazards.between(Hazards.Where.WAITING));
  }
}
