package io.zongji.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/// Keeps an outage of the database from filling the log. Failures by lost connections are not told
/// at all, for [DatabaseWatch] has said what there is to say; others, such as a pool that is used
/// up, are told once in [#PAUSE].
final class OutageLog extends TurboFilter {
  static final Duration PAUSE = Duration.ofMinutes(1);

  /// What the scheduler says when it notes once more that a task is done, since the answer to the
  /// first time was lost with the database.
  private static final String NOTED_TWICE = "Failed while completing execution";

  private long toldAt = System.nanoTime() - PAUSE.toNanos();
  private long lostAt = toldAt;

  /// Begins to filter the log of this process, if nobody does already.
  static synchronized void install() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getTurboFilterList().stream().noneMatch(OutageLog.class::isInstance)) {
      context.addTurboFilter(new OutageLog());
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] params,
      @Nullable Throwable failure) {
    if (format != null && format.startsWith(NOTED_TWICE) && wasLost()) {
      return FilterReply.DENY;
    }
    var cause = failure == null ? lastOf(params) : failure;
    if (cause == null || !level.isGreaterOrEqual(Level.WARN) || !Outage.is(cause)) {
      return FilterReply.NEUTRAL;
    }
    if (Outage.isGone(cause)) {
      lost();
      return FilterReply.DENY;
    }
    return mayTell() ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  private synchronized void lost() {
    lostAt = System.nanoTime();
  }

  private synchronized boolean wasLost() {
    return System.nanoTime() - lostAt < PAUSE.toNanos();
  }

  private static @Nullable Throwable lastOf(Object @Nullable [] params) {
    return params != null
            && params.length > 0
            && params[params.length - 1] instanceof Throwable last
        ? last
        : null;
  }

  private synchronized boolean mayTell() {
    long now = System.nanoTime();
    if (now - toldAt < PAUSE.toNanos()) {
      return false;
    }
    toldAt = now;
    return true;
  }
}
