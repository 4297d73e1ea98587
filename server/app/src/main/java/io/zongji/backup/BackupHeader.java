package io.zongji.backup;

import io.zongji.platform.Json;
import io.zongji.platform.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.JacksonException;

/// What a backup says about itself, at its beginning.
///
/// @param format of the file
/// @param schema the newest migration of the database
/// @param postgres the major version of PostgreSQL
/// @param installation names the desk
/// @param createdAt when the backup was begun
record BackupHeader(int format, int schema, int postgres, String installation, Instant createdAt) {
  static final String NAME = "zongji-backup.json";
  static final int FORMAT = 1;
  static final int POSTGRES = 18;

  private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.*\\.sql");

  String write() {
    return Json.write(this);
  }

  /// Reads it; throws a [StartupException] when this program cannot restore such a backup.
  static BackupHeader read(String json) {
    BackupHeader header;
    try {
      header = Json.read(json, BackupHeader.class);
    } catch (JacksonException e) {
      throw new StartupException("The file is no backup of Zongji", e);
    }
    if (header.format() > FORMAT || header.schema() > newestMigration()) {
      throw new StartupException(
          "The backup was made by a newer version of Zongji (format %d, schema %d); restore it with that version"
              .formatted(header.format(), header.schema()));
    }
    if (header.format() < 1 || header.schema() < 1) {
      throw new StartupException("The file is no backup of Zongji");
    }
    if (header.postgres() != POSTGRES) {
      throw new StartupException(
          "The backup is of PostgreSQL %d, this version of Zongji has PostgreSQL %d; restore it with the version it was made by"
              .formatted(header.postgres(), POSTGRES));
    }
    return header;
  }

  /// The newest migration that this program knows.
  static int newestMigration() {
    try {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath:db/migration/V*.sql"))
          .map(resource -> MIGRATION.matcher(String.valueOf(resource.getFilename())))
          .filter(java.util.regex.Matcher::matches)
          .mapToInt(name -> Integer.parseInt(name.group(1)))
          .max()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
