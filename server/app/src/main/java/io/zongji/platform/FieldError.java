package io.zongji.platform;

import java.util.List;

/// What is wrong with one field of a request.
///
/// @param field the field's path in the request body, as `name` or `rows[2].keyword`
/// @param code a stable word: `required`, `too-long`, `too-short`, `out-of-range`,
///     `unknown-value`, `wrong-type`, `taken`, `format`, `fixed`
/// @param args what the wording of `field.<code>` needs, as the limits
public record FieldError(String field, String code, List<Object> args) {
  public FieldError {
    args = List.copyOf(args);
  }

  public static FieldError of(String field, String code, Object... args) {
    return new FieldError(field, code, List.of(args));
  }
}
