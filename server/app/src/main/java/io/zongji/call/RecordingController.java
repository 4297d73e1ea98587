package io.zongji.call;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.conversation.CallId;
import io.zongji.conversation.ConversationId;
import io.zongji.platform.Caller;
import io.zongji.platform.MayCall;
import io.zongji.staff.SignedIn;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Recordings over HTTP.
@RestController
@RequestMapping("/api/recordings")
class RecordingController {
  private final Recordings recordings;

  RecordingController(Recordings recordings) {
    this.recordings = recordings;
  }

  /// Those of one conversation, in their order.
  record RecordingList(List<Recording> items) {}

  @GetMapping
  @MayCall(Caller.STAFF)
  @Operation(
      operationId = "listRecordings",
      summary = "Recordings of a conversation, for administrators and agents who served then")
  RecordingList list(@RequestParam UUID conversation, @AuthenticationPrincipal SignedIn me) {
    return new RecordingList(recordings.of(new ConversationId(conversation), me));
  }

  @GetMapping("/{call}")
  @MayCall(Caller.STAFF)
  @Operation(
      operationId = "playRecording",
      summary = "A recording as WebM, whole or a range of it; listening is taken down")
  ResponseEntity<Resource> play(
      @PathVariable UUID call,
      @AuthenticationPrincipal SignedIn me,
      @RequestHeader(name = "Range", required = false) @Nullable String range) {
    boolean begins = range == null || range.replace(" ", "").startsWith("bytes=0-");
    var file = recordings.open(new CallId(call), me, begins);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("video/webm"))
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(new FileSystemResource(file));
  }

  @DeleteMapping("/{call}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @MayCall(Caller.ADMIN)
  @Operation(operationId = "deleteRecording", summary = "Remove a recording for ever")
  void delete(@PathVariable UUID call) {
    recordings.delete(new CallId(call));
  }
}
