package io.zongji.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class KeywordsTest {
  private static final List<Branch.Row> ROWS =
      List.of(row("1", "A"), row(" ", "B"), row("咨询", "A"), row("ＯＫ", "C"), row("ok", "D"));

  private static Branch.Row row(String keyword, String branch) {
    return new Branch.Row(keyword, branch);
  }

  @Test
  void widthCaseAndSpaceDoNotMatter() {
    assertThat(Keywords.form("　Ａb１ \n")).isEqualTo("ab1");
    assertThat(Keywords.form("STRASSE")).isEqualTo(Keywords.form("straße"));
    assertThat(Keywords.form("ẞ")).isEqualTo(Keywords.form("ß"));
    assertThat(Keywords.form("ﬁ")).isEqualTo("fi");
    assertThat(Keywords.form("①")).isEqualTo("1");
    assertThat(Keywords.form("\u200b1\ufeff")).isEqualTo("1");
    assertThat(Keywords.form("ガ")).isEqualTo(Keywords.form("ｶﾞ"));
  }

  @Test
  void equalityIsMeantAndNotContaining() {
    assertThat(Keywords.match(ROWS, "11")).isEmpty();
    assertThat(Keywords.match(ROWS, "我要咨询")).isEmpty();
    assertThat(Keywords.match(ROWS, "１")).contains(ROWS.getFirst());
  }

  @Test
  void theFirstOfEqualKeywordsCounts() {
    assertThat(Keywords.match(ROWS, "Ok").map(Branch.Row::branch)).contains("C");
  }

  @Test
  void aBlankAnswerMatchesNothing() {
    assertThat(Keywords.match(ROWS, "　")).isEmpty();
  }

  @Test
  void showsKeywordsAsWrittenWithoutBlanksAndRepeats() {
    assertThat(Keywords.shown(ROWS)).containsExactly("1", "咨询", "ＯＫ");
  }

  @Test
  void offersEachBranchOnceByTheFirstKeywordThatLeadsThere() {
    assertThat(Keywords.choices(ROWS)).containsExactly(new Choice("A", "1"), new Choice("C", "ＯＫ"));
    assertThat(Keywords.choices(List.of(row(" 2 ", " "), row("3", " B "), row("4", "B"))))
        .containsExactly(new Choice("2", "2"), new Choice("B", "3"));
  }

  @Test
  void keywordsThatWereWrittenAloneAreChoicesOfTheirOwn() {
    assertThat(Choice.of(Optional.empty(), List.of("1", "咨询")))
        .containsExactly(new Choice("1", "1"), new Choice("咨询", "咨询"));
  }

  @Property
  void fullWidthAndHalfWidthAreEqual(@ForAll @AlphaChars @NumericChars String text) {
    var wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c - '!' + '！')));
    assertThat(Keywords.form(wide.toString())).isEqualTo(Keywords.form(text));
    assertThat(Keywords.form(text.toUpperCase(Locale.ROOT))).isEqualTo(Keywords.form(text));
  }

  @Property(tries = 300)
  void everyShownKeywordIsAnAnswer(@ForAll @Size(max = 20) List<String> keywords) {
    var rows = keywords.stream().map(keyword -> row(keyword, "A")).toList();
    for (var shown : Keywords.shown(rows)) {
      assertThat(Keywords.match(rows, shown)).isPresent();
    }
  }
}
