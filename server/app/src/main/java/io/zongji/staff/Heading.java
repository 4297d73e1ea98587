package io.zongji.staff;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The columns of a table of staff, each by its headings in Chinese and English.
enum Heading {
  NUMBER("number", "工号", "staff number", "number"),
  NAME("name", "姓名", "name"),
  EMAIL("email", "邮箱", "e-mail", "email", "电子邮箱"),
  NICKNAME("nickname", "昵称", "nickname"),
  MOBILE("mobile", "手机号", "mobile", "手机", "手机号码"),
  ROLE("role", "角色", "role"),
  GROUPS("groups", "技能组", "skill groups", "skill group", "groups"),
  /// No heading at all.
  NONE("");

  private final String field;
  private static final String BETWEEN = "/";

  /// How it may be called, between slashes.
  private final String words;

  Heading(String field, String... words) {
    this.field = field;
    this.words = String.join(BETWEEN, words);
  }

  /// The field of a member that it is.
  String field() {
    return field;
  }

  private List<String> words() {
    return List.of(words.split(BETWEEN));
  }

  static List<Heading> real() {
    return Arrays.stream(values()).filter(heading -> heading != NONE).toList();
  }

  /// Those that every table has: without them nobody could say who a member is and may do.
  static List<Heading> required() {
    return List.of(NUMBER, NAME, EMAIL, ROLE);
  }

  /// How the template calls it.
  String chinese() {
    return words().getFirst();
  }

  /// The headings of the template.
  static List<String> ofTemplate() {
    return real().stream().map(Heading::chinese).toList();
  }

  /// The column that a text is the heading of; spaces, case and a star that marks what must be
  /// filled in do not matter.
  static Optional<Heading> of(String text) {
    var word =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("[\\s*\\p{Z}\\p{Cf}]+", " ")
            .strip()
            .toLowerCase(Locale.ROOT);
    return real().stream().filter(heading -> heading.words().contains(word)).findFirst();
  }
}
