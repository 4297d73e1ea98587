package io.zongji.media;

import io.zongji.platform.S3Settings;
import io.zongji.platform.ServerSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where media lie, and whether that can be reached.
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(MediaConfiguration.class);

  /// A folder, or an S3-compatible store where `ZONGJI_S3_BUCKET` names one.
  @Bean
  MediaFiles mediaFiles(ServerSettings settings) {
    return settings
        .s3()
        .<MediaFiles>map(S3Files::new)
        .orElseGet(() -> new FolderFiles(settings.data().resolve("media")));
  }

  /// `media` of the health: `AWAY` while pictures and files can be neither sent nor seen. What is
  /// written goes on, so that the server stays ready.
  @Bean
  HealthIndicator mediaHealthIndicator(MediaFiles files, InstantSource clock) {
    var look = new Look(files, clock);
    return () -> (look.reachable() ? Health.up() : Health.status("AWAY")).build();
  }

  /// Looks at most every few seconds, however often it is asked; says once that it is away.
  private static final class Look {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final MediaFiles files;
    private final InstantSource clock;
    private Instant last = Instant.MIN;
    private boolean reachable = true;

    Look(MediaFiles files, InstantSource clock) {
      this.files = files;
      this.clock = clock;
    }

    synchronized boolean reachable() {
      var now = clock.instant();
      if (!last.plus(EVERY).isAfter(now)) {
        boolean was = reachable;
        reachable = files.reachable();
        last = now;
        if (was && !reachable) {
          LOG.warn("the store of media ({}) cannot be reached", S3Settings.BUCKET);
        } else if (!was && reachable) {
          LOG.warn("the store of media is back");
        }
      }
      return reachable;
    }
  }
}
