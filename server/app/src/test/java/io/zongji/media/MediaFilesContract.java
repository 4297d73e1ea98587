package io.zongji.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.conversation.MediaId;
import io.zongji.platform.Ids;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/// What every store of media promises.
interface MediaFilesContract {
  MediaFiles files();

  @Test
  default void whatWasAddedIsReadFromAnyPlace() throws IOException {
    var file = MediaFile.original(new MediaId(Ids.next()));
    var content = bytes(300_000);
    var hash = files().add(file, new ByteArrayResource(content), content.length);
    assertThat(hash).isEqualTo(Digests.sha256().digest(content));
    var found = files().find(file).orElseThrow();
    assertThat(found.contentLength()).isEqualTo(content.length);
    assertThat(found.getContentAsByteArray()).isEqualTo(content);
    try (var in = found.getInputStream()) {
      assertThat(in.skip(299_000)).isEqualTo(299_000);
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 299_000, 300_000));
    }
  }

  @Test
  default void aThumbnailLiesBesideItsPicture() throws IOException {
    var id = new MediaId(Ids.next());
    files().add(MediaFile.original(id), new ByteArrayResource(bytes(10)), 10);
    assertThat(files().find(MediaFile.thumbnail(id))).isEmpty();
    files().add(MediaFile.thumbnail(id), new ByteArrayResource(bytes(5)), 5);
    files().remove(MediaFile.original(id));
    assertThat(files().find(MediaFile.original(id))).isEmpty();
    assertThat(files().find(MediaFile.thumbnail(id)).orElseThrow().contentLength()).isEqualTo(5);
  }

  @Test
  default void whatIsNotAsLongAsItSaysIsNotKept() throws IOException {
    var file = MediaFile.original(new MediaId(Ids.next()));
    var source = new ByteArrayResource(bytes(1_000));
    assertThatThrownBy(() -> files().add(file, source, 1_001)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> files().add(file, source, 999)).isInstanceOf(IOException.class);
    assertThat(files().find(file)).isEmpty();
  }

  @Test
  default void whatIsNotThereIsNotFoundAndRemovedWithoutAWord() throws IOException {
    var file = MediaFile.original(new MediaId(Ids.next()));
    assertThat(files().find(file)).isEmpty();
    files().remove(file);
    assertThat(files().reachable()).isTrue();
  }

  private static byte[] bytes(int count) {
    var bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
