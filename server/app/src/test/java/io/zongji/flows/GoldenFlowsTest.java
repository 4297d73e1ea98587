package io.zongji.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.zongji.flow.Checks;
import io.zongji.flow.Finding;
import io.zongji.flow.Graph;
import io.zongji.flow.Interpreter;
import io.zongji.flow.Run;
import io.zongji.flow.SkillGroupRef;
import io.zongji.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The golden files of `contract/golden/flows`, which the console reads as well.
final class GoldenFlowsTest {
  private static final Path FOLDER = Path.of("../../contract/golden/flows");

  static List<String> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static JsonNode golden(String file) {
    try {
      return Json.tree(Files.readString(FOLDER.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DrawnGraph drawn(JsonNode golden) {
    return FlowJson.read(golden.path("graph"), GraphReader::read);
  }

  @ParameterizedTest
  @MethodSource("files")
  void theChecksFindWhatIsWritten(String file) {
    var golden = golden(file);
    var groups =
        golden
            .path("groups")
            .valueStream()
            .map(id -> new SkillGroupRef(UUID.fromString(id.asString())))
            .collect(Collectors.toSet());
    var findings = WalkJson.write(Checks.check(drawn(golden).graph(), groups));
    assertThat(findings.values())
        .containsExactlyInAnyOrderElementsOf(golden.path("findings").values());
  }

  @ParameterizedTest
  @MethodSource("files")
  void theInterpreterWalksAsWritten(String file) {
    var golden = golden(file);
    var graph = drawn(golden).graph();
    for (var walk : golden.path("walks")) {
      walk(graph, walk);
    }
  }

  private static void walk(Graph graph, JsonNode walk) {
    var run = Run.BEGIN;
    int i = 0;
    for (var step : walk.path("steps")) {
      var trigger = FlowJson.read(step.path("trigger"), WalkJson::trigger);
      var taken = Interpreter.step(graph, run, trigger);
      // Read back, as whole numbers differ by type until they have been text.
      var json = Json.tree(WalkJson.write(taken).toString());
      var place = walk.path("about").asString() + ", step " + i;
      assertThat(json.path("effects")).as(place).isEqualTo(step.path("effects"));
      assertThat(json.path("run")).as(place).isEqualTo(step.path("run"));
      // Each run also survives being sent to the console and back.
      run = FlowJson.read(json.path("run"), WalkJson::run);
      assertThat(run).isEqualTo(taken.run());
      i++;
    }
    assertThat(i).isPositive();
  }

  @ParameterizedTest
  @MethodSource("files")
  void writingAndReadingGivesTheSameGraph(String file) {
    var drawn = drawn(golden(file));
    var written = Json.tree(GraphWriter.write(drawn).toString());
    assertThat(FlowJson.read(written, GraphReader::read)).isEqualTo(drawn);
  }

  @Test
  void everyFindingHasAGoldenFile() throws IOException {
    var found =
        files().stream()
            .flatMap(file -> golden(file).path("findings").valueStream())
            .map(finding -> finding.path("code").asString())
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(names(Finding.Code.values()));
  }

  private static java.util.Set<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
  }

  @Test
  void everyEffectHasAGoldenWalk() throws IOException {
    Stream<JsonNode> steps =
        files().stream()
            .flatMap(file -> golden(file).path("walks").valueStream())
            .flatMap(walk -> walk.path("steps").valueStream());
    assertThat(
            steps
                .flatMap(step -> step.path("effects").valueStream())
                .map(effect -> effect.path("kind").asString())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "REACHED", "SEND_TEXT", "WRONG_ANSWER", "AWAIT_ANSWER", "ASK_FOR_AGENT", "FINISH");
  }
}
