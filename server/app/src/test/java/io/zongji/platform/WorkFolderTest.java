package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server writes down for a while does not outlive it, however it ends.
final class WorkFolderTest {
  @TempDir Path parent;

  @Test
  void goesWithItsServer() throws IOException {
    var work = WorkFolder.below(parent);
    Files.writeString(work.folder("uploads").resolve("half"), "x");
    work.close();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void whatWasLeftBehindGoesWithTheNextStartAndWhatIsUsedStays() throws IOException {
    var killed = Files.createDirectories(parent.resolve("work-1/uploads"));
    Files.writeString(killed.resolve("half"), "x");
    try (var running = WorkFolder.below(parent);
        var other = WorkFolder.below(parent)) {
      assertThat(parent.resolve("work-1")).doesNotExist();
      assertThat(running.path()).isDirectory();
      assertThat(other.path()).isDirectory().isNotEqualTo(running.path());
    }
  }
}
