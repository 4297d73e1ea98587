package io.zongji.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;

/// `disk` of the health: DOWN while the disk of the data folder is as good as full, for nothing can
/// be kept then. One line in the log says so, and one when there is room again.
class DiskWatch implements HealthIndicator {
  /// Bytes left on the disk below which it counts as full.
  static final long FULL_BELOW = 64L * 1024 * 1024;

  /// Bytes left from which on it does not any more, so that it does not go to and fro.
  static final long ROOM_FROM = 128L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  private final Path folder;
  private final Supplier<OptionalLong> left;
  private boolean full;

  /// @param left bytes left on the disk, when that can be told
  DiskWatch(Path folder, Supplier<OptionalLong> left) {
    this.folder = folder;
    this.left = left;
  }

  static DiskWatch of(Path folder) {
    return new DiskWatch(folder, () -> leftOn(folder));
  }

  @Override
  public Health health() {
    return (isFull() ? Health.down() : Health.up()).build();
  }

  @Scheduled(fixedDelay = 10_000)
  void look() {
    isFull();
  }

  private synchronized boolean isFull() {
    var bytes = left.get();
    if (bytes.isEmpty()) {
      return full;
    }
    boolean now = bytes.getAsLong() < (full ? ROOM_FROM : FULL_BELOW);
    if (now != full) {
      full = now;
      if (now) {
        LOG.error(
            "The disk of {} (ZONGJI_DATA) is full, {} MB are left: messages and files are refused"
                + " until there is room",
            folder,
            bytes.getAsLong() >> 20);
      } else {
        LOG.warn("The disk of {} has room again, {} MB", folder, bytes.getAsLong() >> 20);
      }
    }
    return full;
  }

  private static OptionalLong leftOn(Path folder) {
    try {
      return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
