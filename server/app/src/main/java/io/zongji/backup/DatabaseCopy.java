package io.zongji.backup;

import io.zongji.platform.DatabaseUrl;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/// Copies the folder of a running PostgreSQL by its own protocol for that: it notes where its log
/// stands, the files are copied while it goes on writing them, and the log of that time is copied
/// behind them. Started on the copy, it replays that log first, and refuses to start when a part
/// of it is missing.
final class DatabaseCopy implements AutoCloseable {
  /// Folders whose content belongs to a running PostgreSQL alone.
  private static final Set<String> EMPTY_FOLDERS =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "backup_label",
          "backup_manifest",
          "tablespace_map",
          "current_logfiles");

  private final Connection connection;
  private final Path data;

  /// @param data the data folder of that PostgreSQL
  DatabaseCopy(DatabaseUrl url, Path data) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow());
    this.data = data;
  }

  int schema() throws SQLException {
    return Integer.parseInt(
        text("select max(version::int)::text from flyway_schema_history where success"));
  }

  int postgres() throws SQLException {
    return Integer.parseInt(text("select current_setting('server_version_num')")) / 10_000;
  }

  String installation() throws SQLException {
    return text("select id::text from installation");
  }

  /// Copies all of it below `postgres/data/`.
  void write(BackupWriter out) throws SQLException, IOException {
    // The slot goes with this connection; until then no part of the log is recycled.
    text("select slot_name from pg_create_physical_replication_slot('zongji_backup', true, true)");
    var first = text("select pg_walfile_name(pg_backup_start('zongji', true))");
    copyFiles(out);
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select pg_walfile_name(lsn), labelfile from pg_backup_stop(false)")) {
      row.next();
      out.text("postgres/data/backup_label", row.getString(2));
      copyLog(out, first, row.getString(1));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void copyFiles(BackupWriter out) throws IOException {
    out.folder("postgres/data");
    Files.walkFileTree(
        data,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.equals(data)) {
              return FileVisitResult.CONTINUE;
            }
            out.folder(name(folder));
            return data.equals(folder.getParent()) && EMPTY_FOLDERS.contains(plain(folder))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && !isLeftOut(plain(file))) {
              out.file(name(file), file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private static boolean isLeftOut(String name) {
    return LEFT_OUT.contains(name)
        || name.startsWith("pgsql_tmp")
        || name.startsWith("pg_internal.init");
  }

  private void copyLog(BackupWriter out, String first, String last) throws IOException {
    try (var files = Files.list(data.resolve("pg_wal"))) {
      var needed =
          files
              .filter(file -> plain(file).matches("[0-9A-F]{24}"))
              .filter(file -> plain(file).compareTo(first) >= 0)
              .filter(file -> plain(file).compareTo(last) <= 0)
              .sorted()
              .toList();
      if (needed.isEmpty() || !plain(needed.getFirst()).equals(first)) {
        throw new IOException("a part of the database's log is gone already");
      }
      for (var file : needed) {
        out.file(name(file), file);
      }
    }
    out.folder("postgres/data/pg_wal/archive_status");
    out.folder("postgres/data/pg_wal/summaries");
  }

  private String name(Path file) {
    return "postgres/data/" + data.relativize(file);
  }

  private static String plain(Path file) {
    return String.valueOf(file.getFileName());
  }

  private String text(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
