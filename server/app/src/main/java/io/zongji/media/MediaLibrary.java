package io.zongji.media;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.zongji.conversation.Content;
import io.zongji.conversation.ConversationId;
import io.zongji.conversation.MediaId;
import io.zongji.conversation.MediaKind;
import io.zongji.platform.FaultException;
import io.zongji.platform.HeavyWork;
import io.zongji.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/// The pictures, files and voice messages of all conversations.
///
/// What something is, is told from its content. Only PNG, JPEG, GIF and WebP are pictures, and
/// only what was recorded as one is a voice message; everything else is a file that pages never
/// show.
@Service
public class MediaLibrary {
  /// The largest picture, in megabytes.
  public static final int PICTURE_MEGABYTES_MAX = 10;

  /// The largest other file, in megabytes.
  public static final int FILE_MEGABYTES_MAX = 20;

  /// The largest voice message, in megabytes.
  public static final int VOICE_MEGABYTES_MAX = 3;

  /// The longest voice message, in seconds. Recorders stop a moment late, which is let pass.
  public static final int VOICE_SECONDS_MAX = 60;

  /// The shortest voice message, in seconds.
  public static final int VOICE_SECONDS_MIN = 1;

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

  /// How late a recorder may stop.
  private static final Duration LATE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(MediaLibrary.class);

  private final MediaStore store;
  private final MediaFiles files;
  private final InstantSource clock;
  private final Counter stored;
  private final Semaphore permits = new Semaphore(AT_ONCE_MAX);

