package io.zongji.staff;

import io.zongji.platform.FieldError;
import io.zongji.platform.HeavyWork;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords: their rules, random ones, and Argon2id hashes.
///
/// A hash takes 19 MiB and a core for its time; only a few are computed at once, some wait for
/// that, and more are refused with 503 ([HeavyWork]).
@Component
class Passwords {
  static final int LENGTH_MIN = 8;
  static final int LENGTH_MAX = 20;
  private static final int RANDOM_LENGTH = 12;
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String DIGITS = "23456789";
  private static final String SYMBOLS = "!#%+=?@";

  private final SecureRandom random = new SecureRandom();
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;

  private final Argon2PasswordEncoder encoder =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
  private final String hashOfNobody =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIB, PASSES, LANES, noise(SALT_BYTES), noise(HASH_BYTES));

  /// What is wrong with a chosen password; empty when nothing is.
  static List<FieldError> check(String field, String password, String email) {
    var errors = new ArrayList<FieldError>();
    int length = password.codePointCount(0, password.length());
    if (length < LENGTH_MIN) {
      errors.add(FieldError.of(field, "too-short", LENGTH_MIN));
    }
    if (length > LENGTH_MAX) {
      errors.add(FieldError.of(field, "too-long", LENGTH_MAX));
    }
    if (password.codePoints().noneMatch(Character::isDigit)) {
      errors.add(FieldError.of(field, "needs-digit"));
    }
    if (password.codePoints().noneMatch(Character::isLetter)) {
      errors.add(FieldError.of(field, "needs-letter"));
    }
    if (password.codePoints().noneMatch(Passwords::isSymbol)) {
      errors.add(FieldError.of(field, "needs-symbol"));
    }
    if (password.equalsIgnoreCase(email)) {
      errors.add(FieldError.of(field, "equals-email"));
    }
    return errors;
  }

  private static boolean isSymbol(int character) {
    return !Character.isLetterOrDigit(character) && !Character.isWhitespace(character);
  }

  /// A random password that meets the rules, without characters that look alike.
  String random() {
    var characters = new ArrayList<Character>();
    characters.add(pick(DIGITS));
    characters.add(pick(DIGITS));
    characters.add(pick(SYMBOLS));
    while (characters.size() < RANDOM_LENGTH) {
      characters.add(pick(LETTERS));
    }
    // The first stays a letter, so that no one mistakes a symbol for punctuation around it.
    java.util.Collections.shuffle(characters, random);
    var text = new StringBuilder().append(pick(LETTERS));
    characters.forEach(text::append);
    return text.toString();
  }

  private String noise(int bytes) {
    var noise = new byte[bytes];
    random.nextBytes(noise);
    return Base64.getEncoder().withoutPadding().encodeToString(noise);
  }

  private char pick(String from) {
    return from.charAt(random.nextInt(from.length()));
  }

  String hash(String password) {
    return HeavyWork.SHORT.compute(() -> Objects.requireNonNull(encoder.encode(password)));
  }

  boolean matches(String password, String hash) {
    return HeavyWork.SHORT.compute(() -> encoder.matches(password, hash));
  }

  /// Whether what somebody typed or pasted is the password: as it stands, else without the blanks
  /// that copying brings along.
  ///
  /// @param hash of the account; without one it takes as long and is never right
  boolean matchesTyped(String typed, java.util.Optional<String> hash) {
    var plain = withoutBlanks(typed);
    return matchesOrNobody(typed, hash)
        || (!plain.equals(typed) && !plain.isEmpty() && matchesOrNobody(plain, hash));
  }

  private boolean matchesOrNobody(String password, java.util.Optional<String> hash) {
    return hash.map(known -> matches(password, known)).orElseGet(() -> matchesNobody(password));
  }

  private static String withoutBlanks(String text) {
    var characters = text.codePoints().toArray();
    int from = 0;
    int to = characters.length;
    while (from < to && isBlank(characters[from])) {
      from++;
    }
    while (to > from && isBlank(characters[to - 1])) {
      to--;
    }
    return new String(characters, from, to - from);
  }

  /// Whitespace, and what is not seen at all.
  private static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }

  /// Takes as long as [#matches], for the hash is of the same kind though no password has it, so
  /// that a stranger cannot tell which accounts exist.
  boolean matchesNobody(String password) {
    matches(password, hashOfNobody);
    return false;
  }
}
