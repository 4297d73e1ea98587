package io.zongji.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a request, field by field, so that all of it is told at once.
public final class Checked {
  private static final Instant MOMENT_FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant MOMENT_LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final List<FieldError> errors = new ArrayList<>();

  /// A text of one line in its normal form ([NormalForm#shown]), its length counted in code points.
  public String line(String field, @Nullable String value, int min, int max) {
    var text = text(field, value == null ? null : NormalForm.shown(value), min, max);
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      add(FieldError.of(field, "format"));
    }
    return text;
  }

  /// Something by which somebody is known, in its normal form ([NormalForm#identifier]).
  public String identifier(String field, @Nullable String value, int min, int max) {
    return line(field, value == null ? null : NormalForm.identifier(value), min, max);
  }

  /// A text of several lines: stripped, its length counted in code points.
  public String text(String field, @Nullable String value, int min, int max) {
    var text = value == null ? "" : value.strip();
    int length = text.codePointCount(0, text.length());
    if (min > 0 && !NormalForm.visible(text)) {
      add(FieldError.of(field, "required"));
    } else if (length < min) {
      add(FieldError.of(field, "too-short", min));
    } else if (length > max) {
      add(FieldError.of(field, "too-long", max));
    }
    if (text.codePoints().anyMatch(Checked::unstorable)) {
      add(FieldError.of(field, "format"));
    }
    return text;
  }

  /// A whole number within limits; the lower limit stands in for a wrong one.
  public int number(String field, @Nullable Integer value, int min, int max) {
    if (value == null) {
      add(FieldError.of(field, "required"));
      return min;
    }
    if (value < min || value > max) {
      add(
          min == max
              ? FieldError.of(field, "fixed-number", min)
              : FieldError.of(field, "out-of-range", min, max));
      return min;
    }
    return value;
  }

  /// A moment that the database can hold; nothing is asked of an absent one.
  public Optional<Instant> moment(String field, @Nullable Instant value) {
    if (value != null && (value.isBefore(MOMENT_FIRST) || value.isAfter(MOMENT_LAST))) {
      add(FieldError.of(field, "format"));
      return Optional.empty();
    }
    return Optional.ofNullable(value);
  }

  /// A value that must be there; `substitute` stands in for a missing one.
  public <T> T present(String field, @Nullable T value, T substitute) {
    if (value == null) {
      add(FieldError.of(field, "required"));
      return substitute;
    }
    return value;
  }

  public void add(FieldError error) {
    errors.add(error);
  }

  public boolean clean() {
    return errors.isEmpty();
  }

  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /// The same errors, each with the row of a table.
  public List<FieldError> errorsInRow(int row) {
    return errors.stream()
        .map(e -> new FieldError(OptionalInt.of(row), e.field(), e.code(), e.args()))
        .toList();
  }

  /// Throws the fault with all errors, if there are any.
  public void orThrow(Fault fault) {
    if (!errors.isEmpty()) {
      throw FaultException.of(fault, errors);
    }
  }

  private static boolean unstorable(int character) {
    return character == 0 || Character.getType(character) == Character.SURROGATE;
  }
}
