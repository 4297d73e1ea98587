package io.zongji.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.platform.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is told to stop while customers write.
final class DrainTest {
  private static final int GUESTS = 6;

  @TempDir Path folder;

  @Test
  void itSendsEverybodyAwayLosesNothingAndEndsWithZero() {
    var data = folder.resolve("data");
    Crowd crowd;
    try (var server = ServerProcess.start(data, Map.of("ZONGJI_DEMO", "1"))) {
      crowd = new Crowd(server.address(), server.await("Customer page: .*k=(\\w+)"), GUESTS);
      crowd.write();
      eventually(() -> crowd.acknowledged() > 15 * GUESTS);
      server.terminate();
      assertThat(closeCodes(crowd, server)).containsExactly(1001);
      crowd.join();
      assertThat(server.awaitEnd()).as(server.printed()).isZero();
      assertThat(server.printed())
          .contains("Sent " + GUESTS + " sockets away")
          .doesNotContain("not answered in time")
          .doesNotContain("ERROR");
    }
    try (var again = ServerProcess.start(data, Map.of("ZONGJI_LOG", "json"))) {
      crowd.assertKept(again.address(), crowd.snapshot());
      again.terminate();
      assertThat(again.awaitEnd()).isZero();
      again
          .printed()
          .lines()
          .filter(line -> line.startsWith("{"))
          .forEach(line -> assertThat(Json.tree(line).path("level").isString()).isTrue());
    }
  }

  @Test
  void settingsThatMakeNoSenseAreToldInOneLine() {
    for (var setting :
        Map.of("ZONGJI_LOG", "xml", "ZONGJI_DRAIN_SECONDS", "-1", "ZONGJI_METRICS_TOKEN", "short")
            .entrySet()) {
      var server =
          ServerProcess.run(folder.resolve("none"), Map.of(setting.getKey(), setting.getValue()));
      assertThat(server.awaitEnd()).isEqualTo(1);
      assertThat(server.printed().lines().toList())
          .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
          .startsWith("Zongji cannot start. " + setting.getKey());
    }
  }

  private static Set<Integer> closeCodes(Crowd crowd, ServerProcess server) {
    try {
      return crowd.closeCodes();
    } catch (AssertionError e) {
      throw new AssertionError("the server printed\n" + server.printed(), e);
    }
  }

  private static void eventually(BooleanSupplier condition) {
    var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
