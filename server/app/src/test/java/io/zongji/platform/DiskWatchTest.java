package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.HeardLog;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/// A full disk is told, and that it is full no more.
final class DiskWatchTest {
  @Test
  void aFullDiskIsDownUntilThereIsRoomAndSaidOnce() {
    var left = new AtomicReference<>(OptionalLong.of(DiskWatch.FULL_BELOW));
    var disk = new DiskWatch(Path.of("data"), left::get);
    try (var log = new HeardLog()) {
      assertThat(status(disk)).isEqualTo(Status.UP);
      left.set(OptionalLong.of(DiskWatch.FULL_BELOW - 1));
      disk.look();
      assertThat(status(disk)).isEqualTo(Status.DOWN);
      left.set(OptionalLong.of(DiskWatch.ROOM_FROM - 1));
      assertThat(status(disk)).as("a little room").isEqualTo(Status.DOWN);
      left.set(OptionalLong.empty());
      assertThat(status(disk)).as("unknown").isEqualTo(Status.DOWN);
      assertThat(log.lines()).singleElement().asString().contains("ZONGJI_DATA", "63 MB");
      left.set(OptionalLong.of(DiskWatch.ROOM_FROM));
      assertThat(status(disk)).isEqualTo(Status.UP);
      assertThat(log.lines()).hasSize(2).last().asString().contains("room again");
    }
  }

  private static Status status(DiskWatch disk) {
    return disk.health().getStatus();
  }
}
