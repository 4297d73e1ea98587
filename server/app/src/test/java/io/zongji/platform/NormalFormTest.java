package io.zongji.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NormalFormTest {
  @Test
  void whatCannotBeSeenMakesNoDifference() {
    assertThat(NormalForm.identifier("\u3000zwsp\u200b@x.com\u00a0")).isEqualTo("zwsp@x.com");
    assertThat(NormalForm.identifier("\ufeff００１２ａ")).isEqualTo("0012a");
    assertThat(NormalForm.key("Ｓtraße\u2060")).isEqualTo(NormalForm.key("STRASSE"));
    assertThat(NormalForm.digits("+86 138\u200b-0000 ０００１")).isEqualTo("8613800000001");
  }

  @Test
  void nothingInvisibleIsAName() {
    for (var text :
        new String[] {
          "",
          "\u200b",
          "\u202e\u200b",
          "\u3164",
          "\u2800 ",
          "\u200d",
          "\ufe0f",
          "\u0000",
          "\u00ad\u3000"
        }) {
      assertThat(NormalForm.visible(text)).as(text).isFalse();
    }
    assertThat(NormalForm.visible("张")).isTrue();
    assertThat(NormalForm.visible("1")).isTrue();
  }

  @Test
  void namesTurnNothingBesideThemAndKeepWhatTheirScriptNeeds() {
    assertThat(NormalForm.shown("张\u202e三\u2066")).isEqualTo("张三");
    var family = "👨\u200d👩\u200d👧";
    assertThat(NormalForm.shown(family)).isEqualTo(family);
    assertThat(NormalForm.shown("نمی\u200cخواهم")).isEqualTo("نمی\u200cخواهم");
    assertThat(NormalForm.shown("❤\ufe0f")).isEqualTo("❤\ufe0f");
    assertThat(NormalForm.shown("①Ａ")).isEqualTo("①Ａ");
  }
}
