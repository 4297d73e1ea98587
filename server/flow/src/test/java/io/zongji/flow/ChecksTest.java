package io.zongji.flow;

import static io.zongji.flow.TestGraph.GROUPS;
import static io.zongji.flow.TestGraph.branch;
import static io.zongji.flow.TestGraph.end;
import static io.zongji.flow.TestGraph.id;
import static io.zongji.flow.TestGraph.message;
import static io.zongji.flow.TestGraph.start;
import static io.zongji.flow.TestGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChecksTest {
  private static List<String> codes(TestGraph graph) {
    return Checks.check(graph.graph(), GROUPS).stream().map(ChecksTest::words).toList();
  }

  private static String words(Finding finding) {
    return finding.code()
        + finding.module().map(module -> " " + module.value()).orElse("")
        + finding.exit().map(exit -> " " + exit).orElse("")
        + finding.field().map(field -> " " + field).orElse("");
  }

  private static TestGraph sound() {
    return new TestGraph()
        .with(start("s"), branch("b", "1=A"), transfer("t", true), end("e"))
        .wired("s>next>b", "b>branch:A>t", "t>next>e", "t>failure>b");
  }

  @Test
  void aSoundGraphHasNoFindings() {
    assertThat(codes(sound())).isEmpty();
  }

  @Test
  void theShapeOfTheGraphIsChecked() {
    assertThat(codes(new TestGraph())).containsExactly("NO_START");
    assertThat(codes(sound().with(start("s2")).wired("s2>next>e")))
        .containsExactly("MANY_STARTS s2");
    assertThat(codes(sound().with(message("x", "x"))))
        .containsExactly("EXIT_NOT_CONNECTED x next", "UNREACHABLE x");
    assertThat(codes(sound().with(end("e")))).containsExactly("DUPLICATE_MODULE e");
    assertThat(codes(sound().wired("t>next>e"))).containsExactly("MANY_WIRES t next");
    assertThat(codes(sound().wired("e>next>t"))).containsExactly("EXIT_UNKNOWN e next");
    assertThat(codes(sound().wired("x>next>t"))).containsExactly("WIRE_TO_NOWHERE");
  }

  @Test
  void aTrapIsFoundAndAnOpenExitIsNotATrap() {
    var trap =
        new TestGraph()
            .with(start("s"), branch("b", "1=A", "2=B"), branch("c", "1=A"), end("e"))
            .wired("s>next>b", "b>branch:A>c", "c>branch:A>b");
    assertThat(codes(trap)).contains("EXIT_NOT_CONNECTED b branch:B").hasSize(2);
    assertThat(codes(trap.wired("b>branch:B>b")))
        .containsExactlyInAnyOrder(
            "NO_WAY_TO_END s", "NO_WAY_TO_END b", "NO_WAY_TO_END c", "UNREACHABLE e");
  }

  @Test
  void settingsAreChecked() {
    var broken =
        new TestGraph()
            .with(new Start(id("s"), " "), message("m", "${X}"))
            .with(branch("b", Optional.of(0), Optional.of(Duration.ZERO), "1=A", "１= ", "=A"))
            .with(transfer("t", Optional.empty(), false), end("e"))
            .wired("s>next>m", "m>next>b", "b>branch:A>t", "b>wrong>t", "b>silent>t", "t>next>e");
    assertThat(codes(broken))
        .containsExactlyInAnyOrder(
            "LABEL_BLANK s label",
            "VARIABLE_UNKNOWN m text",
            "KEYWORD_DUPLICATE b rows[1].keyword",
            "BRANCH_NAME_BLANK b rows[1].branch",
            "KEYWORD_BLANK b rows[2].keyword",
            "NUMBER_OUT_OF_RANGE b maxWrongAnswers",
            "NUMBER_OUT_OF_RANGE b answerSeconds",
            "GROUP_MISSING t skillGroupId");
  }

  @Test
  void onlyGroupsOfTheModeWillDo() {
    assertThat(Checks.check(sound().graph(), Set.of(TestGraph.OTHER_GROUP)))
        .extracting(ChecksTest::words)
        .containsExactly("GROUP_UNKNOWN t skillGroupId");
  }

  @Test
  void circlesMustWait() {
    var messages =
        new TestGraph()
            .with(start("s"), message("a", "a"), message("b", "b"), end("e"))
            .wired("s>next>a", "a>next>b", "b>next>a");
    assertThat(codes(messages)).contains("CYCLE_WITHOUT_WAIT a");
    var transfers =
        new TestGraph()
            .with(start("s"), transfer("t", true), message("m", "x"), end("e"))
            .wired("s>next>t", "t>next>e", "t>failure>m", "m>next>t");
    assertThat(codes(transfers)).containsExactly("CYCLE_WITHOUT_WAIT t");
    var served =
        new TestGraph()
            .with(start("s"), transfer("t", true), end("e"))
            .wired("s>next>t", "t>next>t", "t>failure>e");
    assertThat(codes(served)).isEmpty();
  }

  @Test
  void separateCirclesAreReportedSeparately() {
    var graph =
        new TestGraph()
            .with(start("s"), branch("b", "1=A", "2=B", "3=C"), end("e"))
            .with(message("p", "p"), message("q", "q"), message("r", "r"), message("x", "x"))
            .wired("s>next>b", "b>branch:A>q", "b>branch:B>r", "b>branch:C>e")
            .wired("p>next>q", "q>next>p", "r>next>r", "x>next>r");
    assertThat(Checks.check(graph.graph(), GROUPS))
        .filteredOn(finding -> finding.code() == Finding.Code.CYCLE_WITHOUT_WAIT)
        .extracting(Finding::params)
        .containsExactly(Map.of("modules", "p,q"), Map.of("modules", "r"));
  }

  @Test
  void theLongestWayInOneStepIsMeasured() {
    var graph = new TestGraph().with(start("s"), end("e")).wired("s>next>m0");
    for (int i = 0; i < 98; i++) {
      graph.with(message("m" + i, "x")).wired("m" + i + ">next>" + (i == 97 ? "e" : "m" + (i + 1)));
    }
    assertThat(codes(graph)).isEmpty();
    var longer = new TestGraph().with(message("m98", "x")).wired("m98>next>e");
    var wires = graph.graph().wires().stream().filter(wire -> !wire.to().equals(id("e"))).toList();
    longer.with(graph.graph().modules().toArray(Module[]::new)).wired("m97>next>m98");
    wires.forEach(
        wire -> longer.wired(String.join(">", wire.from().value(), "next", wire.to().value())));
    assertThat(codes(longer)).containsExactly("TOO_LONG_WITHOUT_WAIT e");
  }

  @Test
  void theLimitOfModulesIsSaidAlone() {
    var graph = new TestGraph();
    for (int i = 0; i <= Limits.MODULES_MAX; i++) {
      graph.with(message("m" + i, ""));
    }
    assertThat(codes(graph)).containsExactly("TOO_MANY_MODULES");
  }

  @Test
  void fiveHundredModulesInOneCircleAreNoTrouble() {
    var ids = new String[Limits.MODULES_MAX];
    Arrays.setAll(ids, i -> "m" + i);
    var graph = new TestGraph();
    for (int i = 0; i < ids.length; i++) {
      graph.with(message(ids[i], "x")).wired(ids[i] + ">next>" + ids[(i + 1) % ids.length]);
    }
    assertThat(codes(graph)).containsExactlyInAnyOrder("NO_START", "CYCLE_WITHOUT_WAIT m0");
  }
}
