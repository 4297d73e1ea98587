package io.zongji.media;

import io.swagger.v3.oas.annotations.Operation;
import io.zongji.conversation.Content;
import io.zongji.conversation.Conversation;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.Conversations;
import io.zongji.conversation.MediaId;
import io.zongji.conversation.MediaKind;
import io.zongji.platform.Caller;
import io.zongji.platform.FaultException;
import io.zongji.platform.MayCall;
import io.zongji.staff.SignedIn;
import io.zongji.staff.StaffId;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Pictures and files over HTTP.
@RestController
class MediaController {
  private final MediaLibrary library;
  private final MediaLinks links;
  private final MediaFolder folder;
  private final Uploaders uploaders;
  private final Conversations conversations;

  MediaController(
      MediaLibrary library,
      MediaLinks links,
      MediaFolder folder,
      Uploaders uploaders,
      Conversations conversations) {
    this.library = library;
    this.links = links;
    this.folder = folder;
    this.uploaders = uploaders;
    this.conversations = conversations;
  }

  /// What was stored, as messages carry it.
  record Stored(
      String kind,
      UUID mediaId,
      MediaKind mediaKind,
      String contentType,
      String name,
      long bytes,
      int width,
      int height,
      String url) {}

  @GetMapping("/api/media/{id}")
  @MayCall(Caller.PUBLIC)
  @Operation(operationId = "media", summary = "A picture or file, by the signed address of it")
  ResponseEntity<Resource> get(
      @PathVariable UUID id, @RequestParam("e") long expires, @RequestParam("s") String signature) {
    var media = new MediaId(id);
    var good = links.good(media, expires, signature);
    if (good.isZero()) {
      throw new FaultException(MediaFault.LINK);
    }
    var content =
        library.find(media).orElseThrow(() -> new FaultException(MediaFault.UNKNOWN)).content();
    var file = new FileSystemResource(folder.path(media));
    if (!file.exists()) {
      throw new FaultException(MediaFault.UNKNOWN);
    }
    return answer(content, file, good);
  }

  @PostMapping(path = "/api/customer/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(Caller.CUSTOMER)
  @Operation(operationId = "uploadByCustomer", summary = "Upload to an own, open conversation")
  Stored uploadByCustomer(
      @RequestParam("file") MultipartFile file,
      @RequestParam UUID conversationId,
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
      HttpServletRequest request) {
    var conversation = find(conversationId);
    uploaders.checkCustomer(authorization, conversation, request);
    return store(conversation, Optional.empty(), file);
  }

  @PostMapping(path = "/api/workspace/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(Caller.STAFF)
  @Operation(operationId = "uploadByAgent", summary = "Upload to a conversation that one serves")
  Stored uploadByAgent(
      @RequestParam("file") MultipartFile file,
      @RequestParam UUID conversationId,
      @AuthenticationPrincipal SignedIn me) {
    var conversation = find(conversationId);
    uploaders.checkAgent(me.id(), conversation);
    return store(conversation, Optional.of(me.id()), file);
  }

  private Optional<Conversation> find(UUID id) {
    return conversations.find(new ConversationId(id));
  }

  private Stored store(
      Optional<Conversation> conversation, Optional<StaffId> by, MultipartFile file) {
    var there = conversation.orElseThrow(() -> new FaultException(MediaFault.NOT_YOURS));
    var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    var type = Optional.ofNullable(file.getContentType()).orElse("");
    var upload =
        new Upload(there.id(), there.header().customer(), by, name, type, file.getSize(), file);
    var content = library.add(upload).content();
    return new Stored(
        "MEDIA",
        content.media().value(),
        content.kind(),
        content.contentType(),
        content.name(),
        content.bytes(),
        content.width(),
        content.height(),
        links.url(content.media()));
  }

  /// Only pictures are shown in place. Whatever it is, a browser takes it for nothing else and runs
  /// nothing in it.
  private static ResponseEntity<Resource> answer(
      Content.Media content, Resource file, Duration good) {
    var disposition =
        content.kind() == MediaKind.IMAGE
            ? ContentDisposition.inline()
            : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.contentType()))
        .cacheControl(CacheControl.maxAge(good).cachePrivate().immutable())
        .header(
            "Content-Disposition",
            disposition.filename(content.name(), StandardCharsets.UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .body(file);
  }
}
