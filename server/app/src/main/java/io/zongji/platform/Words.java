package io.zongji.platform;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// What the server says to people, Chinese first, from `faults/<feature>.properties` and its
/// English sister `faults/<feature>_en.properties`.
public final class Words {
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Words() {}

  /// The wording of a code; the code itself when there is none.
  public static String of(String code, Locale locale, List<Object> args) {
    var dot = code.indexOf('.');
    return find(dot < 0 ? code : code.substring(0, dot), code, locale, args);
  }

  /// The wording of a field error.
  static String of(FieldError error, Locale locale) {
    return find("platform", "field." + error.code(), locale, error.args());
  }

  /// The language of a request: English when it is preferred, Chinese otherwise.
  public static Locale language(Locale preferred) {
    return preferred.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
  }

  private static String find(String bundle, String key, Locale locale, List<Object> args) {
    try {
      var pattern =
          ResourceBundle.getBundle("faults/" + bundle, language(locale), EXACT).getString(key);
      return new MessageFormat(pattern, Locale.ROOT).format(args.toArray());
    } catch (MissingResourceException e) {
      return key;
    }
  }
}
