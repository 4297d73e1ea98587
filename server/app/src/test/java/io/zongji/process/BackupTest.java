package io.zongji.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.TestClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup of a desk that is being written to, and what becomes of it elsewhere.
final class BackupTest {
  private static final int GUESTS = 4;

  @TempDir Path folder;

  @Test
  void whatWasAcknowledgedBeforeABackupIsInIt() throws IOException {
    var data = folder.resolve("data");
    var file = folder.resolve("desk.backup");
    Map<String, List<String>> before;
    Crowd crowd;
    try (var server = ServerProcess.start(data, Map.of("ZONGJI_DEMO", "1"))) {
      var key = server.await("Customer page: .*k=(\\w+)");
      crowd = new Crowd(server.address(), key, GUESTS);
      uploadSomething(server, key);
      crowd.write();
      eventually(() -> crowd.acknowledged() > 10 * GUESTS);
      before = crowd.snapshot();
      int atFirst = crowd.acknowledged();

      var backup = ServerProcess.run(data, Map.of(), "backup", file.toString());
      assertThat(backup.awaitEnd()).as(backup.printed()).isZero();
      assertThat(crowd.acknowledged()).as("written to meanwhile").isGreaterThan(atFirst);
      var again = ServerProcess.run(data, Map.of(), "backup", file.toString());
      assertThat(again.awaitEnd()).isEqualTo(1);
      assertThat(again.printed()).contains("exists already");
      crowd.stop();
    }
    assertThat(Files.exists(folder.resolve("desk.backup.part"))).isFalse();
    refusesWhatItCannotRestore(file, data);

    var other = folder.resolve("elsewhere").resolve("data");
    var restored = ServerProcess.run(other, Map.of(), "restore", file.toString());
    assertThat(restored.awaitEnd()).as(restored.printed()).isZero();
    assertThat(other.resolve("secret.key")).hasSameTextualContentAs(data.resolve("secret.key"));
    assertThat(tree(other.resolve("media"))).isEqualTo(tree(data.resolve("media"))).isNotEmpty();
    try (var server = ServerProcess.start(other, Map.of())) {
      crowd.assertKept(server.address(), before);
      writesGoOn(server);
    }
    try (var server = ServerProcess.start(data, Map.of())) {
      crowd.assertKept(server.address(), crowd.snapshot());
    }
    offline(other);
  }

  /// One more backup, this time of a desk on which no server runs.
  private void offline(Path data) {
    var file = folder.resolve("offline.backup");
    var backup = ServerProcess.run(data, Map.of(), "backup", file.toString());
    assertThat(backup.awaitEnd()).as(backup.printed()).isZero();
    var third = folder.resolve("third");
    var restored = ServerProcess.run(third, Map.of(), "restore", file.toString());
    assertThat(restored.awaitEnd()).as(restored.printed()).isZero();
    try (var server = ServerProcess.start(third, Map.of())) {
      assertThat(server.client().get("/actuator/health/readiness").status()).isEqualTo(200);
    }
  }

  private static void uploadSomething(ServerProcess server, String key) {
    var browser = server.client();
    var entered = browser.post("/api/customer/enter", Map.of("channelKey", key)).body();
    var answer =
        browser
            .bearer(entered.path("token").asString())
            .upload(
                "/api/customer/media?conversationId=" + entered.path("conversationId").asString(),
                "note.txt",
                "text/plain",
                "something".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }

  private static void writesGoOn(ServerProcess server) {
    var browser = new TestClient(server.address());
    assertThat(browser.get("/actuator/health/readiness").status()).isEqualTo(200);
    browser.get("/api/session");
    var refused =
        browser.post("/api/session", Map.of("login", "admin@zongji.local", "password", "wrong"));
    assertThat(refused.code()).isEqualTo("staff.wrong-credentials");
  }

  private void refusesWhatItCannotRestore(Path file, Path used) throws IOException {
    var cut = folder.resolve("cut.backup");
    Files.copy(file, cut);
    try (var short_ = new RandomAccessFile(cut.toFile(), "rw")) {
      short_.setLength(Files.size(file) * 2 / 3);
    }
    var changed = folder.resolve("changed.backup");
    Files.copy(file, changed);
    try (var other = new RandomAccessFile(changed.toFile(), "rw")) {
      other.seek(Files.size(file) / 2);
      int old = other.read();
      other.seek(Files.size(file) / 2);
      other.write(old ^ 0xff);
    }
    var nothing = Files.writeString(folder.resolve("nothing.backup"), "no backup at all");
    var target = folder.resolve("target");
    for (var broken : List.of(cut, changed, nothing, folder.resolve("absent"))) {
      var refused = ServerProcess.run(target, Map.of(), "restore", broken.toString());
      assertThat(refused.awaitEnd()).as(broken.toString()).isEqualTo(1);
      assertThat(refused.printed().lines().count()).as(refused.printed()).isEqualTo(1);
      assertThat(target).doesNotExist();
    }
    var before = tree(used);
    var full = ServerProcess.run(used, Map.of(), "restore", file.toString());
    assertThat(full.awaitEnd()).isEqualTo(1);
    assertThat(full.printed()).contains("is not empty");
    assertThat(tree(used)).isEqualTo(before);
    var external =
        ServerProcess.run(
            target, Map.of("ZONGJI_DATABASE_URL", "postgres://db/desk"), "backup", "x");
    assertThat(external.awaitEnd()).isEqualTo(1);
    assertThat(external.printed()).contains("ZONGJI_DATABASE_URL is set");
    var unknown = ServerProcess.run(target, Map.of(), "backupp", "x");
    assertThat(unknown.awaitEnd()).isEqualTo(1);
    assertThat(unknown.printed()).contains("The commands are");
  }

  /// Names and sizes of all files.
  private static Map<String, Long> tree(Path root) throws IOException {
    var tree = new TreeMap<String, Long>();
    try (var files = Files.walk(root)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (Files.isRegularFile(file)) {
          tree.put(root.relativize(file).toString(), Files.size(file));
        }
      }
    }
    return tree;
  }

  private static void eventually(BooleanSupplier condition) {
    var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
