package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.conversation.MediaId;
import io.zongji.platform.Ids;
import io.zongji.platform.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ByteArrayResource;

/// Against a server that speaks S3 and knows who may.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3FilesTest implements MediaFilesContract {
  private final TestS3 server = TestS3.start();
  private final S3Files files = new S3Files(server.settings());

  @BeforeAll
  void begin() {
    assertThat(files.reachable()).isTrue();
  }

  @AfterAll
  void end() {
    files.close();
    server.close();
  }

  @Override
  public MediaFiles files() {
    return files;
  }

  @Test
  void aWrongKeyIsAFailureAndNotAnAbsence() {
    var right = server.settings();
    var wrong =
        new S3Settings(
            right.endpoint(), right.bucket(), right.region(), "STRANGER", "S3RVER", true);
    try (var strangers = new S3Files(wrong)) {
      var file = MediaFile.original(new MediaId(Ids.next()));
      assertThatThrownBy(() -> strangers.add(file, new ByteArrayResource(new byte[3]), 3))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> strangers.find(file)).isInstanceOf(IOException.class);
      assertThat(strangers.reachable()).isFalse();
    }
  }

  @Test
  void aStoreThatIsAwayIsAFailure() {
    var nobody = Optional.of(URI.create("http://127.0.0.1:1"));
    try (var away = new S3Files(new S3Settings(nobody, "bucket", "us-east-1", "a", "b", true))) {
      assertThat(away.reachable()).isFalse();
      assertThatThrownBy(() -> away.find(MediaFile.original(new MediaId(Ids.next()))))
          .isInstanceOf(IOException.class);
    }
  }
}
