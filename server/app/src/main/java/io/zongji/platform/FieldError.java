package io.zongji.platform;

import java.util.List;
import java.util.OptionalInt;

/// What is wrong with one field of a request.
///
/// @param row the row of an uploaded table, counted as a person does (the first is 1)
/// @param field the field's path in the request body, as `name` or `rows[2].keyword`
/// @param code a stable word: `required`, `too-long`, `too-short`, `out-of-range`, `unknown-value`,
///     `wrong-type`, `taken`, `format`, `fixed`, … (each is worded as `field.<code>`)
/// @param args what the wording needs, as the limits
public record FieldError(OptionalInt row, String field, String code, List<Object> args) {
  public FieldError {
    args = List.copyOf(args);
  }

  public static FieldError of(String field, String code, Object... args) {
    return new FieldError(OptionalInt.empty(), field, code, List.of(args));
  }

  public FieldError inRow(int number) {
    return new FieldError(OptionalInt.of(number), field, code, args);
  }
}
