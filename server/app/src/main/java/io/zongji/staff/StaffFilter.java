package io.zongji.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which members of staff a list shows; empty texts do not filter.
///
/// @param among only these members, when present
record StaffFilter(String email, String name, String mobile, Optional<Set<StaffId>> among) {

  static StaffFilter of(@Nullable String email, @Nullable String name, @Nullable String mobile) {
    return new StaffFilter(part(email), part(name), part(mobile), Optional.empty());
  }

  StaffFilter among(Set<StaffId> members) {
    return new StaffFilter(email, name, mobile, Optional.of(members));
  }

  private static String part(@Nullable String text) {
    return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
  }
}
