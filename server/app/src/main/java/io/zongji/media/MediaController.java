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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/// Pictures, files and voice messages over HTTP.
@RestController
class MediaController {
  private static final Logger LOG = LoggerFactory.getLogger(MediaController.class);

  private final MediaLibrary library;
  private final MediaLinks links;
  private final MediaFiles files;
  private final Uploaders uploaders;
  private final Conversations conversations;

  MediaController(
      MediaLibrary library,
      MediaLinks links,
      MediaFiles files,
      Uploaders uploaders,
      Conversations conversations) {
    this.library = library;
    this.links = links;
    this.files = files;
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
      Optional<Long> durationMs,
      String url,
      Optional<String> thumbnail) {}

  @GetMapping("/api/media/{id}")
  @MayCall(Caller.PUBLIC)
  @Operation(operationId = "media", summary = "A picture, file or voice message, by signed address")
  ResponseEntity<Resource> get(
      @PathVariable UUID id, @RequestParam("e") long expires, @RequestParam("s") String signature) {
    var good = good(id, expires, signature);
    var content = known(id).content();
    var type = MediaType.parseMediaType(content.contentType());
    return answer(content, type, file(MediaFile.original(content.media())), good);
  }

  @GetMapping("/api/media/{id}/thumbnail")
  @MayCall(Caller.PUBLIC)
  @Operation(
      operationId = "mediaThumbnail",
      summary = "The small picture of a picture, by signed address; the picture if it is small")
  ResponseEntity<Resource> thumbnail(
      @PathVariable UUID id, @RequestParam("e") long expires, @RequestParam("s") String signature) {
    var good = good(id, expires, signature);
    var media = known(id);
    var content = media.content();
    if (content.kind() != MediaKind.IMAGE) {
      throw new FaultException(MediaFault.UNKNOWN);
    }
    boolean has = media.thumbnailType().isPresent();
    var file = has ? MediaFile.thumbnail(content.media()) : MediaFile.original(content.media());
    var type = MediaType.parseMediaType(media.thumbnailType().orElse(content.contentType()));
    return answer(content, type, file(file), good);
  }

  private Duration good(UUID id, long expires, String signature) {
    var good = links.good(new MediaId(id), expires, signature);
    if (good.isZero()) {
      throw new FaultException(MediaFault.LINK);
    }
    return good;
  }

  private StoredMedia known(UUID id) {
    return library.find(new MediaId(id)).orElseThrow(() -> new FaultException(MediaFault.UNKNOWN));
  }

  private Resource file(MediaFile file) {
    try {
      return files.find(file).orElseThrow(() -> new FaultException(MediaFault.UNKNOWN));
    } catch (IOException e) {
      LOG.error("the store of media gives nothing", e);
      throw new FaultException(MediaFault.STORE_AWAY);
    }
  }

  @PostMapping(path = "/api/customer/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(Caller.CUSTOMER)
  @Operation(operationId = "uploadByCustomer", summary = "Upload to an own, open conversation")
  Stored uploadByCustomer(
      @RequestParam("file") MultipartFile file,
      @RequestParam UUID conversationId,
      @RequestParam(defaultValue = "false") boolean voice,
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
      HttpServletRequest request) {
    var conversation = find(conversationId);
    uploaders.checkCustomer(authorization, conversation, request);
    return store(conversation, Optional.empty(), file, voice);
  }

  @PostMapping(path = "/api/workspace/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @MayCall(Caller.STAFF)
  @Operation(operationId = "uploadByAgent", summary = "Upload to a conversation that one serves")
  Stored uploadByAgent(
      @RequestParam("file") MultipartFile file,
      @RequestParam UUID conversationId,
      @RequestParam(defaultValue = "false") boolean voice,
      @AuthenticationPrincipal SignedIn me) {
    var conversation = find(conversationId);
    uploaders.checkAgent(me.id(), conversation);
    return store(conversation, Optional.of(me.id()), file, voice);
  }

  private Optional<Conversation> find(UUID id) {
    return conversations.find(new ConversationId(id));
  }

  private Stored store(
      Optional<Conversation> conversation,
      Optional<StaffId> by,
      MultipartFile file,
      boolean voice) {
    var there = conversation.orElseThrow(() -> new FaultException(MediaFault.NOT_YOURS));
    var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
    var type = Optional.ofNullable(file.getContentType()).orElse("");
    var upload =
        new Upload(
            there.id(), there.header().customer(), by, name, type, file.getSize(), voice, file);
    return stored(library.add(upload).content());
  }

  private Stored stored(Content.Media content) {
    return new Stored(
        "MEDIA",
        content.media().value(),
        content.kind(),
        content.contentType(),
        content.name(),
        content.bytes(),
        content.width(),
        content.height(),
        content.durationMs(),
        links.url(content.media()),
        Optional.of(content.media())
            .filter(_ -> content.kind() == MediaKind.IMAGE)
            .map(links::thumbnail));
  }

  /// Only pictures and voice messages are shown in place. Whatever it is, a browser takes it for
  /// nothing else and runs nothing in it.
  private static ResponseEntity<Resource> answer(
      Content.Media content, MediaType type, Resource file, Duration good) {
    var disposition =
        content.kind() == MediaKind.FILE
            ? ContentDisposition.attachment()
            : ContentDisposition.inline();
    return ResponseEntity.ok()
        .contentType(type)
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
