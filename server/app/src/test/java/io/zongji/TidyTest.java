package io.zongji;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What no other tool looks at: length of files, doc comments that the formatter would cut, words
/// that have no place in a finished file.
final class TidyTest {
  private static final Path SERVER = Path.of("..").toAbsolutePath().normalize();
  private static final int LINES_MAX = 400;
  private static final int DOC_COLUMNS_MAX = 100;
  // Written in two parts, so that this file does not find itself.
  private static final Pattern FORBIDDEN = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern CLASS_NAME = Pattern.compile("(Manager|Helper|Utils?|Impl)\\.java$");

  @Test
  void javaFilesAreTidy() throws IOException {
    var findings = new ArrayList<String>();
    for (var file : javaFiles()) {
      var lines = Files.readAllLines(file);
      if (lines.size() > LINES_MAX) {
        findings.add(file + ": " + lines.size() + " lines");
      }
      if (CLASS_NAME.matcher(file.toString()).find()) {
        findings.add(file + ": a name that says nothing");
      }
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).strip().startsWith("///") && lines.get(i).length() > DOC_COLUMNS_MAX) {
          findings.add(file + ":" + (i + 1) + ": doc comment over 100 columns");
        }
        if (FORBIDDEN.matcher(lines.get(i)).find()) {
          findings.add(file + ":" + (i + 1) + ": unfinished");
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  private static List<Path> javaFiles() throws IOException {
    try (var paths = Files.walk(SERVER)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .toList();
    }
  }
}
