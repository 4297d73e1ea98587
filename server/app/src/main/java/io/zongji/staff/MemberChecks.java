package io.zongji.staff;

import io.zongji.platform.Checked;
import io.zongji.platform.FieldError;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of a member's fields.
final class MemberChecks {
  static final int NAME_MAX = 50;
  static final int NUMBER_MAX = 20;
  static final int EMAIL_MAX = 254;
  static final int MOBILE_MAX = 20;
  static final int GROUPS_MAX = 200;
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]*");
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@\"(),:;<>\\[\\\\\\]]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");
  private static final Pattern MOBILE = Pattern.compile("(\\+?[0-9][0-9 -]{3,18}[0-9])?");

  private MemberChecks() {}

  static String name(Checked checked, @Nullable String value) {
    return checked.line("name", value, 1, NAME_MAX);
  }

  static String nickname(Checked checked, @Nullable String value) {
    return checked.line("nickname", value, 0, NAME_MAX);
  }

  static String number(Checked checked, @Nullable String value) {
    var text = checked.identifier("number", value, 0, NUMBER_MAX);
    return matching(checked, "number", text, NUMBER);
  }

  static String email(Checked checked, @Nullable String value) {
    var text = checked.identifier("email", value, 1, EMAIL_MAX).toLowerCase(Locale.ROOT);
    return text.isEmpty() ? text : matching(checked, "email", text, EMAIL);
  }

  static String mobile(Checked checked, @Nullable String value) {
    var text = checked.identifier("mobile", value, 0, MOBILE_MAX);
    return matching(checked, "mobile", text, MOBILE);
  }

  static Set<UUID> groups(
      Checked checked,
      @Nullable List<@Nullable UUID> asked,
      Collection<StaffGroups.GroupName> living) {
    var known = living.stream().map(StaffGroups.GroupName::id).toList();
    var groups = new LinkedHashSet<UUID>();
    if (asked == null) {
      return groups;
    }
    if (asked.size() > GROUPS_MAX) {
      checked.add(FieldError.of("groupIds", "too-many", GROUPS_MAX));
    }
    for (int i = 0; i < Math.min(asked.size(), GROUPS_MAX); i++) {
      var group = asked.get(i);
      if (group == null || !known.contains(group)) {
        checked.add(FieldError.of("groupIds[" + i + "]", "unknown-value"));
      } else {
        groups.add(group);
      }
    }
    return groups;
  }

  private static String matching(Checked checked, String field, String text, Pattern pattern) {
    if (!pattern.matcher(text).matches()) {
      checked.add(FieldError.of(field, "format"));
    }
    return text;
  }
}
