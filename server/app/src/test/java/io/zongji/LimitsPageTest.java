package io.zongji;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/operate/limits.md` lists every named limit of the sources; written anew by
/// `-Dcontract.write=true`.
final class LimitsPageTest {
  private static final Path PAGE = Path.of("../../docs/operate/limits.md");
  private static final List<Path> SOURCES =
      List.of(
          Path.of("../flow/src/main/java"),
          Path.of("../routing/src/main/java"),
          Path.of("src/main/java"));
  private static final Pattern LIMIT =
      Pattern.compile("static final \\S+ (\\w+_MAX|MAX_\\w+)\\s*=\\s*([^;]+);");

  private record Limit(String feature, String type, String name, String value, String words) {
    String row() {
      return "| %s | `%s.%s` | %s | %s |".formatted(feature, type, name, value, words);
    }
  }

  @Test
  void thePageListsEveryLimitOfTheSources() throws IOException {
    var page = page();
    if (Boolean.getBoolean("contract.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("run `make contract` to write the page anew")
        .isEqualTo(page);
  }

  private static String page() throws IOException {
    var limits = new ArrayList<Limit>();
    for (var source : SOURCES) {
      try (var files = Files.walk(source)) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          limits.addAll(limitsOf(file));
        }
      }
    }
    return """
        # Limits

        Everything has a limit with a name, and a clear error past it. Written out from the sources.

        | feature | limit | value | |
        |---|---|---|---|
        """
        + limits.stream().map(Limit::row).sorted().collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<Limit> limitsOf(Path file) throws IOException {
    var limits = new ArrayList<Limit>();
    var words = new ArrayList<String>();
    var type = file.getFileName().toString().replace(".java", "");
    var feature = file.getName(file.getNameCount() - 2).toString();
    for (var line : Files.readAllLines(file)) {
      var text = line.strip();
      var found = LIMIT.matcher(text);
      if (text.startsWith("///")) {
        words.add(text.substring(3).strip());
        continue;
      }
      if (found.find()) {
        var said = String.join(" ", words).replace("|", "/");
        limits.add(new Limit(feature, type, found.group(1), found.group(2), said));
      }
      words.clear();
    }
    return limits;
  }
}
