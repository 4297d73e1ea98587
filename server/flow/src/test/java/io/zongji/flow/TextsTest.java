package io.zongji.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TextsTest {
  @Test
  void findsEachVariableOnceInOrder() {
    assertThat(Texts.variables("${b} ${a} ${b} ${} ${ a }")).containsExactly("b", "a", "", " a ");
  }

  @Test
  void takesNoBracesForAVariable() {
    assertThat(Texts.variables("$ {a} ${a $a {a} ${${c} }")).containsExactly("c");
  }

  @Test
  void rendersWhatIsGivenAndLeavesTheRest() {
    assertThat(Texts.render("${WaitNo}/${Other}/${WaitNo}", Map.of("WaitNo", "3")))
        .isEqualTo("3/${Other}/3");
  }

  @Test
  void aValueIsNotRenderedAgain() {
    var values = Map.of("StaffNo", "${WaitNo}$1\\", "WaitNo", "3");
    assertThat(Texts.render("${StaffNo}", values)).isEqualTo("${WaitNo}$1\\");
  }

  @Test
  void trimsWhatAScriptWouldTrim() {
    assertThat(Texts.trim("\uFEFF\u00A0\u3000\u2028\t a\u200B b \r\n\u000B\f\u202F"))
        .isEqualTo("a\u200B b");
    assertThat(Texts.isBlank("\u2029\u1680")).isTrue();
    assertThat(Texts.isBlank("\u0085")).isFalse();
  }

  @Test
  void countsCodePointsAfterTrimming() {
    assertThat(Texts.length(" ａ😀字 ")).isEqualTo(3);
  }

  @Property
  void renderingWithoutValuesChangesNothing(@ForAll String text) {
    assertThat(Texts.render(text, Map.of())).isEqualTo(text);
  }

  @Property
  void nothingIsLeftOfAVariableThatHasAValue(@ForAll String before, @ForAll String after) {
    var rendered = Texts.render(before + "${WaitNo}" + after, Map.of("WaitNo", "7"));
    assertThat(Texts.variables(rendered)).doesNotContain("WaitNo");
  }
}
