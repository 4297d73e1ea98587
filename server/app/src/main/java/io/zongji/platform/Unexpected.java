package io.zongji.platform;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.InvalidUrlException;

/// What a failure means that nobody expected where it happened: bad input that only a library or
/// the database noticed, a database that is away, or a defect of ours.
public final class Unexpected {
  /// States with which PostgreSQL refuses a value for what it is: too long, out of range, no
  /// number, no moment, a character that no text may have, too large for an index.
  private static final Set<String> REFUSED_VALUES =
      Set.of("22001", "22003", "22007", "22008", "22021", "22P02", "22P05", "54000");

  /// How often a defect that shows itself again and again is told with all it has to say.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int CAUSES_MAX = 20;

  private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);
  private static final LogPace PACE = new LogPace(PAUSE);

  private Unexpected() {}

  /// What to tell whoever asked.
  static RequestFault faultOf(Throwable failure) {
    if (isUnstorable(failure)) {
      return RequestFault.UNSTORABLE;
    }
    if (isUnreadable(failure)) {
      return RequestFault.MALFORMED;
    }
    return Outage.is(failure) ? RequestFault.UNAVAILABLE : RequestFault.BROKEN;
  }

  /// Whether the database refused a value for what it is. Nothing was changed then.
  public static boolean isUnstorable(Throwable failure) {
    return cause(failure, SQLException.class)
        .map(SQLException::getSQLState)
        .filter(REFUSED_VALUES::contains)
        .isPresent();
  }

  /// Whether a library could not make sense of the request itself, such as of half a character in a
  /// query or of an `Origin` that is none, which it finds when it first looks there.
  private static boolean isUnreadable(Throwable failure) {
    return cause(failure, HttpException.class).filter(e -> e.getCode() < 500).isPresent()
        || cause(failure, InvalidUrlException.class).isPresent()
        || cause(failure, MultipartException.class).isPresent();
  }

  /// Tells the log of a defect: all of it at first, then one line a minute.
  ///
  /// @param doing what was being done
  static void log(String doing, Throwable defect) {
    PACE.mayTell(kind(defect), System.nanoTime())
        .ifPresent(
            leftOut -> {
              if (leftOut > 0) {
                LOG.error("{} failed; the same happened {} times before", doing, leftOut, defect);
              } else {
                LOG.error("{} failed", doing, defect);
              }
            });
  }

  private static String kind(Throwable defect) {
    var frames = defect.getStackTrace();
    return defect.getClass().getName() + (frames.length == 0 ? "" : " " + frames[0]);
  }

  private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    // Bounded, for causes can be made to go round in a circle.
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
