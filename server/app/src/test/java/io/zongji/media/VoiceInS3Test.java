package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.conversation.MediaId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The same with a server whose media lie in an S3-compatible store.
final class VoiceInS3Test extends VoiceTest {
  private final TestS3 store = TestS3.start();

  @Override
  protected List<String> furtherSettings() {
    return List.of(
        "--ZONGJI_S3_ENDPOINT=" + store.address(),
        "--ZONGJI_S3_BUCKET=zongji-media",
        "--ZONGJI_S3_ACCESS_KEY=S3RVER",
        "--ZONGJI_S3_SECRET_KEY=S3RVER");
  }

  @AfterAll
  void stopStore() {
    store.close();
  }

  @Test
  void nothingLiesInTheFolderAndWhatWasNotSentIsRemoved() throws IOException {
    var visitor = enter();
    var path = "/api/customer/media?conversationId=" + visitor.conversation();
    var stored =
        client()
            .bearer(visitor.token())
            .upload(path, "a.png", "image/png", Photos.marked("png", 1_000, 1_000))
            .body();
    var id = new MediaId(UUID.fromString(stored.path("mediaId").asString()));
    var files = bean(MediaFiles.class);
    assertThat(files.find(MediaFile.original(id))).isPresent();
    assertThat(files.find(MediaFile.thumbnail(id))).isPresent();
    assertThat(data.resolve("media")).doesNotExist();
    var ready = client().get("/actuator/health/readiness").body();
    assertThat(ready.path("components").path("media").path("status").asString()).isEqualTo("UP");
    clock.forward(UnsentMedia.KEPT_MAX.plus(Duration.ofSeconds(1)));
    assertThat(bean(UnsentMedia.class).remove()).isPositive();
    assertThat(files.find(MediaFile.original(id))).isEmpty();
    assertThat(files.find(MediaFile.thumbnail(id))).isEmpty();
  }
}
