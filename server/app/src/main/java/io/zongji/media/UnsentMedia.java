package io.zongji.media;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.zongji.conversation.MediaId;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Removes uploads that were never sent: a page was closed between the upload and the message, or
/// somebody only uploads.
@Configuration(proxyBeanMethods = false)
class UnsentMedia {
  /// How long an upload may wait for the message that carries it.
  static final Duration KEPT_MAX = Duration.ofHours(24);

  /// How many are removed in one go.
  static final int AT_ONCE_MAX = 500;

  private static final Logger LOG = LoggerFactory.getLogger(UnsentMedia.class);

  private final MediaStore store;
  private final MediaFiles files;
  private final InstantSource clock;

  UnsentMedia(MediaStore store, MediaFiles files, InstantSource clock) {
    this.store = store;
    this.files = files;
    this.clock = clock;
  }

  @Bean
  RecurringTask<Void> removeUnsentMedia() {
    return Tasks.recurring("media-remove-unsent", FixedDelay.ofHours(1))
        .execute((_, _) -> remove());
  }

  /// Removes them all; answers with how many there were.
  int remove() {
    var before = clock.instant().minus(KEPT_MAX);
    store.markSent(before);
    int removed = 0;
    for (var some = store.removeUnsent(before, AT_ONCE_MAX);
        !some.isEmpty();
        some = store.removeUnsent(before, AT_ONCE_MAX)) {
      some.forEach(this::removeContent);
      removed += some.size();
    }
    return removed;
  }

  /// The row goes first: an address without its file would be an error, a file without an address
  /// is only lost room.
  private void removeContent(MediaId id) {
    try {
      files.remove(MediaFile.thumbnail(id));
      files.remove(MediaFile.original(id));
    } catch (IOException e) {
      LOG.warn("cannot remove the content of {}", id.value(), e);
    }
  }
}
