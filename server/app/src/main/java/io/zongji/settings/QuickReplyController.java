package io.zongji.settings;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.audit.AuditLog;
import io.zongji.audit.Target;
import io.zongji.platform.Caller;
import io.zongji.platform.Checked;
import io.zongji.platform.FaultException;
import io.zongji.platform.Ids;
import io.zongji.platform.MayCall;
import io.zongji.platform.Mode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// 快捷回复 over HTTP.
@RestController
@RequestMapping("/api/quick-replies")
@MayCall(Caller.ADMIN)
class QuickReplyController {
  static final int TITLE_MAX = 20;
  static final int TEXT_MAX = 2_000;
  static final int REPLIES_MAX = 500;
  static final int POSITION_MAX = 1_000_000;

  private final SettingsStore store;
  private final TransactionTemplate transactions;
  private final AuditLog audit;

  QuickReplyController(SettingsStore store, TransactionTemplate transactions, AuditLog audit) {
    this.store = store;
    this.transactions = transactions;
    this.audit = audit;
  }

  record ReplyRequest(
      @Nullable Mode mode,
      @Nullable String title,
      @Nullable String text,
      @Nullable Integer position) {}

  @GetMapping
  @MayCall(Caller.STAFF)
  @Operation(operationId = "listQuickReplies", summary = "The quick replies of a mode, in order")
  List<QuickReply> list(@RequestParam Mode mode) {
    return store.replies(mode);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "addQuickReply", summary = "Add a quick reply")
  QuickReply add(@RequestBody ReplyRequest body) {
    var checked = new Checked();
    var mode = checked.present("mode", body.mode(), Mode.OMNIMEDIA);
    var reply = reply(checked, Ids.next(), mode, body, store.countReplies(mode));
    checked.orThrow(SettingsFault.INVALID);
    if (store.countReplies(mode) >= REPLIES_MAX) {
      throw new FaultException(SettingsFault.TOO_MANY_REPLIES, REPLIES_MAX);
    }
    transactions.executeWithoutResult(
        _ -> {
          store.insert(reply);
          audit.made(target(reply), reply);
        });
    return reply;
  }

  @PutMapping("/{id}")
  @Operation(operationId = "editQuickReply", summary = "Change a quick reply; its mode is fixed")
  QuickReply edit(@PathVariable UUID id, @RequestBody ReplyRequest body) {
    var old =
        store.findReply(id).orElseThrow(() -> new FaultException(SettingsFault.REPLY_UNKNOWN));
    var checked = new Checked();
    if (body.mode() != null && body.mode() != old.mode()) {
      checked.add(io.zongji.platform.FieldError.of("mode", "fixed"));
    }
    var reply = reply(checked, id, old.mode(), body, old.position());
    checked.orThrow(SettingsFault.INVALID);
    transactions.executeWithoutResult(
        _ -> {
          if (!store.update(reply)) {
            throw new FaultException(SettingsFault.REPLY_UNKNOWN);
          }
          audit.changed(target(reply), old, reply);
        });
    return reply;
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(operationId = "deleteQuickReply", summary = "Delete a quick reply")
  void delete(@PathVariable UUID id) {
    transactions.executeWithoutResult(
        _ -> {
          var old = store.findReply(id);
          if (old.isEmpty() || !store.deleteReply(id)) {
            throw new FaultException(SettingsFault.REPLY_UNKNOWN);
          }
          audit.deleted(target(old.get()), old.get());
        });
  }

  private static Target target(QuickReply reply) {
    return Target.of(Target.Kind.QUICK_REPLY, reply.id(), reply.title());
  }

  private static QuickReply reply(
      Checked checked, UUID id, Mode mode, ReplyRequest body, int position) {
    var asked = body.position() == null ? Integer.valueOf(position) : body.position();
    return new QuickReply(
        id,
        mode,
        checked.line("title", body.title(), 1, TITLE_MAX),
        checked.text("text", body.text(), 1, TEXT_MAX),
        checked.number("position", asked, 0, POSITION_MAX));
  }
}
