package io.zongji.platform;

import java.text.Normalizer;
import java.util.Locale;

/// The one form of texts by which people or programs are known, wherever they come in: typed,
/// pasted, imported or sent by a program. What cannot be seen makes no difference.
public final class NormalForm {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private NormalForm() {}

  /// A text of one or several lines for people to read: without blanks around it and without what
  /// cannot be seen or turns the direction of what stands beside it. Joiners stay, which emoji and
  /// some scripts need.
  public static String shown(String text) {
    return trim(without(text, false));
  }

  /// Something by which somebody is known (a staff number, an e-mail address, an id): wide letters
  /// and digits are the narrow ones, and nothing invisible is in it.
  public static String identifier(String text) {
    return trim(without(Normalizer.normalize(text, Normalizer.Form.NFKC), true));
  }

  /// What two texts have in common that people take for the same: as [#identifier], and without
  /// regard to case.
  public static String key(String text) {
    var plain = identifier(text);
    return Normalizer.normalize(
        plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  /// The digits of a telephone number, however it is written.
  public static String digits(String text) {
    return identifier(text).replaceAll("\\D", "");
  }

  /// Whether anything of the text can be seen.
  public static boolean visible(String text) {
    return text.codePoints().anyMatch(c -> !blank(c) && !unseen(c) && !onlyMarks(c));
  }

  private static String without(String text, boolean joinersToo) {
    if (text.codePoints().noneMatch(NormalForm::unseen)) {
      return text;
    }
    var kept = new StringBuilder();
    boolean seen = false;
    for (int c : text.codePoints().toArray()) {
      boolean joiner = c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
      // A joiner joins something before it; a tag goes on a flag that it spells.
      if (!unseen(c) || (joiner && !joinersToo && seen) || (c >= 0xe0020 && c <= 0xe007f && seen)) {
        kept.appendCodePoint(c);
      }
      seen |= !unseen(c) && !blank(c);
    }
    return kept.toString();
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && trailing(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static boolean trailing(int c) {
    return blank(c) || c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
  }

  /// Whether a character is nothing without another that it changes.
  private static boolean onlyMarks(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      default -> false;
    };
  }

  private static boolean blank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  /// Whether a character takes no room on the screen: format characters, and letters that are
  /// nothing but blanks.
  private static boolean unseen(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> true;
      default ->
          c == 0x034f
              || c == 0x115f
              || c == 0x1160
              || c == 0x17b4
              || c == 0x17b5
              || (c >= 0x180b && c <= 0x180f)
              || c == 0x2800
              || c == 0x3164
              || c == 0xffa0;
    };
  }
}
