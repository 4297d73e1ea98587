package io.zongji.staff;

import io.zongji.platform.NormalForm;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which members of staff a list shows; empty texts do not filter.
///
/// @param among only these members, when present
record StaffFilter(
    String number, String email, String name, String mobile, Optional<Set<StaffId>> among) {

  static StaffFilter of(
      @Nullable String number,
      @Nullable String email,
      @Nullable String name,
      @Nullable String mobile) {
    return new StaffFilter(part(number), part(email), part(name), digits(mobile), Optional.empty());
  }

  StaffFilter among(Set<StaffId> members) {
    return new StaffFilter(number, email, name, mobile, Optional.of(members));
  }

  private static String part(@Nullable String text) {
    return text == null ? "" : NormalForm.key(text);
  }

  /// A mobile is found by its digits, whatever stands between them here or there.
  private static String digits(@Nullable String text) {
    if (text == null) {
      return "";
    }
    var digits = NormalForm.digits(text);
    // Letters are in no mobile; they must find nobody rather than everybody.
    return digits.isEmpty() ? part(text) : digits;
  }
}
