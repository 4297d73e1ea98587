package io.zongji.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.MediaId;
import io.zongji.conversation.MediaKind;
import io.zongji.platform.FaultException;
import io.zongji.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;

/// The pictures and files of all conversations.
///
/// What something is, is told from its content. Only PNG, JPEG, GIF and WebP are pictures;
/// everything else, SVG and HTML among it, is a file that pages never show.
@Service
public class MediaLibrary {
  /// The largest picture, in megabytes.
  public static final int PICTURE_MEGABYTES_MAX = 10;

  /// The largest other file, in megabytes.
  public static final int FILE_MEGABYTES_MAX = 20;

  /// The most uploads of one conversation.
  public static final int COUNT_MAX = 500;

  /// The most megabytes of one conversation.
  public static final int CONVERSATION_MEGABYTES_MAX = 1_000;

  /// The most uploads of one conversation within a minute.
  public static final int COUNT_IN_A_MINUTE_MAX = 30;

  /// Uploads that are taken in at once; a further one is refused.
  public static final int AT_ONCE_MAX = 8;

  /// Seconds after which uploads of the last minute count no more.
  private static final int RETRY_SECONDS = 60;

  private static final long MEGABYTE = 1_048_576;

  private final MediaStore store;
  private final MediaFolder folder;
  private final InstantSource clock;
  private final Counter stored;
  private final Semaphore permits = new Semaphore(AT_ONCE_MAX);

  MediaLibrary(MediaStore store, MediaFolder folder, InstantSource clock, MeterRegistry meters) {
    this.stored =
        Counter.builder("zongji.media.stored")
            .description("Pictures and files taken in")
            .baseUnit("bytes")
            .register(meters);
    this.store = store;
    this.folder = folder;
    this.clock = clock;
  }

  public Optional<StoredMedia> find(MediaId id) {
    return store.find(id);
  }

  /// Takes in an upload of somebody who may; throws a `FaultException` when it is not acceptable.
  StoredMedia add(Upload upload) {
    if (!permits.tryAcquire()) {
      throw new FaultException(MediaFault.BUSY);
    }
    try {
      refuseTooMany(upload.conversation(), upload.bytes());
      return keep(upload, inspect(upload));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      permits.release();
    }
  }

  private void refuseTooMany(ConversationId conversation, long bytes) {
    var usage = store.usage(conversation, clock.instant().minus(Duration.ofMinutes(1)));
    if (usage.count() >= COUNT_MAX
        || usage.recent() >= COUNT_IN_A_MINUTE_MAX
        || usage.bytes() + bytes > CONVERSATION_MEGABYTES_MAX * MEGABYTE) {
      throw new FaultException(MediaFault.TOO_MANY, RETRY_SECONDS);
    }
  }

  private static Optional<Picture> inspect(Upload upload) throws IOException {
    if (upload.bytes() == 0) {
      throw new FaultException(MediaFault.EMPTY);
    }
    boolean claims = MediaName.claimsPicture(upload.name(), upload.claimedType());
    long most = claims ? PICTURE_MEGABYTES_MAX : FILE_MEGABYTES_MAX;
    if (upload.bytes() > most * MEGABYTE) {
      throw new FaultException(MediaFault.TOO_LARGE, PICTURE_MEGABYTES_MAX, FILE_MEGABYTES_MAX);
    }
    if (upload.bytes() > PICTURE_MEGABYTES_MAX * MEGABYTE) {
      return Optional.empty();
    }
    Optional<Picture> picture;
    try (var in = upload.source().getInputStream()) {
      picture = Pictures.read(in.readAllBytes());
    }
    if (claims && picture.isEmpty()) {
      throw new FaultException(MediaFault.NOT_A_PICTURE);
    }
    if (claims && !picture.get().showable()) {
      throw new FaultException(
          MediaFault.TOO_MANY_PIXELS, Picture.PIXELS_MAX / 1_000_000, Picture.SIDE_PIXELS_MAX);
    }
    return picture.filter(Picture::showable);
  }

  private StoredMedia keep(Upload upload, Optional<Picture> picture) throws IOException {
    var id = new MediaId(Ids.next());
    var media =
        new StoredMedia(
            upload.conversation(),
            upload.customer(),
            upload.by(),
            content(id, upload, picture),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    byte[] sha256;
    try (var in = upload.source().getInputStream()) {
      sha256 = folder.add(id, in, upload.bytes());
    }
    try {
      store.add(media, sha256);
    } catch (RuntimeException e) {
      folder.remove(id);
      throw e;
    }
    stored.increment((double) upload.bytes());
    return media;
  }

  private static Content.Media content(MediaId id, Upload upload, Optional<Picture> picture) {
    return new Content.Media(
        id,
        picture.isPresent() ? MediaKind.IMAGE : MediaKind.FILE,
        picture.map(Picture::contentType).orElse("application/octet-stream"),
        MediaName.clean(upload.name()),
        upload.bytes(),
        picture.map(Picture::width).orElse(0),
        picture.map(Picture::height).orElse(0));
  }
}
