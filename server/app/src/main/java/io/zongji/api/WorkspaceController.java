package io.zongji.api;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.desk.Desk;
import io.zongji.desk.TransferTargets;
import io.zongji.platform.Caller;
import io.zongji.platform.MayCall;
import io.zongji.platform.Page;
import io.zongji.platform.Paging;
import io.zongji.realtime.TimelineAccess;
import io.zongji.realtime.WorkspaceSight;
import io.zongji.settings.Settings;
import io.zongji.staff.SignedIn;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the workspace looks up beside its socket.
@RestController
@RequestMapping("/api/workspace")
@MayCall(Caller.STAFF)
class WorkspaceController {
  private final Desk desk;
  private final Conversations conversations;
  private final TimelineAccess access;
  private final WorkspaceSight sight;
  private final Cards cards;
  private final OwnRecords records;
  private final Settings settings;
  private final InstantSource clock;

  WorkspaceController(
      Desk desk,
      Conversations conversations,
      TimelineAccess access,
      WorkspaceSight sight,
      Cards cards,
      OwnRecords records,
      Settings settings,
      InstantSource clock) {
    this.desk = desk;
    this.conversations = conversations;
    this.access = access;
    this.sight = sight;
    this.cards = cards;
    this.records = records;
    this.settings = settings;
    this.clock = clock;
  }

  record NameRequest(@Nullable String name) {}

  record NoteRequest(@Nullable String note) {}

  @GetMapping("/transfer-targets")
  @Operation(
      operationId = "transferTargets",
      summary = "Where a conversation in one's hands may be handed on to, with who is free there")
  TransferTargets targets(@RequestParam UUID conversationId, @AuthenticationPrincipal SignedIn me) {
    return desk.transferTargets(access.require(me, new ConversationId(conversationId)).id());
  }

  @GetMapping("/conversations/{id}/timeline")
  @Operation(
      operationId = "workspaceTimeline",
      summary = "What happened in a conversation before a sequence, or at its end")
  TimelineView timeline(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @Nullable Integer limit,
      @AuthenticationPrincipal SignedIn me) {
    var conversation = access.require(me, new ConversationId(id)).id();
    return TimelineView.before(conversations, conversation, sight, before, limit);
  }

  @GetMapping("/customers/{id}")
  @Operation(operationId = "customerCard", summary = "The card of a customer one has to do with")
  Cards.Card card(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
    return cards.of(me, id);
  }

  @PutMapping("/customers/{id}/name")
  @Operation(operationId = "renameCustomer", summary = "Give a customer another name")
  Cards.Card rename(
      @PathVariable UUID id, @RequestBody NameRequest body, @AuthenticationPrincipal SignedIn me) {
    return cards.rename(me, id, body.name() == null ? "" : body.name());
  }

  @PutMapping("/customers/{id}/note")
  @Operation(operationId = "noteCustomer", summary = "Replace the note about a customer")
  Cards.Card note(
      @PathVariable UUID id, @RequestBody NoteRequest body, @AuthenticationPrincipal SignedIn me) {
    return cards.note(me, id, body.note() == null ? "" : body.note());
  }

  @GetMapping("/records")
  @Operation(
      operationId = "ownRecords",
      summary = "One's own service records, newest first; the last thirty days unless asked")
  Page<OwnRecords.OwnRecord> records(
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable UUID groupId,
      @RequestParam(required = false) @Nullable Integer page,
      @RequestParam(required = false) @Nullable Integer size,
      @AuthenticationPrincipal SignedIn me) {
    var span = Span.of(from, to, clock.instant(), settings.common().zone());
    var filter = new OwnRecords.Filter(span.from(), span.to(), Optional.ofNullable(groupId));
    return records.page(me.id(), filter, Paging.of(page, size));
  }

  @GetMapping("/records/groups")
  @Operation(
      operationId = "ownRecordGroups",
      summary = "The skill groups that one's own service records are of, by name")
  List<OwnRecords.GroupOfRecords> recordGroups(@AuthenticationPrincipal SignedIn me) {
    return records.groups(me.id());
  }
}
