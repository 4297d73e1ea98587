package io.zongji.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zongji.platform.ServerSettings;
import io.zongji.platform.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// Files that only look like a backup, or are of another version.
final class BackupFileTest {
  @TempDir Path folder;

  private Restore restore() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test", Map.of("ZONGJI_DATA", folder.resolve("data").toString())));
    return new Restore(ServerSettings.from(environment));
  }

  private Path file(String header, String strangeName) throws IOException {
    var file = folder.resolve("a.backup");
    try (var out = new BackupWriter(Files.newOutputStream(file))) {
      out.text(BackupHeader.NAME, header);
      out.text(strangeName, "content");
      out.finish();
    }
    return file;
  }

  private static String header(int format, int schema, int postgres) {
    return new BackupHeader(format, schema, postgres, "x", Instant.EPOCH).write();
  }

  @Test
  void aSoundFileIsUnpackedToTheLastByte() throws IOException {
    var file = file(header(1, BackupHeader.newestMigration(), 18), "media/aa/b");
    assertThat(restore().read(file).installation()).isEqualTo("x");
    assertThat(folder.resolve("data/media/aa/b")).hasContent("content");
    assertThat(folder.resolve("data/" + ServerSettings.RESTORING)).doesNotExist();
  }

  @Test
  void otherVersionsAreRefused() throws IOException {
    int schema = BackupHeader.newestMigration();
    assertRefused(header(2, schema, 18), "x", "newer version of Zongji");
    assertRefused(header(1, schema + 1, 18), "x", "newer version of Zongji");
    assertRefused(header(1, schema, 19), "x", "PostgreSQL 19");
    assertRefused(header(0, schema, 18), "x", "no backup of Zongji");
    assertRefused("[]", "x", "no backup of Zongji");
  }

  @Test
  void namesThatLeadOutOfTheFolderAreRefused() throws IOException {
    assertRefused(header(1, 1, 18), "../../elsewhere", "strange name");
    assertThat(folder.resolve("elsewhere")).doesNotExist();
    assertRefused(header(1, 1, 18), "a/../../../elsewhere", "strange name");
  }

  private void assertRefused(String header, String name, String why) throws IOException {
    var file = file(header, name);
    assertThatThrownBy(() -> restore().read(file))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(why);
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aRestoreThatDidNotEndIsBegunAnew() throws IOException {
    var half = folder.resolve("data").resolve(ServerSettings.RESTORING);
    Files.createDirectories(half.resolve("postgres"));
    Files.writeString(half.resolve("postgres/half"), "half");
    var file = file(header(1, 1, 18), "media/aa/b");
    restore().read(file);
    assertThat(folder.resolve("data/media/aa/b")).exists();
    assertThat(folder.resolve("data/postgres")).doesNotExist();
  }
}
