package io.zongji.flows;

import io.zongji.staff.StaffId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts a flow that comes as a file into force at once.
@Component
public class FlowInstaller {
  private final FlowFiles files;
  private final FlowRegister register;
  private final TransactionTemplate transactions;

  FlowInstaller(FlowFiles files, FlowRegister register, TransactionTemplate transactions) {
    this.files = files;
    this.register = register;
    this.transactions = transactions;
  }

  /// Imports a file and publishes it in one transaction; its skill groups have to be here, by id or
  /// by name. Throws a `FaultException` with all findings when it cannot be published.
  public FlowId install(byte[] file, StaffId by) {
    return transactions.execute(
        _ -> {
          var flow = files.importFile(FlowJson.tree(file), Optional.empty()).flow();
          register.publish(flow, register.found(flow).draftRevision(), by);
          return flow;
        });
  }
}
