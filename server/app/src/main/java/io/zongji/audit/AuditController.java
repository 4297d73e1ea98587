package io.zongji.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.MayCall;
import io.zongji.platform.Page;
import io.zongji.platform.Paging;
import io.zongji.platform.RequestFault;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 操作日志 over HTTP.
@RestController
@RequestMapping("/api/audit")
@MayCall(Caller.ADMIN)
class AuditController {
  private static final int TEXT_MAX = 254;

  private final AuditStore store;

  AuditController(AuditStore store) {
    this.store = store;
  }

  @GetMapping
  @Operation(
      operationId = "listAudit",
      summary = "What administrators changed, newest first; filtered by thing, person and time")
  Page<AuditEntryView> list(
      @RequestParam(required = false) Target.@Nullable Kind kind,
      @RequestParam(required = false) @Nullable String operation,
      @RequestParam(defaultValue = "") String by,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable Integer page,
      @RequestParam(required = false) @Nullable Integer size) {
    var paging = Paging.of(page, size);
    var checked = new Checked();
    var filter =
        new AuditStore.Filter(
            Optional.ofNullable(kind),
            Optional.ofNullable(operation)
                .map(text -> checked.line("operation", text, 0, TEXT_MAX))
                .filter(text -> !text.isEmpty()),
            checked.line("by", by, 0, TEXT_MAX).toLowerCase(Locale.ROOT),
            checked.moment("from", from),
            checked.moment("to", to));
    checked.orThrow(RequestFault.INVALID);
    return new Page<>(store.page(filter, paging), store.count(filter));
  }
}