  MediaLibrary(MediaStore store, MediaFiles files, InstantSource clock, MeterRegistry meters) {
    this.stored =
        Counter.builder("zongji.media.stored")
            .description("Pictures, files and voice messages taken in")
            .baseUnit("bytes")
            .register(meters);
    this.store = store;
    this.files = files;
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
      return upload.voice()
          ? keepVoice(upload, HeavyWork.LONG.compute(() -> voice(upload)))
          : keepOther(upload);
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

  private StoredMedia keepOther(Upload upload) throws IOException {
    var seen = HeavyWork.LONG.compute(() -> seen(upload));
    return seen.picture().isPresent()
        ? keepPicture(upload, seen.picture().get(), seen.thumbnail())
        : keepFile(upload, seen.bytes());
  }

  /// What an upload turned out to be: a picture with its thumbnail, or bytes to be kept as a file.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Seen(Optional<BarePicture> picture, Optional<Thumbnail> thumbnail, byte[] bytes) {}

  private static Seen seen(Upload upload) throws IOException {
    refuseEmpty(upload);
    refuseTooLarge(upload);
    var bytes = read(upload);
    var picture = picture(upload, bytes);
    if (picture.isPresent()) {
      return new Seen(picture, Thumbnails.of(picture.get()), bytes);
    }
    if (!IsoFile.recognised(bytes)) {
      return new Seen(Optional.empty(), Optional.empty(), bytes);
    }
    // Phones write the place into these as well.
    var clean = IsoFile.clean(bytes).orElseThrow(() -> new FaultException(MediaFault.NOT_CLEANED));
    var shown =
        clean
            .picture()
            .filter(Picture::showable)
            .map(known -> new BarePicture(known, Turn.NONE, clean.bytes()));
    return new Seen(shown, Optional.empty(), clean.bytes());
  }

  private static Sound voice(Upload upload) throws IOException {
    refuseEmpty(upload);
    if (upload.bytes() > VOICE_MEGABYTES_MAX * MEGABYTE) {
      throw new FaultException(MediaFault.VOICE_TOO_LARGE, VOICE_MEGABYTES_MAX);
    }
    var sound =
        Sounds.read(read(upload)).orElseThrow(() -> new FaultException(MediaFault.NOT_AUDIO));
    if (sound.length().compareTo(Duration.ofSeconds(VOICE_SECONDS_MAX).plus(LATE)) > 0) {
      throw new FaultException(MediaFault.VOICE_TOO_LONG, VOICE_SECONDS_MAX);
    }
    if (sound.length().compareTo(Duration.ofSeconds(VOICE_SECONDS_MIN)) < 0) {
      throw new FaultException(MediaFault.VOICE_TOO_SHORT, VOICE_SECONDS_MIN);
    }
    return sound;
  }

  private static void refuseTooLarge(Upload upload) {
    boolean claims = MediaName.claimsPicture(upload.name(), upload.claimedType());
    long most = claims ? PICTURE_MEGABYTES_MAX : FILE_MEGABYTES_MAX;
    if (upload.bytes() > most * MEGABYTE) {
      throw new FaultException(MediaFault.TOO_LARGE, PICTURE_MEGABYTES_MAX, FILE_MEGABYTES_MAX);
    }
  }

  private static Optional<BarePicture> picture(Upload upload, byte[] bytes) {
    var picture = Pictures.read(bytes);
    picture.ifPresent(found -> refuseTooLarge(bytes, found));
    var bare = picture.flatMap(shown -> Stripper.strip(bytes, shown));
    if (bare.isPresent() && bytes.length > PICTURE_MEGABYTES_MAX * MEGABYTE) {
      throw new FaultException(MediaFault.TOO_LARGE, PICTURE_MEGABYTES_MAX, FILE_MEGABYTES_MAX);
    }
    if (bare.isEmpty() && MediaName.claimsPicture(upload.name(), upload.claimedType())) {
      throw new FaultException(MediaFault.NOT_A_PICTURE);
    }
    return bare;
  }

  /// A few kilobytes may be a picture that takes whoever decodes it minutes.
  private static void refuseTooLarge(byte[] bytes, Picture picture) {
    if (!picture.showable()) {
      throw new FaultException(
          MediaFault.TOO_MANY_PIXELS, Picture.PIXELS_MAX / 1_000_000, Picture.SIDE_PIXELS_MAX);
    }
    if (!DecodingCost.of(bytes, picture).acceptable()) {
      throw new FaultException(
          MediaFault.TOO_MUCH_TO_DECODE,
          DecodingCost.DECODED_MEGABYTES_MAX,
          DecodingCost.DRAWS_MAX,
          DecodingCost.DRAWN_MEGAPIXELS_MAX);
    }
  }

  private static void refuseEmpty(Upload upload) {
    if (upload.bytes() == 0) {
      throw new FaultException(MediaFault.EMPTY);
    }
  }

  private static byte[] read(Upload upload) throws IOException {
    try (var in = upload.source().getInputStream()) {
      return in.readAllBytes();
    }
  }

  private StoredMedia keepVoice(Upload upload, Sound sound) {
    var content =
        new Content.Media(
            new MediaId(Ids.next()),
            MediaKind.VOICE,
            sound.contentType(),
            MediaName.clean(upload.name()),
            upload.bytes(),
            0,
            0,
            Optional.of(sound.length().toMillis()));
    return keep(upload, content, upload.source(), Optional.empty());
  }

  private StoredMedia keepFile(Upload upload, byte[] bytes) {
    var content =
        new Content.Media(
            new MediaId(Ids.next()),
            MediaKind.FILE,
            "application/octet-stream",
            MediaName.clean(upload.name()),
            bytes.length,
            0,
            0,
            Optional.empty());
    return keep(upload, content, new ByteArrayResource(bytes), Optional.empty());
  }

  private StoredMedia keepPicture(
      Upload upload, BarePicture picture, Optional<Thumbnail> thumbnail) {
    var content =
        new Content.Media(
            new MediaId(Ids.next()),
            MediaKind.IMAGE,
            picture.picture().contentType(),
            MediaName.clean(upload.name()),
            picture.bytes().length,
            picture.width(),
            picture.height(),
            Optional.empty());
    return keep(upload, content, new ByteArrayResource(picture.bytes()), thumbnail);
  }

  /// What is kept lies in the store before the row names it; what fails leaves neither.
  private StoredMedia keep(
      Upload upload,
      Content.Media content,
      InputStreamSource source,
      Optional<Thumbnail> thumbnail) {
    var id = content.media();
    var media =
        new StoredMedia(
            upload.conversation(),
            upload.customer(),
            upload.by(),
            content,
            thumbnail.map(Thumbnail::contentType),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    try {
      var sha256 = files.add(MediaFile.original(id), source, content.bytes());
      if (thumbnail.isPresent()) {
        var small = thumbnail.get().bytes();
        files.add(MediaFile.thumbnail(id), new ByteArrayResource(small), small.length);
      }
      store.add(media, sha256);
    } catch (IOException e) {
      LOG.error("the store of media takes nothing", e);
      remove(id);
      throw new FaultException(MediaFault.STORE_AWAY);
    } catch (RuntimeException e) {
      remove(id);
      throw e;
    }
    stored.increment((double) content.bytes());
    return media;
  }

  private void remove(MediaId id) {
    try {
      files.remove(MediaFile.thumbnail(id));
      files.remove(MediaFile.original(id));
    } catch (IOException e) {
      LOG.warn("cannot remove the content of {}", id.value(), e);
    }
  }
}
