package io.zongji.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// `NAME=number` words of a command line.
final class Arguments {
  private final Map<String, Long> values = new HashMap<>();

  private Arguments() {}

  /// A word that makes no sense; the text says what would.
  static final class Nonsense extends Exception {
    Nonsense(String text) {
      super(text);
    }
  }

  /// A number that a command takes.
  record Known(String name, long least, long most, long otherwise) {}

  static Arguments read(String[] words, Set<Known> known) throws Nonsense {
    var arguments = new Arguments();
    known.forEach(one -> arguments.values.put(one.name(), one.otherwise()));
    for (var word : words) {
      var parts = word.split("=", 2);
      var one = known.stream().filter(k -> k.name().equals(parts[0])).findFirst();
      if (one.isEmpty() || parts.length != 2) {
        throw new Nonsense(
            "\"%s\" is not known; this takes %s"
                .formatted(word, known.stream().map(Known::name).sorted().toList()));
      }
      arguments.values.put(parts[0], number(parts[1], one.get()));
    }
    return arguments;
  }

  long value(String name) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }

  private static long number(String text, Known known) throws Nonsense {
    if (text.matches("\\d{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= known.least() && number <= known.most()) {
        return number;
      }
    }
    throw new Nonsense(
        "%s is \"%s\"; it must be a whole number from %d to %d"
            .formatted(known.name(), text, known.least(), known.most()));
  }
}
