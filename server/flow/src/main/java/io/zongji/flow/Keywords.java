package io.zongji.flow;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a customer's answer is compared with the keywords of a Branch: for equality of their
/// forms.
public final class Keywords {
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

  private Keywords() {}

  /// The form that counts: Unicode NFKC, without characters that cannot be seen, trimmed, case
  /// folded. `１` and `1`, `ＯＫ` and `ok` are equal.
  public static String form(String text) {
    var wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var plain = UNSEEN.matcher(wide).replaceAll("");
    // `ẞ` has only a lower case, `ß` and `SS` meet only in upper case; all may leave the normal
    // form.
    var lower = plain.toLowerCase(Locale.ROOT);
    var folded = lower.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Texts.trim(Normalizer.normalize(folded, Normalizer.Form.NFKC));
  }

  /// The first row whose keyword equals the answer; a blank keyword equals nothing.
  public static Optional<Branch.Row> match(List<Branch.Row> rows, String answer) {
    var wanted = form(answer);
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return rows.stream().filter(row -> form(row.keyword()).equals(wanted)).findFirst();
  }

  /// The keywords as written, trimmed, without blanks and without repeated forms, in order.
  public static List<String> shown(List<Branch.Row> rows) {
    var seen = new HashSet<String>();
    return rows.stream()
        .map(Branch.Row::keyword)
        .filter(keyword -> !form(keyword).isEmpty() && seen.add(form(keyword)))
        .map(Texts::trim)
        .toList();
  }

  /// The branches in order, each once, with the first keyword that an answer is compared with and
  /// that leads there; branches that no answer leads to are left out.
  public static List<Choice> choices(List<Branch.Row> rows) {
    var keywords = new LinkedHashMap<String, String>();
    for (var keyword : shown(rows)) {
      match(rows, keyword).ifPresent(row -> keywords.putIfAbsent(nameOf(row), keyword));
    }
    return keywords.entrySet().stream()
        .map(one -> new Choice(one.getKey(), one.getValue()))
        .toList();
  }

  /// A branch that nobody named goes by its keyword.
  private static String nameOf(Branch.Row row) {
    var name = Texts.trim(row.branch());
    return name.isEmpty() ? Texts.trim(row.keyword()) : name;
  }
}
