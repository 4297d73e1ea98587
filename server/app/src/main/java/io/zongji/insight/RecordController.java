package io.zongji.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.conversation.Fact;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.FaultException;
import io.zongji.platform.MayCall;
import io.zongji.platform.Mode;
import io.zongji.platform.Page;
import io.zongji.platform.Paging;
import io.zongji.platform.RequestFault;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 服务记录 over HTTP.
@RestController
@RequestMapping("/api/records")
@MayCall(Caller.ADMIN)
class RecordController {
  private final Records records;

  RecordController(Records records) {
    this.records = records;
  }

  @GetMapping
  @Operation(operationId = "listRecords", summary = "Service records, newest first")
  Page<RecordView> list(
      @RequestParam(required = false) @Nullable Mode mode,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable String customer,
      @RequestParam(required = false) @Nullable UUID agentId,
      @RequestParam(required = false) @Nullable UUID groupId,
      @RequestParam(required = false) Fact.@Nullable EndWhy why,
      @RequestParam(required = false) @Nullable Boolean recorded,
      @RequestParam(required = false) @Nullable Integer page,
      @RequestParam(required = false) @Nullable Integer size) {
    var checked = new Checked();
    var first = checked.moment("from", from);
    var last = checked.moment("to", to);
    checked.orThrow(RequestFault.INVALID);
    var filter =
        new RecordStore.Filter(
            Optional.ofNullable(mode),
            first,
            last,
            Optional.ofNullable(customer)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty()),
            Optional.ofNullable(agentId),
            Optional.ofNullable(groupId),
            Optional.ofNullable(why),
            Optional.ofNullable(recorded));
    return records.page(filter, Paging.of(page, size));
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "getRecord",
      summary = "One record with its whole timeline and the reasons of each offer")
  RecordView.Full get(@PathVariable UUID id) {
    return records.find(id).orElseThrow(() -> new FaultException(InsightFault.RECORD_UNKNOWN));
  }
}
