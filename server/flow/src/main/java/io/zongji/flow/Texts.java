package io.zongji.flow;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of a flow and the variables in them, written `${Name}`.
public final class Texts {
  /// How many customers are ahead in the queue; known in the queue text of a Transfer.
  public static final String WAIT_NO = "WaitNo";

  /// The staff number of the agent; known in the success text of a Transfer.
  public static final String STAFF_NO = "StaffNo";

  /// Every variable there is.
  public static final Set<String> VARIABLES = Set.of(WAIT_NO, STAFF_NO);

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*+)}");

  private Texts() {}

  /// The names of the variables in a text, each once, in the order of their first use.
  public static Set<String> variables(String text) {
    var names = new LinkedHashSet<String>();
    var matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /// The text with the given variables replaced by their values; what is not given stays as
  /// written.
  public static String render(String text, Map<String, String> values) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }

  /// Without white space at both ends: exactly the characters that ECMAScript's `trim` removes,
  /// so that the console and the server agree.
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isWhite(text.charAt(start))) {
      start++;
    }
    while (end > start && isWhite(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /// Whether nothing but white space is in the text.
  public static boolean isBlank(String text) {
    return trim(text).isEmpty();
  }

  /// The number of Unicode code points after trimming; a full-width character counts as one.
  public static int length(String text) {
    var trimmed = trim(text);
    return trimmed.codePointCount(0, trimmed.length());
  }

  private static boolean isWhite(char c) {
    return switch (c) {
      case '\t', '\n', '\u000B', '\f', '\r', '\u2028', '\u2029', '\uFEFF' -> true;
      default -> Character.getType(c) == Character.SPACE_SEPARATOR;
    };
  }
}
