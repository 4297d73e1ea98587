package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// PostgreSQL as a child process, through the accidents of real life.
final class EmbeddedDatabaseTest {
  private static final Path PROGRAMS =
      Path.of("target", "test-postgres", "programs").toAbsolutePath();
  @TempDir Path folder;
  private Optional<AutoCloseable> running = Optional.empty();

  @AfterEach
  void stop() throws Exception {
    if (running.isPresent()) {
      running.get().close();
    }
  }

  private EmbeddedPostgres start() {
    var postgres = EmbeddedPostgres.start(PROGRAMS, folder.resolve("pg"), List.of("fsync=off"));
    running = Optional.of(postgres);
    return postgres;
  }

  private static JdbcClient jdbc(EmbeddedPostgres postgres) {
    var url = postgres.url("postgres");
    return JdbcClient.create(
        new DriverManagerDataSource(
            url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow()));
  }

  private long postmaster() throws IOException {
    return Files.readAllLines(folder.resolve("pg/data/postmaster.pid")).stream()
        .findFirst()
        .map(line -> Long.parseLong(line.strip()))
        .orElse(-1L);
  }

  @Test
  void whatAKilledServerLeftBehindIsStoppedAndItsDataIsThere() throws IOException {
    var first = start();
    jdbc(first).sql("create table kept as select 7 as n").update();
    var orphan = postmaster();
    // The server is gone without a word; its PostgreSQL still runs.
    first.leave();
    var second = start();
    assertThat(postmaster()).isNotEqualTo(orphan);
    assertThatThrownBy(() -> jdbc(first).sql("select 1").query().singleValue())
        .hasMessageContaining("Failed to obtain JDBC Connection");
    assertThat(jdbc(second).sql("select n from kept").query(Integer.class).single()).isEqualTo(7);
  }

  @Test
  void oneThatDiesIsStartedAgainAtTheSamePlaceWithItsData() throws IOException {
    var postgres = start();
    jdbc(postgres).sql("create table kept as select 7 as n").update();
    for (int kill = 0; kill < 3; kill++) {
      long before = postmaster();
      ProcessHandle.of(before).orElseThrow().destroyForcibly();
      eventually(() -> answers(postgres) && postmaster() != before);
      assertThat(jdbc(postgres).sql("select n from kept").query(Integer.class).single())
          .isEqualTo(7);
    }
  }

  @Test
  void oneThatWasStoppedOnPurposeStaysDown() throws IOException {
    var postgres = start();
    postgres.close();
    running = Optional.empty();
    assertThat(folder.resolve("pg/data/postmaster.pid")).doesNotExist();
    assertThat(answers(postgres)).isFalse();
  }

  private static boolean answers(EmbeddedPostgres postgres) {
    try {
      return jdbc(postgres).sql("select 1").query(Integer.class).single() == 1;
    } catch (org.springframework.dao.DataAccessException e) {
      return false;
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void eventually(Condition condition) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("comes about in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void aLockFileOfAProcessThatIsGoneOrAStrangerIsForgotten() throws IOException {
    start().close();
    var file = folder.resolve("pg/data/postmaster.pid");
    for (var pid : List.of(Long.toString(ProcessHandle.current().pid()), "4194303", "rubbish")) {
      Files.writeString(file, pid + "\n" + folder + "\n");
      var again = start();
      assertThat(jdbc(again).sql("select 1").query(Integer.class).single()).isEqualTo(1);
      again.close();
    }
    assertThat(ProcessHandle.current().isAlive()).isTrue();
    running = Optional.empty();
  }

  @Test
  void aHalfMadeDataFolderIsMadeAnew() throws IOException {
    Files.createDirectories(folder.resolve("pg/data/base"));
    Files.writeString(folder.resolve("pg/data/base/half"), "made");
    assertThat(jdbc(start()).sql("select 1").query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void itAsksForAPasswordAndListensToThisMachineOnly() {
    var postgres = start();
    var url = postgres.url("postgres");
    assertThat(url.jdbcUrl()).contains("//127.0.0.1:");
    var wrong = new DriverManagerDataSource(url.jdbcUrl(), EmbeddedPostgres.USER, "wrong");
    assertThatThrownBy(wrong::getConnection).hasMessageContaining("password");
    assertThat(jdbc(postgres).sql("show listen_addresses").query(String.class).single())
        .isEqualTo("127.0.0.1");
  }

  @Test
  void aSecondServerOnTheFolderIsRefused() {
    var settings = new ServerSettings(0, folder, Optional.empty());
    running = Optional.of(Database.open(settings));
    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("already running");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "no folder");
    assertThatThrownBy(() -> Database.open(new ServerSettings(0, file, Optional.empty())))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining(file.toString());
  }
}
