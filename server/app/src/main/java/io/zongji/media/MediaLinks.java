package io.zongji.media;

import io.zongji.conversation.Content;
import io.zongji.conversation.MediaId;
import io.zongji.conversation.MediaKind;
import io.zongji.conversation.TimelineJson;
import io.zongji.platform.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/// Signed addresses of media. Whoever has one may fetch the content until it expires; they are
/// handed out only to those who may see the conversation.
///
/// Addresses of one half day are equal, so that browsers keep what they fetched.
@Component
public class MediaLinks implements TimelineJson.ContentWriter {
  /// How long an address is good at least; at most twice as long.
  public static final Duration LIFE = Duration.ofHours(12);

  private static final String PURPOSE = "media-link";

  private final Secrets secrets;
  private final InstantSource clock;

  MediaLinks(Secrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  /// The address of a picture or file, relative to the server's own.
  public String url(MediaId id) {
    long life = LIFE.toSeconds();
    long expires = (clock.instant().getEpochSecond() / life + 2) * life;
    return "/api/media/%s?e=%d&s=%s".formatted(id.value(), expires, sign(id, expires));
  }

  /// The address of the small picture of a picture.
  public String thumbnail(MediaId id) {
    return url(id).replace("?", "/thumbnail?");
  }

  /// Writes what a message says; of media the addresses too: `url`, and `thumbnail` with pictures.
  @Override
  public void write(Content content, JsonGenerator json) {
    if (content instanceof Content.Media media) {
      json.writeTree(withAddresses(media));
    } else {
      TimelineJson.write(content, json);
    }
  }

  private ObjectNode withAddresses(Content.Media media) {
    var node = TimelineJson.tree(media).put("url", url(media.media()));
    return media.kind() == MediaKind.IMAGE ? node.put("thumbnail", thumbnail(media.media())) : node;
  }

  /// How long an address is good from now; zero when it is expired or not one of ours.
  Duration good(MediaId id, long expires, String signature) {
    if (!secrets.signed(PURPOSE, claim(id, expires), signature)) {
      return Duration.ZERO;
    }
    var left = Duration.between(clock.instant(), Instant.ofEpochSecond(expires));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private String sign(MediaId id, long expires) {
    return secrets.sign(PURPOSE, claim(id, expires));
  }

  private static String claim(MediaId id, long expires) {
    return id.value() + " " + expires;
  }
}
