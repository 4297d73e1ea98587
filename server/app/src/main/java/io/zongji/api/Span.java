package io.zongji.api;

import io.zongji.platform.Checked;
import io.zongji.platform.FaultException;
import io.zongji.platform.FieldError;
import io.zongji.platform.RequestFault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A span of time as queries name it: moments (`2026-11-22T08:00:00Z`) or whole days (`2026-11-22`,
/// of the desk's time zone).
///
/// @param to exclusive
record Span(Instant from, Instant to) {
  private static final Duration USUAL = Duration.ofDays(30);

  /// Reads it; absent ends mean the last thirty days until now.
  static Span of(@Nullable String from, @Nullable String to, Instant now, ZoneId zone) {
    var end = to == null || to.isBlank() ? now.plusSeconds(1) : moment("to", to, 1, zone);
    var start = from == null || from.isBlank() ? end.minus(USUAL) : moment("from", from, 0, zone);
    return new Span(start, end);
  }

  private static Instant moment(String field, String text, int daysLater, ZoneId zone) {
    try {
      var moment =
          text.length() == 10
              ? LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant()
              : Instant.parse(text);
      var checked = new Checked();
      return checked.moment(field, moment).orElseThrow(() -> strange(field));
    } catch (DateTimeException e) {
      throw strange(field);
    }
  }

  private static FaultException strange(String field) {
    return FaultException.of(RequestFault.INVALID, List.of(FieldError.of(field, "format")));
  }
}
